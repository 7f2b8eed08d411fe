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
        ("4月底前要完成哪些工作？", (Asks.DEADLINES,)),
        ("下个月有哪些工作到期？", (Asks.DEADLINES,)),
        ("二季度有哪些任务要完成？", (Asks.DEADLINES,)),
        ("年底前必须完成的任务有哪些？", (Asks.DEADLINES,)),
        ("9月底到期的有哪些？", (Asks.DEADLINES,)),
        ("把6月底前要完成的工作列出来", (Asks.DEADLINES,)),
        ("几月有哪些工作到期？", (Asks.DEADLINES,)),
        ("燃气报警器几月底前装完？", (Asks.WHEN,)),
        ("渡口6月由谁检查？", (Asks.WHO,)),
        ("区住建局6月负责哪些事故？", (Asks.DUTIES,)),
        ("我要找负责燃气的部门，是哪个？", (Asks.WHO,)),
        ("我要找负责电动自行车的单位，是哪个？", (Asks.WHO,)),
        ("负责燃气的部门叫什么？", (Asks.WHO,)),
        ("由哪一家单位牵头？", (Asks.WHO,)),
        ("哪一家是牵头的单位？", (Asks.WHO,)),
        ("每隔多长时间检查一次？", (Asks.FREQUENCY,)),
        ("每隔多久巡查？", (Asks.FREQUENCY,)),
        ("全年演练多少次？", (Asks.FREQUENCY,)),
        ("全年新建消防站多少个？", (Asks.AMOUNT,)),
        ("全年新建充电端口多少个？", (Asks.AMOUNT,)),
        ("每天最多进多少个游客？", (Asks.AMOUNT,)),
        ("视频监控要保存多长时间？", (Asks.AMOUNT,)),
        ("2024年比2023年多了什么？", (Asks.COMPARE,)),
        ("加强校园安全管理", (Asks.REQUIREMENT,)),
        ("想把跟区住建局沾边的活儿都理一遍，有哪些？", (Asks.DUTIES,)),
        ("区住建局牵头、负责和配合的事有哪些？", (Asks.DUTIES,)),
        ("区住建局摊上了几件事？", (Asks.DUTIES,)),
        ("这件事是什么部门管？", (Asks.WHO,)),
        ("这事落在哪两家头上？", (Asks.WHO,)),
        ("归哪两个局管？", (Asks.WHO,)),
        ("片子是给谁看的？", (Asks.REQUIREMENT,)),
        ("“五必查”具体查哪五样？", (Asks.TERM,)),
        ("市里和镇里比，哪家最大方？", (Asks.COMPARE,)),
        ("用了好多年的管道换不换？", (Asks.REQUIREMENT,)),
        ("放炮仗要交几百块？", (Asks.AMOUNT,)),
        ("修水泵的钱从哪里出？", (Asks.FUNDS,)),
        ("校车检验的归口单位", (Asks.WHO,)),
        ("协助单位有哪些", (Asks.WHO,)),
        ("校车几天一查", (Asks.FREQUENCY,)),
        ("校车隔几天查一次", (Asks.FREQUENCY,)),
        ("校车是月查还是季查", (Asks.FREQUENCY,)),
        ("每个站得配几个人", (Asks.AMOUNT,)),
        ("劝导员补贴标准", (Asks.AMOUNT,)),
        ("离学校多远", (Asks.AMOUNT,)),
        ("是年中还是年底完成", (Asks.WHEN,)),
        ("哪一天之前要完成？", (Asks.WHEN,)),
        ("", (Asks.REQUIREMENT,)),
    ],
)
def test_wants(question: str, wants: tuple[Asks, ...]) -> None:
    assert asks(question) == wants


def test_two_wants_in_two_parts_are_both_heard() -> None:
    assert set(asks("由谁牵头，什么时候完成？")) == {Asks.WHO, Asks.WHEN}
    assert set(asks("有几家企业，多久督导一次？")) == {Asks.AMOUNT, Asks.FREQUENCY}
