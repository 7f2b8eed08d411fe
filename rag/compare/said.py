"""What a sentence says in values, read so that two plans can be compared; and what is left of it.

Every arabic number of a sentence ends in a deadline, a frequency, a figure or a year. A value has
the plan's own words and a key: values are the same when their keys are.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from index.ledger.due import Due, dues_of
from index.ledger.values import deadlines, figures, frequencies
from index.numerals import to_number

_N = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+)"
_PERIOD = re.compile(rf"每({_N}个?)?(年度?|半年|季度?|个?月|半个?月|周|天|日|班|学期|旬|星期)")
_SAME_PERIOD = {
    "年度": "年",
    "季": "季度",
    "个月": "月",
    "半个月": "半月",
    "星期": "周",
    "天": "日",
}
_WITHIN = re.compile(r"\d.*(?:工作日|小时|分钟|天|日|月|周|年)(?:之?内|以内|前)")
_LEAST = re.compile(r"至少|不少于|不低于|不得少于|以上")
_COUNT = re.compile(rf"{_N}(?:家次|次|轮|场|期|个|起|遍)")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百]+")
_YEAR = re.compile(r"(20\d\d)年度?")
_NUMBER = re.compile(r"\d+(?:\.\d+)?[万亿]?[\u4e00-\u9fff%％‰℃]?")
_JOINT = re.compile(r"(?:至|到|[-—－–~～])+")
_BLANK = "\0"
_UNREAD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Value:
    """A value in the plan's own words, and what makes it the same as another."""

    words: str
    key: str


@dataclass(frozen=True, slots=True)
class Said:
    """The values of a sentence, and its letters without them; `spans` are times such as 24小时内."""

    deadlines: tuple[Value, ...]
    spans: tuple[Value, ...]
    frequencies: tuple[Value, ...]
    figures: tuple[Value, ...]
    rest: str


def said(text: str, year: int | None, due: tuple[str, ...] | None = None) -> Said:
    """The values of a sentence of a plan of a year; `due` are its deadlines where a table has them.

    Dates are relative to the plan's year: 2023年4月底前 in a plan of 2023 is 2024年4月底前 in 2024's.
    """
    dated = deadlines(text) if due is None else due
    spans = [words for words in dated if _is_span(words, year)]
    left = _without(text, dated)
    rhythms = tuple(words for words in frequencies(text) if words in left)
    for words in _longest_first(rhythms):
        left = left.replace(words, _without_rhythm(words))
    years = _YEAR.findall(left)
    left = _YEAR.sub(lambda found: _BLANK * len(found.group()), left)
    counted, left = _figures(left)
    return Said(
        tuple(Value(words, _due_key(words, year)) for words in dated if words not in spans),
        tuple(Value(words, _plain(words)) for words in spans),
        tuple(Value(words, _rhythm_key(words)) for words in rhythms),
        tuple(Value(words, _plain(words)) for words in counted),
        "".join((*(_relative(int(found), year) for found in years), _UNREAD.sub("", left))),
    )


def _is_span(words: str, year: int | None) -> bool:
    """Whether a deadline says within what time, and no date: 24小时内, 10个月至1年内."""
    named = any(due.last for due in dues_of((words,), year or 2000))
    return not named and bool(_WITHIN.fullmatch(_plain(words)))


def _longest_first(found: Iterable[str]) -> list[str]:
    return sorted(found, key=len, reverse=True)


def _without(text: str, found: Iterable[str]) -> str:
    """A text with some words blanked out; offsets stay."""
    for words in _longest_first(found):
        text = text.replace(words, _BLANK * len(words))
    return text


def _figures(text: str) -> tuple[list[str], str]:
    """Figures and other numbers in order, a range (500元至2000元) as one; the text without them."""
    spans: dict[int, int] = {}
    left = text
    for words in _longest_first(figures(text)):
        for found in re.finditer(re.escape(words), left):
            spans[found.start()] = found.end()
        left = left.replace(words, _BLANK * len(words))
    spans |= {found.start(): found.end() for found in _NUMBER.finditer(left)}
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans.items()):
        if joined and _JOINT.fullmatch(text[joined[-1][1] : start]):
            start = joined.pop()[0]
        joined.append((start, end))
    for start, end in joined:
        left = left[:start] + _BLANK * (end - start) + left[end:]
    return [text[start:end] for start, end in joined], left


def _without_rhythm(words: str) -> str:
    """A frequency without period, measure and count: what remains says what is done."""
    for pattern in (_PERIOD, _LEAST, _COUNT):
        words = pattern.sub(lambda found: _BLANK * len(found.group()), words)
    return words


def _rhythm_key(words: str) -> str:
    """每季度至少组织研究1次 and 每季度研究不少于一次 are the same; without 至少 it is another."""
    found = _PERIOD.match(words)
    if found is None:
        return _plain(words)
    many = _plain(found[1] or "").removesuffix("个")
    period = _SAME_PERIOD.get(found[2], found[2])
    counts = [_plain(count) for count in _COUNT.findall(words[found.end() :])]
    least = "≥" if _LEAST.search(words) else ""
    return f"{many}{period}{least}{'、'.join(counts)}"


def _due_key(words: str, year: int | None) -> str:
    """The days that a deadline allows, relative to the plan's year; its words when it names none."""
    dues = [due for due in dues_of((words,), year) if due.last]
    if dues and year:
        return "|".join(_days(due, year) for due in dues)
    return _YEAR.sub(lambda found: _relative(int(found[1]), year), _plain(words))


def _days(due: Due, year: int) -> str:
    """The first day does not count when it is the year's: 年内 is 年底前."""
    assert due.last is not None
    opens = due.first if due.first != date(year, 1, 1) else None
    return f"{_day(opens, year) if opens else ''}..{_day(due.last, year)}"


def _day(day: date, year: int) -> str:
    """The last day of a month is the same in every year, leap or not."""
    number = "末" if (day + timedelta(days=1)).day == 1 else f"{day.day:02}"
    return f"{day.year - year:+}/{day.month:02}/{number}"


def _relative(named: int, year: int | None) -> str:
    """A year as the plan sees it: 2022年 in a plan of 2023 is the year before."""
    return f"年{named - year:+}" if year else f"{named}年"


def _plain(words: str) -> str:
    """Words with arabic digits, in half width, without white space."""
    compact = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    return _CHINESE.sub(lambda found: str(to_number(found.group()) or found.group()), compact)
