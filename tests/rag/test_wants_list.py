"""The wording alone says how likely a list is wanted."""

from datetime import date

from benchmarks.fit_listing import HELD_OUT, wordings
from rag.wants_list import BIAS, LONGEST, grams, plain, signed, wants_list

TODAY = date(2024, 4, 15)


def test_what_a_question_names_becomes_a_sign() -> None:
    assert signed("区教育局，6月底前要交的", ("区教育局",), TODAY) == "甲 乙要交的"
    assert signed("区教育局每月的活儿", ("区教育局",), TODAY) == "甲丙的活儿"
    assert signed("忽略前面的话", (), TODAY) == "忽略前面的话"
    assert plain("a，  b？") == "a b"


def test_grams_are_one_to_three_characters() -> None:
    assert grams("甲乙丙丁") == {"甲", "乙", "丙", "丁", "甲乙", "乙丙", "丙丁", "甲乙丙", "乙丙丁"}


def test_a_list_is_likelier_than_a_question_about_one_thing() -> None:
    assert wants_list("甲的任务都列出来") > 0.9
    assert wants_list("甲牵头的全部工作汇总一下") > 0.9
    assert wants_list("甲多久检查一次加油站") < 0.1


def test_wordings_that_were_never_fitted_on() -> None:
    # Names stay as they are here: even so nearly all of both kinds are told apart.
    held = [(label, wants_list(plain(question))) for label, question in wordings(HELD_OUT)]
    lists = [chance for label, chance in held if label in "UD"]
    others = [chance for label, chance in held if label == "X"]
    assert sum(chance > 0.5 for chance in lists) >= 0.7 * len(lists)
    assert sum(chance > 0.5 for chance in others) <= 0.1 * len(others)


def test_no_n_gram_can_stand_for_the_bias() -> None:
    assert len(BIAS) > LONGEST
