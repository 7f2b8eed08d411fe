"""Which plans are in force, and what is said of those that are not."""

from dataclasses import replace
from datetime import date

import pytest

from index.plan import Level, Plan
from rag.standing import standing_notices, standing_of, superseded_by
from tests.rag.conftest import Ask
from tests.rag.plans import CITY, DISTRICT_2023, DISTRICT_2024, PLACES, TOWN, plan

IN_2024, LATER = date(2024, 5, 1), date(2026, 5, 1)
NO_YEAR = plan("工作要点一", "加强监管。", year=None)
DISTRICT_2025 = replace(DISTRICT_2024, id="2025", title="临江区2025年安全生产工作要点", year=2025)


def test_the_newest_of_a_series_is_in_force() -> None:
    assert superseded_by(DISTRICT_2023, PLACES) is DISTRICT_2024
    assert superseded_by(DISTRICT_2023, (*PLACES, DISTRICT_2025)) is DISTRICT_2025
    assert superseded_by(DISTRICT_2024, PLACES) is None


@pytest.mark.parametrize(
    "other",
    [
        CITY,
        TOWN,
        replace(DISTRICT_2024, issuer="枫林区"),
        replace(DISTRICT_2024, level=Level.CITY),
        replace(DISTRICT_2024, title="临江区2024年消防工作要点"),
        replace(DISTRICT_2024, year=2023),
        replace(DISTRICT_2024, year=None),
    ],
)
def test_only_a_later_plan_of_the_same_series_supersedes(other: Plan) -> None:
    assert superseded_by(DISTRICT_2023, (DISTRICT_2023, other)) is None


@pytest.mark.parametrize(
    ("asked", "standing"),
    [
        (DISTRICT_2023, f"已被《{DISTRICT_2024.title}》取代"),
        (DISTRICT_2024, "现行"),
        (NO_YEAR, "年份不明"),
    ],
)
def test_the_standing_in_words(asked: Plan, standing: str) -> None:
    assert standing_of(asked, (*PLACES, NO_YEAR)) == standing


def test_what_is_in_force_and_of_this_year_needs_no_notice() -> None:
    assert standing_notices((DISTRICT_2024, CITY, NO_YEAR), PLACES, IN_2024) == ()


def test_a_superseded_plan_names_the_newer_one() -> None:
    assert standing_notices((DISTRICT_2023,), PLACES, LATER) == (
        f"《{DISTRICT_2023.title}》已被《{DISTRICT_2024.title}》取代，现行要求以新计划为准。",
    )


def test_old_plans_are_named_once_by_their_years() -> None:
    assert standing_notices((DISTRICT_2024, CITY), PLACES, LATER) == (
        "所引的是2024年的计划，今年是2026年，库中没有更新的计划。",
    )


def test_a_plan_of_next_year_is_not_old() -> None:
    assert standing_notices((DISTRICT_2025,), (DISTRICT_2025,), IN_2024) == ()


def test_an_answer_says_how_its_plans_stand(ask: Ask) -> None:
    question = "临江区2023年劝导员补贴是多少？"
    assert [("取代" in one) for one in ask(question).notices] == [True]
    of_town = "古镇灯会每日客流上限多少人？"
    assert ask(of_town).notices == ()
    assert any("今年是2026年" in one for one in ask(of_town, today=LATER).notices)
