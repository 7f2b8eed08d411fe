"""A sentence speaks of what a question names, and not of its counterpart."""

import pytest

from rag.agreement import agrees
from rag.asks import Asks

REQUIREMENT, FREQUENCY, WHO, AMOUNT = Asks.REQUIREMENT, Asks.FREQUENCY, Asks.WHO, Asks.AMOUNT


@pytest.mark.parametrize(
    ("asks", "question", "text"),
    [
        (AMOUNT, "白天最少几个人值班", "夜间值班人员不得少于2人。"),
        (REQUIREMENT, "校外的摊点怎么管", "校园内食堂每日查验。"),
        (FREQUENCY, "校车司机多久培训一次", "校车每学期开学前完成1次安全技术检验。"),
        (FREQUENCY, "多久演练一次", "每月检查1次，组织演练。"),
        (REQUIREMENT, "放鞭炮被抓住怎么罚", "城区全域禁止燃放烟花爆竹。"),
        (WHO, "专家组的组长都由谁来当", "组建18个行业专家组。"),
        (REQUIREMENT, "县级开什么会", "市政府常务会议每季度听取汇报。"),
    ],
)
def test_the_counterpart_does_not_answer(asks: Asks, question: str, text: str) -> None:
    assert not agrees(asks, question, text)


@pytest.mark.parametrize(
    ("asks", "question", "text"),
    [
        (AMOUNT, "晚上几个人值班", "夜间值班人员不得少于2人。"),
        (AMOUNT, "白天和晚上各几个人值班", "夜间值班人员不得少于2人。"),
        (AMOUNT, "最少几个人值班", "夜间值班人员不得少于2人。"),
        (FREQUENCY, "多久查一次", "每季度至少巡查1次，开展培训。"),
        (FREQUENCY, "多久一次", "每学期培训1次。"),
        (REQUIREMENT, "乱放鞭炮怎么罚", "违规燃放的依法查处。"),
        (WHO, "专家组组长由谁来当", "由局长担任组长。"),
        (WHO, "专家由谁请", "组建18个行业专家组。"),
    ],
)
def test_what_is_the_same_or_not_told_apart_agrees(asks: Asks, question: str, text: str) -> None:
    assert agrees(asks, question, text)
