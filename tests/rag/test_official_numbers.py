"""A plan may be named by its number as a document."""

from dataclasses import replace

import pytest

from rag.references import find_references
from tests.rag.plans import CITY, DISTRICT_2023, DISTRICT_2024, NUMBERED, TOWN

PLANS = (
    replace(DISTRICT_2023, number="临安委〔2023〕2号"),
    replace(DISTRICT_2024, number="临安委〔2024〕2号"),
    replace(CITY, number="云安办〔2024〕8号"),
    replace(TOWN, number="×安发〔2024〕11号"),
)


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("临安委〔2024〕2号里渡口谁查", {DISTRICT_2024.id}),
        ("按照临安委[2024]第2号文，渡口谁查", {DISTRICT_2024.id}),
        ("临安委(2023)02号怎么说", {DISTRICT_2023.id}),
        ("×安发〔2024〕11号文件", {TOWN.id}),
        ("8号文里渡口谁查", {CITY.id}),
        ("在8号文件中渡口谁查", {CITY.id}),
        ("2号文里渡口谁查", {DISTRICT_2023.id, DISTRICT_2024.id}),
        ("临江区临安委〔2024〕2号怎么说", {DISTRICT_2024.id}),
        ("临安委〔2024〕2号和云津市2024年的有什么不同", {DISTRICT_2024.id, CITY.id}),
        ("临安委〔2024〕2号和云安办〔2024〕8号有什么不同", {DISTRICT_2024.id, CITY.id}),
        ("临安委〔2024〕2号和临江区2023年有什么不同", {DISTRICT_2023.id, DISTRICT_2024.id}),
    ],
)
def test_a_number_names_its_plan(question: str, ids: set[str]) -> None:
    found = find_references(question, PLANS)
    assert set(found.plan_ids) == ids
    assert found.named and not found.missing


def test_the_words_of_the_number_are_no_content() -> None:
    found = find_references("按照临安委〔2024〕2号文，渡口谁查", PLANS)
    assert found.words == ("临安委〔2024〕2号文",)


def test_a_number_that_no_plan_bears_is_missing() -> None:
    found = find_references("按照云安办〔2024〕99号，渡口谁查", PLANS)
    assert found.missing == ("“云安办〔2024〕99号”的计划",)


@pytest.mark.parametrize(
    "question", ["8号楼谁查", "6月8号前查什么", "省8号文怎么说", "18号文怎么说"]
)
def test_other_numbers_name_nothing(question: str) -> None:
    assert not find_references(question, PLANS).named


def test_what_a_plan_speaks_of_or_may_bear_is_not_missing() -> None:
    cites = replace(PLANS[2], text="按照省安委〔2024〕3号检查。")
    assert not find_references("省安委〔2024〕3号要求查什么", (*PLANS[:2], cites)).missing
    unknown = replace(PLANS[2], number="")
    assert not find_references("云安办〔2024〕99号查什么", (*PLANS[:2], unknown)).missing


def test_numbered_titles_keep_their_numbers() -> None:
    plans = tuple(replace(one, number="临安委〔2024〕1号") for one in NUMBERED)
    assert find_references("1号文渡口谁查", plans).plan_ids == (NUMBERED[0].id,)
