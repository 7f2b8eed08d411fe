"""A stored value and its number format → the words that the cell shows (ECMA-376, 18.8.30)."""

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from index.numerals import to_chinese

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General|G/通用格式|[0#?.,]+|.', re.DOTALL)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*);?', re.DOTALL)
_QUIET = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', re.DOTALL)
_DIGITS = re.compile(r"[0#?.,]+")
_EXACT, _PLACES = 1e15, 10
_UNREAD = re.compile(r"[Ee][+-]|/|@")


def shown(value: object, number_format: str) -> str:
    """The words of a cell: 0.95 as "95%", a day as "2024年6月30日", 3.0 as "3"; "" for none.

    A date says as much as its format shows: "2024年6月" for a month. Formats that are not read
    here (fractions, powers) show the plain number.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        return _date(value, number_format)
    if isinstance(value, time):
        return f"{value.hour}:{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    if isinstance(value, int | float):
        return _number(value, number_format)
    return str(value)


def _date(value: date, number_format: str) -> str:
    """Year, month and day, as far as the format has them; the time only when it has hours."""
    codes = _QUIET.sub("", number_format.split(";")[0]).lower()
    hours = "h" in codes and isinstance(value, datetime)
    days = "d" in codes
    months = "m" in codes and ("y" in codes or days or not hours)
    text = f"{value.year}年" if "y" in codes else ""
    text += f"{value.month}月" if months else ""
    text += f"{value.day}日" if days else ""
    if hours and isinstance(value, datetime):
        text += f"{' ' if text else ''}{value.hour}:{value.minute:02}"
    return text or f"{value.year}年{value.month}月{value.day}日"


def _number(value: float, number_format: str) -> str:
    if not math.isfinite(value):
        return ""
    sections = [found for found in _SECTION.findall(number_format) if found] or ["General"]
    at = 1 if value < 0 else 2 if value == 0 else 0
    section = sections[at] if at < len(sections) else sections[0]
    amount = abs(value) if at == 1 and len(sections) > 1 else value
    tokens = _TOKEN.findall(section)
    bare = "".join(token for token in tokens if not _QUIET.fullmatch(token))
    if _UNREAD.search(bare.replace("G/通用格式", "")):
        return _general(value)
    chinese = "[DBNum1]" in tokens and float(amount).is_integer() and 0 < amount < 1000
    scale = bare.count("%")
    words, placed = "", False
    for token in tokens:
        if token in ("General", "G/通用格式") or (_DIGITS.fullmatch(token) and not placed):
            placed = True
            general = not _DIGITS.fullmatch(token)
            plain = _general(amount) if general else _digits(amount, token, scale)
            words += to_chinese(int(amount)) if chinese else plain
        else:
            words += _literal(token)
    return words if placed or words else _general(value)


def _literal(token: str) -> str:
    """What a token of a format shows beside the digits: quoted words, a currency sign."""
    if token.startswith('"'):
        return token[1:-1]
    if token.startswith("\\"):
        return token[1:]
    if token.startswith("[$"):
        return token[2:-1].split("-")[0]
    return "" if _QUIET.fullmatch(token) or _DIGITS.fullmatch(token) else token


def _digits(value: float, pattern: str, percent: int) -> str:
    """A number by a pattern of digits: "0.00", "#,##0", "000", "0.#"."""
    if abs(value) >= _EXACT:
        return _general(value)
    bare = pattern.rstrip(",")
    whole, _, part = bare.partition(".")
    amount = Decimal(repr(value)).scaleb(2 * percent - 3 * (len(pattern) - len(bare)))
    amount = amount.quantize(Decimal(1).scaleb(-min(len(part), _PLACES)), ROUND_HALF_UP)
    sign = "-" if amount < 0 else ""
    digits, _, decimals = f"{abs(amount):f}".partition(".")
    digits = digits.zfill(whole.count("0"))
    if "," in whole:
        digits = f"{int(digits):,}"
    needed = part.count("0")
    while len(decimals) > needed and decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{sign}{digits}.{decimals}" if decimals else f"{sign}{digits}"


def _general(value: float) -> str:
    """A number without a format: the fifteen digits that a sheet keeps, no ".0"."""
    if isinstance(value, int) or (value.is_integer() and abs(value) < _EXACT):
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}"
