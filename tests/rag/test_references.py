"""Which plans a question names, and what it names that is not there."""

from dataclasses import replace

import pytest

from index.plan import Level
from rag.references import find_references
from tests.rag.plans import CITY, DISTRICT_2023, DISTRICT_2024, NUMBERED, PLACES, TOWN, plan


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("要点一由谁负责？", {"2024年工作要点一"}),
        ("工作要点（二）里怎么说", {"2024年工作要点二"}),
        ("要点2第16项", {"2024年工作要点二"}),
        ("要点一和要点三有什么不同", {"2024年工作要点一", "2024年工作要点三"}),
        ("要点一、二里谁管", {"2024年工作要点一", "2024年工作要点二"}),
        ("第三个要点", {"2024年工作要点三"}),
        ("三号要点里按月做的", {"2024年工作要点三"}),
        ("一号文咋提", {"2024年工作要点一"}),
        ("拖拉机,二跟三的口气不太一样", {"2024年工作要点二", "2024年工作要点三"}),
        ("要点二2024年要宣讲哪几个省里的文件", {"2024年工作要点二"}),
        ("头一份和末一份分别派给谁", {"2024年工作要点一", "2024年工作要点三"}),
        ("这件事,一和二两份管的范围一样大不", {"2024年工作要点一", "2024年工作要点二"}),
    ],
)
def test_numbered_plans(question: str, ids: set[str]) -> None:
    found = find_references(question, NUMBERED)
    assert set(found.plan_ids) == ids
    assert found.named
    assert not found.missing


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("要点一和要点三有什么不同", True),
        ("要点一、二、三的频次分别是多少", True),
        ("要点一、要点二各怎么要求", True),
        ("要点一由谁负责", False),
        ("三份要点怎么说", False),
        ("渡口谁管", False),
    ],
)
def test_plans_named_one_by_one(question: str, each: bool) -> None:
    assert find_references(question, NUMBERED).each is each


def test_a_year_of_many_plans_names_none_of_them() -> None:
    assert not find_references("2024年渡口检查", PLACES).each
    assert find_references("青石镇和临江区2024年", PLACES).each


@pytest.mark.parametrize("question", ["归哪两个局管", "连续两年垫底的镇", "粉尘和危化两个底数"])
def test_two_of_something_else_is_no_word_for_plans(question: str) -> None:
    assert find_references(question, NUMBERED).words == ()


def test_a_word_that_is_also_a_place_names_no_plan() -> None:
    town = replace(plan("和平区2024年工作要点"), issuer="和平区安全生产委员会")
    assert not find_references("和平时期怎么管", (town,)).named
    assert find_references("和平区怎么管", (town,)).named


def test_a_number_that_no_plan_has_is_missing() -> None:
    assert find_references("要点四里怎么说？", NUMBERED).missing == ("工作要点四",)


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("2023年的渡口检查", {DISTRICT_2023}),
        ("2024年渡口检查", {DISTRICT_2024, CITY, TOWN}),
        ("24年渡口检查", {DISTRICT_2024, CITY, TOWN}),
        ("2023年和2024年有什么不同", {DISTRICT_2023, DISTRICT_2024}),
        ("市里怎么规定", {CITY}),
        ("全市有多少家", {CITY}),
        ("镇上谁管", {TOWN}),
        ("区里谁管", {DISTRICT_2023, DISTRICT_2024}),
        ("临江区2023年的目标", {DISTRICT_2023}),
        ("临江的渡口谁管", {DISTRICT_2023, DISTRICT_2024}),
        ("过期的气瓶，云津怎么处理", {CITY}),
        ("镇上的隐患报到区里要多久", {TOWN}),
        ("青石镇和临江区2024年", {TOWN, DISTRICT_2024}),
        ("云津的要点", {CITY}),
        ("向市里举报隐患几天有回音", {CITY}),
        ("青石那份怎么说", {TOWN}),
        ("青石这边自家房子评成C级", {TOWN}),
        ("房子是C级的,在青石还可以出租吗", {TOWN}),
        ("临江23年对一般事故给几天", {DISTRICT_2023}),
        ("写材料用:临江的救援队,前后两年各几支", {DISTRICT_2023, DISTRICT_2024}),
    ],
)
def test_years_places_and_levels_narrow_each_other(question: str, plans: set[object]) -> None:
    found = find_references(question, PLACES)
    assert {plan for plan in PLACES if plan.id in found.plan_ids} == plans
    assert found.named
    assert not found.missing


@pytest.mark.parametrize(
    ("question", "plans"),
    [
        ("临江区2023年、2024年和云津市2024年各是多少", {DISTRICT_2023, DISTRICT_2024, CITY}),
        ("市里、临江区2023年、临江区2024年各怎么定", {DISTRICT_2023, DISTRICT_2024, CITY}),
        ("临江区2023年和云津市有什么不同", {DISTRICT_2023, CITY}),
        ("临江区和云津市2024年各多少", {DISTRICT_2024, CITY}),
        ("2024年换管子，区里换多少公里，云津全市换多少公里", {DISTRICT_2024, CITY}),
        ("2023年的临江区和2024年的青石镇", {DISTRICT_2023, TOWN}),
        ("2023年和2024年临江区的目标", {DISTRICT_2023, DISTRICT_2024}),
        ("云津市、临江区2024年、青石镇三家比", {CITY, DISTRICT_2024, TOWN}),
        ("青石镇，临江区2023年", {TOWN, DISTRICT_2023}),
        ("更新公里数:云津2024 / 临江2023", {CITY, DISTRICT_2023}),
        ("青石那份和区里2023年那份差在哪儿", {TOWN, DISTRICT_2023}),
        ("2024年市、区、镇三级的目标", {CITY, DISTRICT_2024, TOWN}),
        ("2024年三份要点(市、区、镇)里讲到演练的", {CITY, DISTRICT_2024, TOWN}),
    ],
)
def test_a_year_belongs_to_the_issuer_beside_it(question: str, plans: set[object]) -> None:
    found = find_references(question, PLACES)
    assert {plan for plan in PLACES if plan.id in found.plan_ids} == plans
    assert found.each
    assert not found.missing


def test_an_issuer_without_a_plan_of_its_year_is_missing() -> None:
    missing = find_references("临江区2023年和青石镇2023年各多少", PLACES).missing
    assert missing == ("“青石镇 2023年”的计划",)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("临江区2022年要点怎么说", "2022年的计划"),
        ("2022年奖励多少", "2022年的计划"),
        ("2031年要建多少", "2031年的计划"),
        ("江北区2024年的要点", "江北区"),
        ("青石镇2023年查几次", "“青石镇 2023年”的计划"),
        ("省里的要点怎么说", "省级的计划"),
    ],
)
def test_what_the_library_does_not_hold_is_missing(question: str, missing: str) -> None:
    assert missing in find_references(question, PLACES).missing


@pytest.mark.parametrize(
    "question",
    [
        "事故起数比2022年下降多少",  # what the plan compares with
        "2025年底前建成什么",  # a date that a plan sets
        "给补2000块钱找谁",
        "举报奖励2000元吗",
        "渡口谁管",
        "市场监管由谁负责",
        "工业园区和各镇街要做什么",
        "青石板路怎么修",
        "住在青石岭采石场山脚下",
        "卖青石的店",
        "青石岭采石场的爆破",
        "县里分管安全的领导",
        "向市里报告要几天",
        "市、区、镇安委办",
        "宣讲哪几个省里的文件",
    ],
)
def test_years_and_places_that_name_no_plan(question: str) -> None:
    found = find_references(question, PLACES)
    assert set(found.plan_ids) == {plan.id for plan in PLACES}
    assert not found.missing
    assert not found.named


def test_the_words_that_name_plans_are_told() -> None:
    assert find_references("临江区2023年谁管渡口", PLACES).words == ("临江区", "2023年")


@pytest.mark.parametrize(
    "question",
    [
        "2010年的亚运会在哪里举办",
        "海淀区2008年建了什么",
        "全国的计划是什么",
        "两个以上承揽人怎么办",
    ],
)
def test_articles_without_year_issuer_and_items_are_not_told_apart_by_them(question: str) -> None:
    """A collection of articles: its one "plan" is never what a year or a place means."""
    unsigned = plan("条文", "加强监管。", year=None, issuer="", level=Level.UNKNOWN)
    clauses = tuple(replace(clause, item=None) for clause in unsigned.clauses)
    articles = replace(unsigned, clauses=clauses)
    found = find_references(question, (articles,))
    assert found.plan_ids == (articles.id,)
    assert (found.named, found.missing, found.words) == (False, (), ())
    dated = replace(articles, year=2024)
    for issued in (dated, unsigned):
        missing = find_references("2010年的亚运会在哪里举办", (issued,)).missing
        assert missing == ("2010年的计划",)
