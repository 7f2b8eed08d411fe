"""The period that a question about deadlines names."""

from datetime import date

import pytest

from index.ledger.due import due_of
from rag.period import Period, asked_period, asked_periods

TODAY = date(2024, 12, 10)


@pytest.mark.parametrize(
    ("question", "first", "last", "until"),
    [
        ("4月底前要完成哪些工作？", (4, 1), (4, 30), True),
        ("4月15日前要完成哪些工作？", (4, 15), (4, 15), True),
        ("6月前要完成哪些工作？", (5, 1), (5, 31), True),
        ("9月有哪些工作到期？", (9, 1), (9, 30), False),
        ("十一月到期的有哪些？", (11, 1), (11, 30), False),
        ("11月份到期的有哪些？", (11, 1), (11, 30), False),
        ("6月中旬到期的工作", (6, 11), (6, 20), False),
        ("6月30日到期的工作", (6, 30), (6, 30), False),
        ("6月到9月有哪些工作？", (6, 1), (9, 30), False),
        ("二季度有哪些任务？", (4, 1), (6, 30), False),
        ("第三季度末要完成的工作", (9, 1), (9, 30), False),
        ("上半年要完成哪些？", (1, 1), (6, 30), False),
        ("年底前要完成什么？", (12, 1), (12, 31), True),
        ("全年有哪些任务到期？", (1, 1), (12, 31), False),
        ("几月有工作到期？", (1, 1), (12, 31), False),
        ("本月有哪些工作到期？", (12, 1), (12, 31), False),
        ("上个月有哪些工作到期？", (11, 1), (11, 30), False),
        ("下个月有哪些工作到期？", (1, 1), (1, 31), False),
        ("2月底前要完成哪些工作？", (2, 1), (2, 29), True),
        ("还没到期的有哪些？", (12, 10), (12, 31), False),
        ("都12月中了，没到期的活还有哪些", (12, 10), (12, 31), False),
        ("卡了月底时限的任务", (1, 1), (12, 31), False),
        ("定在月底的任务有哪些", (1, 1), (12, 31), False),
        ("这个月底的任务有哪些", (12, 1), (12, 31), False),
    ],
)
def test_the_days_of_a_period(
    question: str, first: tuple[int, int], last: tuple[int, int], until: bool
) -> None:
    days = date(2024, *first), date(2024, *last)
    assert asked_period(question, 2024, TODAY) == Period(*days, until)


def test_what_is_left_begins_with_today_on_the_last_day_of_a_month_too() -> None:
    left = asked_period("还没到期的有哪些？", 2023, date(2024, 2, 29))
    assert left == Period(date(2023, 2, 28), date(2023, 12, 31), False)
    left = asked_period("还没到期的有哪些？", 2024, date(2024, 6, 30))
    assert left == Period(date(2024, 6, 30), date(2024, 12, 31), False)


def test_several_months_are_several_periods() -> None:
    months = [
        (one.first.month, one.last.month)
        for one in asked_periods("7月底、8月底和9月底的", 2024, TODAY)
    ]
    assert months == [(7, 7), (8, 8), (9, 9)]
    assert len(asked_periods("八月九月这俩月要交账的", 2024, TODAY)) == 2


def test_the_end_of_a_month_is_its_last_day() -> None:
    (june,) = asked_periods("卡在6月底的", 2024, TODAY)
    assert june.holds(due_of("6月底前", 2024))
    assert not june.holds(due_of("6月16日", 2024))
    assert not june.holds(due_of("5—6月", 2024))


@pytest.mark.parametrize("question", ["消防谁管？", "哪些工作到期？", "24小时内要做什么？"])
def test_a_question_without_a_certain_period_has_none(question: str) -> None:
    assert asked_period(question, 2024, TODAY) is None


def test_it_is_a_period_of_the_plans_year() -> None:
    period = asked_period("下个月有哪些工作到期？", 2023, date(2026, 5, 31))
    assert period == Period(date(2023, 6, 1), date(2023, 6, 30), False)


JUNE, UNTIL_JUNE = (Period(date(2024, 6, 1), date(2024, 6, 30), until) for until in (False, True))


@pytest.mark.parametrize(
    ("deadline", "in_june", "until_june", "earlier"),
    [
        ("6月底前", True, True, False),
        ("6月15日前", True, True, False),
        ("二季度末", True, True, False),
        ("6月", True, False, False),
        ("5月底前", False, False, True),
        ("5月", False, False, False),
        ("7月底前", False, False, False),
        ("2023年5月底前", False, False, False),
        ("汛期前", False, False, False),
    ],
)
def test_which_deadlines_are_meant(
    deadline: str, in_june: bool, until_june: bool, earlier: bool
) -> None:
    due = due_of(deadline, 2024)
    assert JUNE.holds(due) is in_june
    assert UNTIL_JUNE.holds(due) is until_june
    assert UNTIL_JUNE.precedes(due) is earlier
    assert not JUNE.precedes(due)
