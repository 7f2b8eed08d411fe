"""Units in a question as terms."""

from rag.unit_terms import unit_terms


def test_a_unit_is_one_term_and_leaves_the_question() -> None:
    (term,), rest = unit_terms("渡口渡船由镇交管站牵头吗", ["镇交管站"])
    assert term.text == "交管站"
    assert rest == "渡口渡船由 牵头吗"


def test_a_unit_stands_in_every_spelling() -> None:
    (term,), rest = unit_terms("区应急管理局何时检查渡口", ["区应急局"])
    assert rest.strip() == "何时检查渡口"
    assert term.stands("由区应急局牵头")
    assert term.stands("由区应急管理局牵头")
    assert not term.stands("由区住建局牵头")


def test_without_units_the_question_stays() -> None:
    assert unit_terms("区应急管理局何时检查", []) == ((), "区应急管理局何时检查")
