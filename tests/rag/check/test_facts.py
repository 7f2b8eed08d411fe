"""Facts of a text: equal however they are written, different where they differ."""

import pytest

from rag.check.facts import Fact, facts_of
from rag.check.kinds import Kind
from rag.check.units import UnitNames
from tests.rag.check.cited import UNITS


def values(text: str, units: UnitNames = UNITS) -> list[str]:
    return [fact.value for fact in facts_of(text, units)]


@pytest.mark.parametrize(
    "texts",
    [
        ("检查2次", "检查两次", "检查２次", "检查二次"),
        ("5-10月", "5—10月份", "5月至10月", "5至10月", "五月到十月"),
        ("每季度", "每个季度", "每季"),
        ("每两个月", "每2个月"),
        ("每半月", "每半个月"),
        ("每日", "每天"),
        ("90%", "90％", "百分之九十", "9成以上"[:2]),
        ("4月底前", "四月底之前", "4月末以前"),
        ("9月20日前", "９月２０日之前"),
        ("24小时内", "二十四小时之内"),
        ("500-5000元", "500元至5000元"),
        ("5万元", "50000元", "五万元", "50,000元"),
        ("1.8万户", "18000户"),
        ("15个工作日内", "十五个工作日以内"),
        ("至少", "不少于", "不得少于"),
        ("不超过", "至多", "不得超过"),
        ("严禁", "禁止", "不得"),
        ("区安委办", "区安委会办公室"),
    ],
)
def test_equal_facts(texts: tuple[str, ...]) -> None:
    assert len({tuple(values(text)) for text in texts}) == 1
    assert values(texts[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4月底前", "4月底后"),
        ("4月底前", "4月前"),
        ("4月底前", "14月底前"),
        ("5200个", "5200家"),
        ("5200个", "5300个"),
        ("4.6万台", "46万台"),
        ("15个工作日", "15日"),
        ("每月", "每季度"),
        ("每月", "每两个月"),
        ("至少1次", "至多1次"),
        ("90%以上", "90%以下"),
        ("2023年", "2024年"),
        ("第3项", "3项"),
        ("30家", "30余家"),
        ("可以", "方可"),
        ("区应急局", "市应急局"),
        ("5-10月", "5-9月"),
    ],
)
def test_different_facts(one: str, other: str) -> None:
    assert values(one) != values(other)


def test_who_has_which_role() -> None:
    roles = [
        one for one in facts_of("由区应急局牵头，区财政局配合", UNITS) if one.kind is Kind.ROLE
    ]
    assert [one.words for one in roles] == ["区应急管理局牵头", "区财政局配合"]


def test_plans_are_facts() -> None:
    found = facts_of("《某区2024年要点》和要点一", UNITS)
    assert [one for one in found if one.kind is Kind.PLAN] == [
        Fact(Kind.PLAN, "某区2024年要点", "《某区2024年要点》"),
        Fact(Kind.PLAN, "要点一", "要点一"),
    ]


def test_a_numeral_inside_a_set_phrase_is_no_number() -> None:
    assert values("落实三管三必须和十四五规划") == []
