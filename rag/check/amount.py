"""The value of a numeral, Chinese or arabic: 三 = 3, 1.8万 = 18000, 二〇二四 = 2024."""

import re
from decimal import Decimal

NUMERAL = r"(?:\d+(?:\.\d+)?[百千万亿]*|[零〇一二两三四五六七八九十百千万亿]+)"
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"(\d+(?:\.\d+)?)([百千万亿]*)")


def amount(text: str) -> str | None:
    """The value in plain arabic digits, the same for every way of writing it; None if it is none."""
    arabic = _ARABIC.fullmatch(text)
    if arabic:
        value = Decimal(arabic.group(1))
        for char in arabic.group(2):
            value *= (_SMALL | _LARGE)[char]
        return f"{value.normalize():f}"
    if len(text) > 1 and all(char in _DIGITS for char in text):
        return "".join(str(_DIGITS[char]) for char in text) if len(text) == 4 else None
    found = _chinese(text)
    return None if found is None else str(found)


def _chinese(text: str) -> int | None:
    """The value of a Chinese numeral; None for a row of digits such as 十四五."""
    total = part = digit = 0
    waiting = False
    for char in text:
        if char in _DIGITS:
            if waiting and digit:
                return None
            digit, waiting = _DIGITS[char], True
        elif char in _SMALL:
            part += (digit if waiting else 1) * _SMALL[char]
            digit, waiting = 0, False
        elif char in _LARGE:
            total = (total + part + digit or 1) * _LARGE[char]
            part, digit, waiting = 0, 0, False
        else:
            return None
    return total + part + digit if text else None
