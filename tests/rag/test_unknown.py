"""Names that no plan holds."""

import pytest

from rag.unknown import unknown_names

VOCABULARY = "主流媒体；区应急局牵头，区住建局配合；青石镇；轨道交通1号线；市场监管"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("区体育局负责什么", ("区体育局",)),
        ("东湖镇的消防站配几人", ("东湖镇",)),
        ("轨道交通2号线谁管", ("2号线",)),
        ("由区体育局还是区应急局负责", ("区体育局",)),
        ("红十字会负责什么", ("红十字会",)),
        ("供销社有哪些任务", ("供销社",)),
        ("区工商联要做什么", ("区工商联",)),
        ("行业协会负责什么", ("行业协会",)),
        ("市气象台负责什么", ("市气象台",)),
        ("博物馆的消防谁负责", ("博物馆",)),
        ("枫林区的消防由谁负责", ("枫林区",)),
        ("枫林县去年的目标", ("枫林县",)),
        ("农机站负责哪些工作", ("农机站",)),
        ("学校保卫科要配合什么", ("学校保卫科",)),
    ],
)
def test_unknown(question: str, names: tuple[str, ...]) -> None:
    assert unknown_names(question, VOCABULARY)[:1] == names


@pytest.mark.parametrize(
    "question",
    [
        "区应急局负责什么",
        "校园食堂归不归区应急局管",
        "给县区分管领导办培训",
        "由镇里办理手续吗",
        "在区一级办培训找谁",
        "区应急管理局负责什么",
        "青石镇的消防站配几人",
        "轨道交通1号线谁管",
        "各乡镇要做什么",
        "全区今年的目标",
        "工业园区谁管",
        "区领导要做什么",
        "工业区的消防由谁负责",
        "商业区由谁负责",
        "县里谁负责",
        "全市今年的目标",
        "实验室的危险药品由谁负责",
        "加油站由谁管",
        "协会员的培训谁管",
        "有的镇老是出事怎么办",
        "市局设在区里的那个分局管什么",
        "听说镇上不准用了",
        "一年要往市安委办报两个",
        "报纸电视台多久曝光一次",
        "跟着区应急局一起配合的是谁",
        "区里隔多久往市安委办报一次",
        "区属国有公司怎么考核",
        "一个镇街配几个人",
        "气象台挂了预警，渡船怎么办",
    ],
)
def test_known_or_no_name(question: str) -> None:
    assert unknown_names(question, VOCABULARY) == ()


@pytest.mark.parametrize(
    "question", ["红十字会负责什么", "市红十字会负责什么", "供销社负责什么", "企业协会负责什么"]
)
def test_a_body_that_the_plans_name_is_known(question: str) -> None:
    assert unknown_names(question, "市红十字会、供销社和企业协会配合") == ()


@pytest.mark.parametrize(
    "question",
    [
        "那么东湖镇的渡口谁管",
        "我想知道东湖镇的渡口谁管",
        "青石镇2024年东湖镇的渡口谁管",
        "请问一下区体育局负责什么",
    ],
)
def test_words_in_front_hide_no_name(question: str) -> None:
    assert unknown_names(question, VOCABULARY)
