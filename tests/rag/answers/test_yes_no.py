"""Is it so? The clause decides, or it is said that it does not."""

import pytest

from rag.answers.yes_no import OPEN, yes_no_line
from tests.rag.asked import UNITS, asked, evidence, line
from tests.rag.conftest import Ask
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "渡工年龄不得超过65周岁。",
    "每两个月检查1次，8月底前安装设施。",
    "危房严禁出租。",
    "高危企业设置安全总监。",
    "由区住建局牵头评估燃气。",
    "培训不少于24学时。",
    "矿山未经许可不设置围挡。",
    "可以委托第三方。",
    "餐饮店每月检查1次，严禁使用50公斤气瓶。",
    "商场每季度检查1次，营业期间严禁动火作业。",
    "C级自建房严禁出租，D级自建房7月底前拆除。",
    "为老人免费更换软管。",
)


def told(question: str, words: str, covered: float = 1.0) -> str:
    """The beginning of the line: 是, 不是, or "" where the clause does not settle it."""
    best = evidence(MADE, words, covered)
    decided = yes_no_line(asked(question), best, line(MADE, best.sentence.text), UNITS)
    return decided.text.partition("。原文：")[0] if decided else ""


@pytest.mark.parametrize(
    ("question", "words", "verdict"),
    [
        ("渡工年龄不得超过65周岁，对吗？", "渡工", "是"),
        ("是每两个月检查一次吗？", "每两个月", "是"),
        ("是每季度检查一次吗？", "每两个月", "不是"),
        ("8月底前要装好，对吗？", "每两个月", "是"),
        ("9月底前要装好，对吗？", "每两个月", "不是"),
        ("由区住建局牵头评估燃气吗？", "区住建局", "是"),
        ("由区教育局牵头评估燃气吗？", "区住建局", "不是"),
        ("危房可以出租吗？", "危房", "不是"),
        # A value that the ban speaks of does not make it so.
        ("餐饮店可以用50公斤气瓶吗？", "气瓶", "不是"),
        ("允许使用50公斤气瓶吗？", "气瓶", "不是"),
        ("C级自建房能出租吗？", "自建房", "不是"),
        ("老人更换软管要钱吗？", "软管", "不是"),
        ("老人更换软管要不要钱？", "软管", "不是"),
        ("高危企业要设置安全总监吗？", "高危", "是"),
    ],
)
def test_what_the_clause_settles(question: str, words: str, verdict: str) -> None:
    assert told(question, words) == verdict


@pytest.mark.parametrize(
    ("question", "words", "covered"),
    [
        ("危房可以出租吗？", "危房", 0.6),
        # The ban is about C级 alone.
        ("D级自建房能出租吗？", "自建房", 1.0),
        ("商场可以检查吗？", "商场", 1.0),
        ("高危企业设置安全总监要钱吗？", "高危", 1.0),
        ("高危企业要设置安全总监吗？", "高危", 0.5),
        ("可以委托第三方吗？", "委托", 1.0),
        ("矿山要设置围挡吗？", "矿山", 1.0),
        ("由区教育局负责检查吗？", "每两个月", 1.0),
    ],
)
def test_what_the_clause_leaves_open(question: str, words: str, covered: float) -> None:
    assert told(question, words, covered) == ""


def test_what_is_forbidden_need_not_be_asked_in_every_word_of_the_clause() -> None:
    assert told("商场营业期间可以动火吗？", "商场", 0.75) == "不是"


def test_a_value_that_the_clause_does_not_have_leaves_it_open() -> None:
    assert told("高危企业每月要设置安全总监吗？", "高危") == ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("渡工可以是60周岁吗？", "渡工"),
        ("培训30学时可以吗？", "培训"),
    ],
)
def test_a_value_within_the_bounds_of_the_clause_is_not_denied(question: str, words: str) -> None:
    assert told(question, words) != "不是"


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("渡工年龄不得超过65周岁，对吗？", "是。原文：青石渡、白沙渡"),
        ("石材加工企业是每季度检查一次吗？", "不是。原文：对47家石材加工企业"),
        ("高温熔融金属作业区域可以设置会议室吗？", "不是。原文：钢铁、铝加工企业"),
        ("高危企业要设置安全总监吗？", "是。原文：从业人员300人以上"),
    ],
)
def test_an_answer_begins_with_the_verdict(ask: Ask, question: str, begins: str) -> None:
    answer = ask(question)
    assert answer.text.startswith(begins)
    assert OPEN not in answer.notices


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("渡口渡船由镇交管站牵头吗？", "是。"),
        ("青石镇的渡口渡船由镇应急办牵头吗？", "不是。"),
    ],
)
def test_the_note_says_who_is_in_charge(ask: Ask, question: str, begins: str) -> None:
    told = [one for one in ask(question).sentences if "四不开航" in one.text]
    assert [one.text.split("》：")[-1].startswith(begins) for one in told] == [True]


def test_what_is_not_settled_is_said_and_quoted_as_it_stands(ask: Ask) -> None:
    answer = ask("对出租房内违规充电行为开展夜查的效果好吗？")
    assert answer.kind == "是否"
    assert OPEN in answer.notices
    assert not answer.text.startswith(("是。", "不是。"))
