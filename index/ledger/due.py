"""What the words of a deadline say as dates: 4月底前 → until 30 April of the plan's year.

A wrong date is worse than none. Words that name no certain date (24小时内, 汛期前, 今冬明春,
春节前, 5月初) have none, and where official usage is divided the earlier date is taken:

- 4月底前, 4月底, 二季度末, 年底前: until the last day of the period, which is included;
- 4月15日前: until that day, which is included, as for 底前;
- 6月前, 三季度前, 6月中旬前: until the day before the period begins (some read 6月前 as 6月底前);
  none when that day would lie before the plan's own year (1月前, 上半年前);
- 11月至3月: a range that runs backwards ends in the following year;
- 6月、12月底前: two deadlines, 6月底前 and 12月底前.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from index.numerals import to_number

_CHINESE = re.compile(r"[〇零一二三四五六七八九十]+")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LISTED = re.compile(r"(?<=[月日旬度底末])[、和及与]")
_ENDING = re.compile(r"(底|末)?((?:之|以)?前)?$")
_RANGE = re.compile(r"(?:自|从)?(.+?)起?(?:[-—–~～−]+|至|到)(.+?)止?")
_UNIT = re.compile(r"\d(日|月|季度|年)")
_WITHIN = re.compile(r"(?:份|之内|以内|内|期间)+$")
_DATE = re.compile(r"(20\d\d)([-./])(\d{1,2})\2(\d{1,2})")
_YEAR = re.compile(r"(?:(20\d\d)年|[今本当]年|(明年|次年|翌年|来年))?(.*)")
_MONTH = re.compile(r"(\d{1,2})月份?(?:(\d{1,2})[日号]|(上旬|上中旬|中旬|中下旬|下旬))?")
_QUARTER = re.compile(r"(前|第)?([1-4])个?季度")
_THIRDS = {"上旬": (1, 10), "上中旬": (1, 20), "中旬": (11, 20), "中下旬": (11, 0), "下旬": (21, 0)}
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
_HALVES |= dict.fromkeys(("全年", "全年度", "年", "年度", "度", ""), (1, 12))
_Span = tuple[date | None, date | None]
_NONE: _Span = (None, None)


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: the plan's own words and the first and last day that they allow.

    `first` is None when the words only say until when; both are None when they name no certain
    date, or a date without a year in a plan without one.
    """

    words: str
    first: date | None
    last: date | None


def due_of(words: str, year: int | None) -> Due:
    """The dates that one deadline names in a plan of a year; the first one of a list."""
    return next(_dues(words, year))


def dues_of(deadlines: Iterable[str], year: int | None) -> tuple[Due, ...]:
    """The dates of several deadlines in their order; "6月、12月底前" gives two."""
    return tuple(due for words in deadlines for due in _dues(words, year))


def _dues(words: str, year: int | None) -> Iterator[Due]:
    compact = re.sub(r"\s|^[到在于]", "", unicodedata.normalize("NFKC", words))
    *parts, last = _LISTED.split(_CHINESE.sub(_arabic, compact))
    ending = _ENDING.search(last)
    assert ending is not None  # it may be empty
    for part in (*(_ended(part, ending) for part in parts), last):
        try:
            yield Due(words, *_span(part, year))
        except ValueError:  # no such day: 2月30日
            yield Due(words, None, None)


def _arabic(found: re.Match[str]) -> str:
    """四 → 4, 十二 → 12, 二〇二四 → 2024."""
    words = found.group()
    if len(words) == 4 and "十" not in words:
        return words.translate(_DIGITS)
    number = to_number(words)
    return words if number is None else str(number)


def _ended(part: str, ending: re.Match[str]) -> str:
    """A part of a list with the ending of its last part: 6月 of "6月、12月底前" is 6月底前."""
    edge = "" if part[-1] in "日底末" else ending[1] or ""
    return _ENDING.sub("", part) + edge + (ending[2] or "") if _UNIT.search(part) else part


def _span(words: str, year: int | None) -> _Span:
    """First and last day of a deadline with arabic digits; ValueError when there is no such day."""
    found = None if _DATE.fullmatch(_ENDING.sub("", words)) else _RANGE.fullmatch(words)
    if found is None:
        return _ending_of(words, year)
    left, right = found[1], found[2]
    unit, month = _UNIT.search(right), re.search(r"\d+月", left)
    if re.search(r"\d$", left) and unit:
        left += unit[1]  # 5-10月, 6月1-30日
    if month and re.match(r"\d+日", right):
        right = month[0] + right
    first, last = _ending_of(left, year)
    begin = first or last
    if begin is None:
        return _NONE
    _, end = _ending_of(right, begin.year)
    if end and end < begin:
        _, end = _ending_of(right, begin.year + 1)
    return (begin, end) if end and begin <= end else _NONE


def _ending_of(words: str, year: int | None) -> _Span:
    """The days of a period with its ending: 底, 末, 内, 前."""
    ending = _ENDING.search(words)
    assert ending is not None  # it may be empty
    edge, before = ending.groups()
    first, last = _period(_WITHIN.sub("", words[: ending.start()]), year)
    if first is None or edge or (before and first == last):
        return None, last
    if not before:
        return first, last
    eve = first - timedelta(days=1)
    return (None, eve) if eve.year == year or re.match(r"20\d\d年", words) else _NONE


def _period(words: str, year: int | None) -> _Span:
    """The first and last day of a year, half, quarter, month, third or day."""
    full = _DATE.fullmatch(words)
    if full:
        day = date(int(full[1]), int(full[3]), int(full[4]))
        return day, day
    named = _YEAR.fullmatch(words)
    if not words or named is None:
        return _NONE
    year = int(named[1]) if named[1] else year and year + bool(named[2])
    if not year:
        return _NONE
    rest = named[3]
    month, quarter = _MONTH.fullmatch(rest), _QUARTER.fullmatch(rest)
    if month:
        return _in_month(year, int(month[1]), month[2], month[3])
    if quarter:
        last = 3 * int(quarter[2])
        return month_span(year, 1 if quarter[1] == "前" else last - 2, last)
    return month_span(year, *_HALVES[rest]) if rest in _HALVES else _NONE


def _in_month(year: int, month: int, day: str | None, third: str | None) -> _Span:
    if day:
        named = date(year, month, int(day))
        return named, named
    first, last = month_span(year, month, month)
    begin, end = _THIRDS.get(third or "", (1, 0))
    return first.replace(day=begin), last.replace(day=end) if end else last


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """The days from the first of one month to the last of another."""
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)
