"""A follow-up with the question before it → what would be asked alone."""

from datetime import date

import pytest

from rag.answer import Turn
from rag.conversation import earlier_question
from rag.followup import standalone
from rag.references import find_references
from tests.rag.plans import NUMBERED, PLACES

TODAY = date(2024, 6, 15)


def turns(*asked: str) -> list[Turn]:
    """A conversation in which each question got some answer."""
    return [
        turn for said in asked for turn in (Turn("user", said), Turn("assistant", "区应急局。"))
    ]


@pytest.mark.parametrize(
    ("history", "question", "holds"),
    [
        (["老旧电梯安全评估由谁牵头?"], "什么时候完成?", ["老旧电梯安全评估", "什么时候"]),
        (["采石场关闭由谁牵头?"], "完成时限呢", ["采石场关闭", "时限"]),
        (["粉尘涉爆企业由谁负责?"], "多久检查一次?", ["粉尘涉爆企业", "多久检查一次"]),
        (["粉尘涉爆企业多久检查一次?"], "由谁负责?", ["粉尘涉爆企业", "由谁负责"]),
        (["渡口多久检查一次?", "谁负责?"], "什么时候完成?", ["渡口", "什么时候"]),
        (["区应急局要做什么?"], "区住建局呢?", ["区住建局要做什么"]),
        (["2023年渡口谁管?"], "2024年呢?", ["2024年", "渡口谁管"]),
        (["2023年渡口谁管?"], "那镇上呢?", ["镇上", "渡口谁管"]),
        (["2024年渡口谁管?"], "上一年呢?", ["2023年", "渡口谁管"]),
        (["2023年渡口检查几次?"], "第二年变成几次了", ["2024年", "渡口"]),
        (["2024年渡口检查几次?"], "那2023年呢?归谁管?", ["2023年", "渡口检查几次", "归谁管"]),
        (["临江区2024年渡口检查几次?"], "那青石镇同年的呢", ["2024年", "渡口"]),
        (["2024年渡口检查几次?"], "那2023年呢，也是这个数不", ["2023年", "渡口检查几次"]),
        (["2023年渡口谁管?"], "后一年的呢?", ["2024年", "渡口谁管"]),
        (["矿山整治由谁负责?"], "工贸的呢?", ["工贸", "由谁负责"]),
        (["一级风险实验室多久检查一次?"], "校车呢?", ["校车", "多久检查一次"]),
        (["查实重大隐患奖多少?"], "一般隐患呢?", ["一般隐患", "查实", "奖多少"]),
        (["去年有几处渡口?"], "2024年还剩几处?", ["2024年", "渡口"]),
        (["危险废物归谁管?"], "那高危企业自动化回头看呢?", ["高危企业自动化回头看", "归谁管"]),
        (["季度特色专项干什么?"], "按月的那个怎么弄?", ["专项", "按月的那个怎么弄"]),
        (["2023年渡口谁管?"], "燃气管道由谁负责更新?", ["2023年", "燃气管道由谁负责更新"]),
        (["临江区2023年渡口谁管?"], "2024年那份里，燃气管道由谁负责更新?", ["临江区", "2024年"]),
        (
            ["临江区2023年渡口谁管?"],
            "我本来就是渡口上干活的呢，查得会不会多一些?",
            ["临江区2023年"],
        ),
    ],
)
def test_it_takes_from_the_history_what_it_lacks(
    history: list[str], question: str, holds: list[str]
) -> None:
    alone = standalone(question, earlier_question(turns(*history), PLACES, TODAY), PLACES)
    assert all(words in alone for words in holds), alone


@pytest.mark.parametrize(
    ("history", "question", "lacks"),
    [
        (["区应急局要做什么?"], "区住建局呢?", "应急局"),
        (["2023年渡口谁管?"], "2024年呢?", "2023"),
        (["去年有几处渡口?"], "2024年还剩几处?", "2023"),
        (["一级风险实验室多久检查一次?"], "校车呢?", "实验室"),
        (["查实重大隐患奖多少?"], "一般隐患呢?", "重大"),
        (["微型消防站配几个人?"], "渡口谁管?", "消防站"),
        (["临江区2023年渡口谁管?"], "其他计划里，渡口由谁来管，多久检查一次?", "临江区"),
        (["临江区2023年渡口谁管?"], "2024年那份里，燃气管道由谁负责更新?", "2023"),
    ],
)
def test_it_leaves_behind_what_was_replaced(history: list[str], question: str, lacks: str) -> None:
    assert lacks not in standalone(
        question, earlier_question(turns(*history), PLACES, TODAY), PLACES
    )


def test_another_plan_takes_the_place_of_the_one_before() -> None:
    alone = standalone("那要点二呢?", "要点一里渡口由谁负责?", NUMBERED)
    assert "要点二" in alone
    assert "要点一" not in alone
    assert "渡口由谁负责" in alone


@pytest.mark.parametrize("history", [[], turns("渡口谁管?"), [Turn("user", "。。")]])
def test_a_question_that_names_everything_stays(history: list[Turn]) -> None:
    question = "临江区2024年电动自行车集中充电端口要新建多少个?"
    assert standalone(question, earlier_question(history, PLACES, TODAY), PLACES) == question


@pytest.mark.parametrize(
    "earlier",
    [
        "临江区2023年和云津市渡口检查几次",
        "临江区2023年、2024年和云津市2024年渡口检查几次",
        "市里和临江区2023年渡口检查几次",
    ],
)
def test_the_plans_of_a_conversation_keep_their_years(earlier: str) -> None:
    alone = standalone("养老院夜间最少几个人值班看护老人", earlier, PLACES)
    carried = find_references(alone, PLACES)
    assert set(carried.plan_ids) == set(find_references(earlier, PLACES).plan_ids)
    assert not carried.missing
    assert "年" not in alone.replace("2023年", "").replace("2024年", "")


def test_another_plan_drops_the_number_of_an_item() -> None:
    """第3条 of one plan is another clause of the next one."""
    alone = standalone("那要点二呢?", "要点一第3条电动自行车怎么管?", NUMBERED)
    assert "第3条" not in alone
    assert "电动自行车" in alone
