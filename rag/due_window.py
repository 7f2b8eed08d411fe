"""The days that --due names: 2024-04, 2024-04-15, 2024 or 2024-04-01..2024-05-31."""

import re
from datetime import date

from index.errors import InputError
from index.ledger.due import month_span

_SHAPE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def due_window(words: str) -> tuple[date, date] | None:
    """The first and the last day, both included; None for no words; InputError when unreadable."""
    if not words.strip():
        return None
    left, _, right = words.partition("..")
    try:
        first, last = _days(left)[0], _days(right or left)[1]
    except ValueError:
        raise InputError(
            f"看不懂到期时间“{words}”。请写成 2024-04（一个月）、2024-04-15（一天）"
            "或 2024-04-01..2024-05-31（一段时间）。"
        ) from None
    if last < first:
        raise InputError(f"到期时间“{words}”的结束早于开始。请把两个日期对调。")
    return first, last


def _days(words: str) -> tuple[date, date]:
    """The first and last day of a year, a month or a day; ValueError when it is none."""
    found = _SHAPE.fullmatch(words.strip())
    if found is None:
        raise ValueError(words)
    year = int(found[1])
    if found[2] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(found[2])
    if found[3] is None:
        return month_span(year, month, month)
    day = date(year, month, int(found[3]))
    return day, day
