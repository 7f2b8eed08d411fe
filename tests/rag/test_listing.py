"""When a question wants a whole list: of a unit, a period, a cycle, a theme."""

from dataclasses import replace

import pytest

from rag.asks import Asks
from rag.listing import listed
from rag.question import Question
from rag.terms import Term
from tests.rag.asked import TODAY, as_list, asked
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "检查校车。（责任单位：区教育局）每月演练1次。（区应急局牵头，区教育局配合）",
    "6月底前完成校园燃气排查。（区住建局牵头，区教育局配合）",
    "加强渡口巡查，每季度检查安全员培训的情况。（责任单位：区市场监管局）",
)
UNITS = ("区教育局", "区住建局", "区市场监管局")


def read(question: str) -> Question:
    """A question as it is read where its plan names these units."""
    return as_list(question, MADE, [one for one in UNITS if one in question])


@pytest.mark.parametrize(
    "question",
    [
        "区教育局负责哪些工作？",
        "区教育局",
        "跟区教育局有关的条款都找出来",
        "给我捋一捋区教育局要干的活",
        "区教育局 任务清单",
        "哪些条款点了区教育局的名",
        "区教育局名下一共几条",
        "区教育局相关内容汇总一下",
        "区教育局 牵头 2024",
        "写材料用，把区教育局牵头的事项全摘出来",
        "能不能把区教育局的任务一次列完整",
        "请提供区教育局作为牵头单位的任务明细",
        "区教育局 校车 相关任务 全部",
    ],
)
def test_all_duties_of_a_unit(question: str) -> None:
    assert read(question).wants is Asks.DUTIES


@pytest.mark.parametrize(
    "question",
    [
        "有哪些任务卡在6月底",
        "6月底前的任务清单",
        "时限是6月底的工作",
        "下半年要完成啥",
        "月底前要完成的有哪些",
        "10月底前区住建局要完成什么",
        "2024年底前完成的任务明细",
        "6月底前的任务，带上责任单位",
        "8月份之前得干完的，一条不落",
    ],
)
def test_all_that_falls_due(question: str) -> None:
    assert read(question).wants is Asks.DEADLINES


@pytest.mark.parametrize(
    "question",
    ["每月要做的事有哪些", "按季度干的活都列出来", "半年一次的工作清单", "区教育局每月的任务"],
)
def test_all_that_recurs(question: str) -> None:
    assert read(question).wants is Asks.RECURRING


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("关于燃气的所有规定", "燃气"),
        ("渡口方面的全部要求都列出来", "渡口"),
        ("校车都在哪几条里提到过", "校车"),
        ("各处对渡口提的要求都给我", "渡口"),
        ("写明“渡口”的是哪几样", "渡口"),
    ],
)
def test_all_that_is_said_of_a_theme(question: str, about: str) -> None:
    assert read(question).wants is Asks.THEME
    assert [term.text for term in read(question).about] == [about]


@pytest.mark.parametrize(
    "question",
    [
        "区教育局的校车怎么管？",
        "区教育局多久检查一次？",
        "区教育局多久检查一次校车",
        "区教育局要不要管校外培训机构",
        "区教育局和谁一起管校园周边",
        "区教育局校车的要求",
        "区教育局电话是多少",
        "渡口检查6月底前完成吗",
        "6月底前由谁完成排查",
        "更换线路什么时候完成",
        "每月查几次渡口",
        "校车有什么要求",
        "为什么校车归区教育局",
        "关于火箭的所有规定",
    ],
)
def test_no_list_is_wanted(question: str) -> None:
    lists = (Asks.DUTIES, Asks.DEADLINES, Asks.RECURRING, Asks.THEME)
    assert read(question).wants not in lists


def test_a_theme_may_be_named_in_everyday_words() -> None:
    """The question says 娃儿车, the plan 校车: one of the words that may stand for a term is enough."""
    question = asked("各处对校车提的要求都给我", MADE)
    term = Term("娃儿车", ("校车",))
    spoken = replace(question, terms=(term,))
    told = listed(spoken, (), MADE.text, TODAY)
    assert told.wants is Asks.THEME
    assert told.about == (term,)


@pytest.mark.parametrize("question", ["跟校车沾边的规定一个别漏", "校车的规定一共写了些什么"])
def test_nothing_is_to_be_left_out(question: str) -> None:
    assert read(question).wants is Asks.THEME


def test_who_does_what_recurs_stands_in_the_list() -> None:
    assert read("按“每季度”来办的，都是谁在办？").wants is Asks.RECURRING


def test_what_one_clause_says_is_no_list_over_all_of_them() -> None:
    question = replace(asked("全年的日子都念给我听", MADE), items=(3,))
    assert listed(question, (), MADE.text, TODAY).wants is not Asks.DEADLINES
    assert listed(replace(question, items=()), (), MADE.text, TODAY).wants is Asks.DEADLINES


def test_a_list_is_narrowed_only_where_the_question_says_what_it_is_about() -> None:
    assert [one.text for one in read("区教育局在燃气方面的全部任务").about] == ["燃气"]
    assert read("检查来了，区教育局的任务都列一下").about == ()


def test_the_short_name_of_a_unit_is_no_misspelling() -> None:
    assert "市监局" in asked("区市监局的任务清单", MADE).text
    assert not asked("区市监局的任务清单", MADE).notices
