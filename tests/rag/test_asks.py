"""What a question wants, in the words that people use."""

import pytest

from rag.asks import Asks, asks


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("渡口由谁负责？", (Asks.WHO,)),
        ("归哪个部门管？", (Asks.WHO,)),
        ("配合的有哪些", (Asks.WHO,)),
        ("牵头的有哪几家", (Asks.WHO,)),
        ("什么时候完成？", (Asks.WHEN,)),
        ("最晚哪天报送？", (Asks.WHEN,)),
        ("电梯困人了多久要赶到？", (Asks.WHEN,)),
        ("出了事故多久要报告？", (Asks.WHEN,)),
        ("多久检查一次？", (Asks.FREQUENCY,)),
        ("多久要开一次会？", (Asks.FREQUENCY,)),
        ("多久巡查？", (Asks.FREQUENCY,)),
        ("一年演练几次？", (Asks.FREQUENCY,)),
        ("奖励多少钱？", (Asks.AMOUNT,)),
        ("要提前多少天申请？", (Asks.AMOUNT,)),
        ("区住建局牵头哪些任务？", (Asks.DUTIES,)),
        ("区住建局配合的有哪些？", (Asks.DUTIES,)),
        ("2023年和2024年有什么变化？", (Asks.COMPARE,)),
        ("“红黄蓝”是什么意思？", (Asks.TERM,)),
        ("渔船没有救生衣能出航吗？", (Asks.YES_NO,)),
        ("区长叫什么名字？", (Asks.PERSON,)),
        ("加强校园安全管理", (Asks.REQUIREMENT,)),
        ("", (Asks.REQUIREMENT,)),
    ],
)
def test_wants(question: str, wants: tuple[Asks, ...]) -> None:
    assert asks(question) == wants


def test_two_wants_in_two_parts_are_both_heard() -> None:
    assert set(asks("由谁牵头，什么时候完成？")) == {Asks.WHO, Asks.WHEN}
    assert set(asks("有几家企业，多久督导一次？")) == {Asks.AMOUNT, Asks.FREQUENCY}
