"""How often, as one word for each cycle."""

import pytest

from rag.cycle import cycles, without_cycles


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("每月至少检查1次", ("月",)),
        ("每3个月检查一次", ("季度",)),
        ("三个月查一次", ("季度",)),
        ("按季度干的活", ("季度",)),
        ("年度性的工作", ("年",)),
        ("每六个月", ("半年",)),
        ("半年一次", ("半年",)),
        ("每两个月搞一次", ("2月",)),
        ("每11个月", ("11月",)),
        ("每日巡查，每周抽查", ("天", "周")),
        ("每月、每季、每半年的任务", ("月", "季度", "半年")),
        ("月月都要干的活", ("月",)),
        ("天天听炮响", ()),
        ("按年底的要求", ()),
        ("4月底前完成", ()),
        ("一个季度", ()),
    ],
)
def test_a_cycle_has_one_name(text: str, told: tuple[str, ...]) -> None:
    assert cycles(text) == told


def test_a_text_without_its_cycles() -> None:
    assert without_cycles("每月要做的事").strip() == "要做的事"
    assert without_cycles("要做的事") == "要做的事"
