"""今年, 去年, 明年 as years of the calendar."""

from datetime import date

import pytest

from rag.answer import Status
from rag.years import with_years
from tests.rag.conftest import Ask
from tests.rag.plans import CITY, PLACES, plan

IN_2024, LATER = date(2024, 5, 1), date(2026, 5, 1)
NOTICE = "今年是2026年，库中没有今年的计划；以下按最新的2024年计划回答。"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("今年的目标是什么？", "2024年的目标是什么？"),
        ("本年度目标？", "2024年目标？"),
        ("当年的目标？", "2024年的目标？"),
        ("去年的目标？", "2023年的目标？"),
        ("上一年度的目标？", "2023年的目标？"),
        ("前年的目标？", "2022年的目标？"),
        ("明年要做什么？", "2025年要做什么？"),
        ("今年、去年的目标？", "2024年、2023年的目标？"),
    ],
)
def test_years_are_counted_from_today(question: str, text: str) -> None:
    dated = with_years(question, PLACES, IN_2024)
    assert (dated.text, dated.notice) == (text, "")


@pytest.mark.parametrize(
    "question",
    [
        "比去年下降多少？",
        "去年同期是多少？",
        "今年底前要完成什么？",
        "一年演练几次？",
        "年度目标是什么？",
        "2023年的目标？",
    ],
)
def test_what_names_no_plan_stays(question: str) -> None:
    assert with_years(question, PLACES, IN_2024).text == question


def test_without_a_plan_of_this_year_the_newest_stands_in_and_it_is_said() -> None:
    dated = with_years("今年的目标？", PLACES, LATER)
    assert (dated.text, dated.notice) == ("2024年的目标？", NOTICE)


def test_last_year_beside_this_year_counts_from_the_same_year() -> None:
    assert with_years("今年、去年的目标？", PLACES, LATER).text == "2024年、2023年的目标？"


@pytest.mark.parametrize("question", ["今年和去年有什么变化？", "今年与去年相比有什么变化？"])
def test_two_years_that_are_compared_are_both_meant(question: str) -> None:
    text = with_years(question, PLACES, IN_2024).text
    assert "2024年" in text
    assert "2023年" in text


def test_last_year_counts_from_this_year_of_the_conversation(ask: Ask) -> None:
    later = date(2026, 5, 10)
    answer = ask("区里去年有几处渡口？", "区里今年有几处渡口？", today=later)
    assert {one.plan_title[:8] for one in answer.cited} == {"临江区2023年"}
    assert "2025年" in ask("区里去年有几处渡口？", today=later).text


def test_last_year_alone_is_the_calendars() -> None:
    dated = with_years("去年的目标？", PLACES, LATER)
    assert (dated.text, dated.notice) == ("2025年的目标？", "")


def test_plans_without_years_leave_the_question_as_it_is() -> None:
    bare = plan("工作要点一", "加强监管。", year=None)
    for question in ("今年的目标？", "去年的目标？"):
        assert with_years(question, (bare,), LATER) == with_years(question, (), LATER)
        assert with_years(question, (bare,), LATER).text == question
    assert with_years("今年的目标？", (bare, CITY), LATER).text == "2024年的目标？"


def test_an_answer_says_that_it_is_of_the_newest_plan(ask: Ask) -> None:
    answer = ask("今年充电端口要建多少个？", today=LATER)
    assert answer.notices[0] == NOTICE
    assert {"2024" in one.plan_title for one in answer.citations} == {True}


def test_this_year_and_last_year_are_other_plans(ask: Ask) -> None:
    this, last = (ask(f"临江区{year}举报奖励是多少？") for year in ("今年", "去年"))
    assert {one.plan_title[3:7] for one in this.citations} == {"2024"}
    assert {one.plan_title[3:7] for one in last.citations} == {"2023"}
    assert ask("去年举报奖励是多少？", today=LATER).status is Status.NO_EVIDENCE


def test_a_comparison_of_two_years_asks_both_plans(ask: Ask) -> None:
    for question in (
        "今年和去年专职安全员人数有什么变化？",
        "今年比去年专职安全员人数有什么变化？",
    ):
        answer = ask(question)
        assert {one.plan_title[3:7] for one in answer.citations} == {"2023", "2024"}, question
