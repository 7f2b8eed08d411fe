"""Misspelt words of a question → words of the plans; what is a word is left alone."""

import pytest

from rag.spelling import Spelling
from tests.rag.conftest import Ask

SPELLING = Spelling(
    "区应急管理局牵头，区财政局配合。一般隐患排查，重大隐患整改。区农业农村局负责。\n"
    "集中充电端口。渡口渡船。特种设备。玻璃栈道。燃放烟花爆竹。消防检查。第二方面。"
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("应及管理局负责什么？", "应急管理局负责什么？"),
        ("区应及管理局负责什么？", "区应急管理局负责什么？"),
        ("由谁签头？", "由谁牵头？"),
        ("一般隐换怎么排查？", "一般隐患怎么排查？"),
        ("重大引患怎么整改？", "重大隐患怎么整改？"),
        ("集中冲电端口建多少？", "集中充电端口建多少？"),
        ("玻璃栈到多久检测？", "玻璃栈道多久检测？"),
        ("渡口读船谁管？", "渡口渡船谁管？"),
        ("yinhuan怎么排查？", "隐患怎么排查？"),
    ],
)
def test_a_misspelt_word_becomes_the_word_of_the_plans(typed: str, meant: str) -> None:
    corrected, found = SPELLING.corrected(typed)
    assert corrected == meant
    replaced = typed
    for wrong, right in found:
        assert wrong in typed
        assert right in SPELLING.text
        replaced = replaced.replace(wrong, right)
    assert replaced == meant


@pytest.mark.parametrize(
    "typed",
    [
        "区林业局负责什么？",
        "林业局负责什么？",
        "区财务局负责什么？",
        "应急局负责什么？",
        "何单位牵头？",
        "由谁签字？",
        "充值端口谁管？",
        "第三方面",
        "LED灯谁管？",
        "plan",
        "CNG加气站谁管？",
        "区应急管理局牵头什么？",
        "",
    ],
)
def test_units_whole_words_numerals_and_right_spelling_stay(typed: str) -> None:
    assert SPELLING.corrected(typed) == (typed, ())


@pytest.mark.parametrize("typed", ["灯会上能放烟花吗？", "能放烟花吗？"])
def test_a_word_of_good_chinese_beside_a_word_of_the_plans_stays(typed: str) -> None:
    assert SPELLING.corrected(typed) == (typed, ())


def test_a_word_that_may_be_two_is_left_alone() -> None:
    twins = Spelling("公式展示。公示展示。")
    assert twins.corrected("gongshi") == ("gongshi", ())


def test_an_answer_tells_what_was_read_otherwise(ask: Ask) -> None:
    right, wrong = ask("渡口渡船由谁牵头？"), ask("渡口渡船由谁签头？")
    assert wrong.text == right.text
    assert "“签头”按“牵头”理解。" in wrong.notices
    assert "“签头”按“牵头”理解。" in wrong.trace.notes
    assert not any("理解" in one for one in right.notices)


@pytest.mark.parametrize("question", ["三必上是什么意思？", "古镇灯会能放烟花吗？"])
def test_a_right_question_is_never_read_otherwise(ask: Ask, question: str) -> None:
    assert not any(one.endswith("理解。") for one in ask(question).notices)
