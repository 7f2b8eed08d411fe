"""Whether words name a plan: its title, a part of it, 要点一, 2023年的要点, 临江区2023年."""

import re
from functools import lru_cache

from rag.check.amount import amount
from rag.check.units import UnitNames
from rag.check.words import plain_text, words_of

_GENERAL = re.compile(r"安全生产(?!委员会)|工作|年度|要点|计划|的|版|这份|该")
_NUMBER = re.compile(r"(?:要点|计划)([一二三四五六七八九十\d])$")
_NUMERAL = re.compile(r"[一二三四五六七八九十百]+|\d+")
_YEAR = re.compile(r"20\d\d年")


@lru_cache(maxsize=4096)
def names(said: str, title: str, year: int | None, units: UnitNames) -> bool:
    """Whether `said` can only mean the plan, or plans of its kind; a wrong year or number cannot."""
    said, title = plain_text(said), plain_text(title)
    if said in title:
        return bool(said)
    number = _NUMBER.search(said)
    if number and not title.endswith(number.group(0)):
        return False
    years = _YEAR.findall(said)
    if any(one not in title and one != f"{year}年" for one in years):
        return False
    rest = _GENERAL.sub("", _YEAR.sub("", _NUMBER.sub("", said)))
    return words_of(rest, units).joined in words_of(title, units).joined or rest in title


def is_item(said: str, address: str) -> bool:
    """Whether an address ("二、›（一）›7.") is of the item with a number."""
    return amount(said) in {amount(one) for one in _NUMERAL.findall(address)}
