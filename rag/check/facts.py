"""The facts of a text, in canonical form: units, roles, numbers, times, polarity, plans."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rag.check.kinds import PLAIN, Kind
from rag.check.roles import roles_in
from rag.check.units import UnitNames
from rag.check.words import plain_text, words_of

_PLAN = re.compile(r"《([^》]+)》|((?:工作)?要点[一二三四五六七八九十])")
_SAYS_NUMBER = re.compile(r"\d|[^零〇一二两三四五六七八九十百千万亿]$")


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its kind and canonical value; `words` are those of the text."""

    kind: Kind
    value: str
    words: str


@lru_cache(maxsize=8192)
def facts_of(text: str, units: UnitNames) -> tuple[Fact, ...]:
    """The facts in order of their place, then who has which role, then the plans named.

    A Chinese numeral counts as a number where a measure follows it: 三项, not 三管三必须.
    """
    words = words_of(text, units)
    found = [
        Fact(kind, form, said)
        for form, kind, said in zip(words.forms, words.kinds, words.said, strict=True)
        if kind not in PLAIN and kind is not Kind.ROLE
        if kind is not Kind.NUMBER or _SAYS_NUMBER.search(said)
    ]
    for unit, role in sorted(roles_in(words, note=False)):
        found.append(Fact(Kind.ROLE, f"{unit} {role}", f"{unit.lstrip('@')}{role}"))
    for match in _PLAN.finditer(plain_text(text)):
        found.append(Fact(Kind.PLAN, match.group(1) or match.group(2), match.group()))
    return tuple(found)
