"""Which tasks recur: every sentence with the cycle, of a unit only its own."""

from index.record import record_of
from rag.answers.about import NARROWED
from rag.answers.line import Drawn
from rag.answers.recurring import NONE_RECURS, recurring_tasks
from tests.rag.asked import as_list, texts
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "每月检查校车1次。（责任单位：区教育局）每季度演练。（区应急局牵头，区教育局配合）",
    "每3个月巡查渡口1次，6月底前报送总结。（责任单位：区交通局）",
    "渡口按月检查台账，12月底前归档。",
)
OTHER = plan("乙区2024年工作要点", "每月通报。（责任单位：区教育局）")
RECORDS = (record_of(MADE, 120), record_of(OTHER, 120))


def drawn(question: str, *units: str) -> Drawn:
    """What the first plan says."""
    return recurring_tasks(as_list(question, MADE, units), units, RECORDS)


def test_every_sentence_with_the_cycle_however_it_is_written() -> None:
    assert texts(drawn("每季度要做的事有哪些？").lines) == [
        "每季度演练。",
        "每3个月巡查渡口1次，6月底前报送总结。",
    ]


def test_of_a_unit_only_what_it_carries() -> None:
    assert texts(drawn("区教育局每季度的任务", "区教育局").lines) == ["每季度演练。"]
    assert drawn("区教育局每年的任务", "区教育局").notices == (
        NONE_RECURS.format(units="区教育局"),
    )


def test_narrowed_to_what_it_is_about_and_said_so() -> None:
    found = drawn("渡口方面每季度的任务")
    assert texts(found.lines) == ["每3个月巡查渡口1次，6月底前报送总结。"]
    assert found.notices == (NARROWED.format(words="渡口"),)
