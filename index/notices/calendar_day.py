"""A whole date as documents write it, as an ISO date: 2024年3月6日, 二〇二四年三月六日, 2024-03-06."""

import re
from datetime import date

from index.numerals import to_number

_CHINESE = "〇○零Ｏ一二三四五六七八九"
_MASK = "×X*＊Ｘ"
# A day that stands as it is signed; a day or month that was struck out is one too.
DAY = (
    rf"(?:(?:[12]\d[\d{_MASK}]{{2}}|[{_CHINESE}]{{4}}|[{_MASK}]{{2,4}})\s*年\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{_MASK}]{{1,2}})\s*月"
    rf"\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}}|[{_MASK}]{{1,2}})\s*日"
    # A conversion that lost 年 and 月 leaves 2024613日, which no date is read from, or 20240613.
    r"|20\d{4,6}日|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d))"
)
# What is a signature's day only below who signs: 2024.3.6, 2024-03-06, 2024年3月.
SHORT_DAY = (
    r"20\d\d\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}"
    rf"|(?:20\d\d|[{_CHINESE}]{{4}})\s*年\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月"
)
_WRITTEN = re.compile(
    rf"(?P<year>\d{{4}}|[{_CHINESE}]{{4}})\s*年\s*(?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月"
    r"\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*日"
    r"|(?<!\d)(?P<y>(?:19|20)\d\d)(?P<joint>[-/.])(?P<m>\d{1,2})(?P=joint)(?P<d>\d{1,2})(?!\d)"
    r"|(?<!\d)(?P<y8>20\d\d)(?P<m8>\d\d)(?P<d8>\d\d)(?!\d)"
)
_DIGITS = {"〇": "0", "○": "0", "零": "0", "Ｏ": "0"} | {
    char: str(at) for at, char in enumerate("一二三四五六七八九", 1)
}


def iso_day(words: str) -> str:
    """The first date in some words that the calendar has, as "2024-03-06"; "" if there is none."""
    for match in _WRITTEN.finditer(words):
        if match["y"]:
            parts = [int(match[name]) for name in ("y", "m", "d")]
        elif match["y8"]:
            parts = [int(match[name]) for name in ("y8", "m8", "d8")]
        else:
            year = int("".join(_DIGITS.get(char, char) for char in match["year"]))
            parts = [year, to_number(match["month"]) or 0, to_number(match["day"]) or 0]
        try:
            return date(*parts).isoformat()
        except ValueError:
            continue
    return ""
