"""What the engine says to questions about the samples; each value was read in the documents."""

import pytest

from rag.answer import Status, Turn
from rag.service import Service
from tests.rag.promises import addresses, keeps_its_promises, values_are_quoted

SAME = (
    ("城区禁止燃放烟花爆竹吗？", "城区能放鞭炮吗？"),
    ("养老机构夜间值班人员不得少于几人？", "养老院晚上值班不能少于几个人？"),
    ("临江区2024年集中充电端口要新建多少个？", "臨江區2024年集中充電端口要新建多少個？"),
    ("临江区2024年集中充电端口要新建多少个？", "临江区2024年电瓶车集中充电端口要装多少个？"),
    ("临江区2024年集中充电端口要新建多少个？", "临江区2024年集中冲电端口要新建多少个？"),
    ("青石镇石材加工企业多久检查一次？", "青石鎮石材加工企業多久檢查一次？"),
    ("使用超过8年的塔式起重机还能用吗？", "使用超过8年的塔吊还能用吗？"),
    ("玻璃栈道多久检测一次？", "玻璃栈到多久检测一次？"),
    ("玻璃栈道多久检测一次？", "　玻璃栈道　多久检测１次？？"),
)


@pytest.mark.parametrize(("plain", "other"), SAME)
def test_other_words_for_the_same_cite_the_same_clause(
    service: Service, plain: str, other: str
) -> None:
    cited = addresses(service.ask(plain))
    assert cited
    assert addresses(service.ask(other)) == cited


STATED = (
    ("渡工年龄不得超过多少岁？", "65周岁"),
    ("充电服务费最高能收多少？", "0.4元"),
    ("较大事故的技术调查要多少天内完成？", "45日内"),
    ("电梯困人了多久要赶到？", "30分钟"),
    ("农村平交路口改造2023年的时限是什么？", "2023年11月15日前"),
    ("医院的用电线路改造由哪个单位牵头？", "区卫健局"),
    ("2人死亡的事故谁来调查？", "由区政府成立调查组"),
    ("长途客车凌晨几点到几点要休息？", "凌晨2时至5时"),
    ("临江区2023年劝导员补贴是多少？", "每人每月300元"),
    ("重大隐患要在多久之内上报区安委办？", "24小时内"),
)


@pytest.mark.parametrize(("question", "value"), STATED)
def test_what_a_plan_states_is_answered(service: Service, question: str, value: str) -> None:
    answer = service.ask(question)
    assert answer.status is Status.ANSWERED
    assert value in answer.text
    values_are_quoted(answer)


@pytest.mark.parametrize(
    "question",
    [
        "区应急局局长叫什么名字？",
        "举报电话是多少？",
        "轨道交通2号线的监测由谁负责？",
        "东湖镇的微型消防站配备几人？",
        "2022年的举报奖励是多少？",
        "2022年区应急局负责哪些工作？",
        "2025年充电端口建多少个？",
        "青石镇2023年的燃气检查是几次？",
        "古镇灯会什么时候举办？",
        "青石镇渡工的工资是多少？",
        "电梯维保单位不到位罚多少钱？",
        "青石镇给石材企业安装湿式除尘设施补贴多少钱？",
        "无人机飞行安全归谁管？",
    ],
)
def test_what_no_plan_states_is_refused(service: Service, question: str) -> None:
    assert service.ask(question).status is Status.NO_EVIDENCE


@pytest.mark.parametrize("said", ["你好", "今天天气怎么样？", "帮我写一首诗"])
def test_what_is_no_question_to_the_plans_is_out_of_scope(service: Service, said: str) -> None:
    assert service.ask(said).status is Status.OUT_OF_SCOPE


def test_what_is_known_already_is_not_asked(service: Service) -> None:
    """除了…还: a clause about what is set aside does not answer."""
    answer = service.ask("除了渡船立即停航，云津市2024年大巴夜里还有什么规定？")
    assert "落地休息" in answer.text
    assert "停航" not in answer.text
    keeps_its_promises(answer, service)


@pytest.mark.parametrize(
    ("asked", "then", "value"),
    [
        ("老旧电梯安全评估由谁牵头？", "什么时候完成？", "2023年10月底前"),
        ("采石场关闭由谁牵头？", "完成时限呢", "12月底前，完成1家"),
        ("临江区2024年粉尘涉爆企业谁负责？", "多久检查一次？", "每季度"),
        ("高层住宅体检什么时候完成？", "配合的有哪些？", "区住建局、各镇街配合"),
        ("临江区2024年区教育局负责哪些工作？", "区文旅局呢？", "玻璃栈道"),
        ("电动自行车充电端口2024年要新建多少个？", "那2023年呢？", "3000个"),
    ],
)
def test_a_follow_up_keeps_the_subject(service: Service, asked: str, then: str, value: str) -> None:
    answer = service.ask(then, [Turn("user", asked), Turn("assistant", "……")])
    assert value in answer.text
    assert "疏散演练" not in answer.text
    keeps_its_promises(answer, service)
