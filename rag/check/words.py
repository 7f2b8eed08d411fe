"""A text as the gate reads it: words in canonical form, each with what stands before it."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rag.check import patterns
from rag.check.canonical import FORMS
from rag.check.kinds import Kind
from rag.check.units import UnitNames

_JOINT = "\x1f"
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
_GROUPS: tuple[tuple[Kind, str], ...] = (
    (Kind.FREQUENCY, patterns.FREQUENCY),
    (Kind.YEAR, patterns.YEAR),
    (Kind.DATE, f"{patterns.MONTHS}|{patterns.DATE}"),
    (Kind.SHARE, patterns.PERCENT),
    (Kind.NUMBER, f"(?P<range>{patterns.RANGE})|{patterns.COUNT}"),
    (Kind.COMPARISON, patterns.either(patterns.COMPARISON)),
    (Kind.POLARITY, patterns.either(patterns.POLARITY)),
    (Kind.ROLE, patterns.either(patterns.ROLES)),
    (Kind.GLUE, patterns.GLUE),
    (Kind.CONTENT, r"[A-Za-z]+\d*|[^\W_]"),
)


@dataclass(frozen=True)  # no slots: the joined form is kept
class Words:
    """Words of a text; `breaks[i]` is the punctuation before word i, the last one ends the text."""

    forms: tuple[str, ...]
    kinds: tuple[Kind, ...]
    said: tuple[str, ...]
    breaks: tuple[str, ...]
    joined: str

    def __len__(self) -> int:
        return len(self.forms)

    def part(self, start: int, end: int) -> "Words":
        """The words from start to end."""
        forms = self.forms[start:end]
        breaks = (*self.breaks[start:end], self.breaks[end] if end > start else "")
        return Words(forms, self.kinds[start:end], self.said[start:end], breaks, _joined(forms))

    def phrases(self, marks: str) -> tuple["Words", ...]:
        """The stretches between any of some punctuation marks."""
        cuts = [at for at in range(1, len(self)) if set(self.breaks[at]) & set(marks)]
        bounds = [0, *cuts, len(self)]
        return tuple(self.part(a, b) for a, b in pairwise(bounds) if a < b)


def joined(parts: Iterable[Words]) -> Words:
    """Several stretches as one."""
    forms: list[str] = []
    kinds: list[Kind] = []
    said: list[str] = []
    breaks = [""]
    for part in parts:
        forms += part.forms
        kinds += part.kinds
        said += part.said
        breaks[-1] += part.breaks[0]
        breaks += part.breaks[1:]
    return Words(tuple(forms), tuple(kinds), tuple(said), tuple(breaks), _joined(forms))


def words_of(text: str, units: UnitNames, place: str = "") -> Words:
    """The words of a text; a unit or region of the plan's own place is read without the place.

    临江区应急局 is 区应急局 in a plan of 临江区. White space and brackets carry nothing.
    """
    return _words(text, units, place if place in text else "")


@lru_cache(maxsize=16384)
def _words(text: str, units: UnitNames, place: str) -> Words:
    forms: list[str] = []
    kinds: list[Kind] = []
    said: list[str] = []
    breaks = [""]
    at = 0
    plain = plain_text(text)
    if place:
        plain = plain.replace(place, place[-1])
    for match in _pattern(units).finditer(plain):
        breaks[-1] += plain[at : match.start()]
        if match.lastgroup == "quiet":
            text = match.group()
            forms += text
            said += text
            kinds += [Kind.CONTENT] * len(text)
            breaks += [""] * len(text)
            at = match.end()
            continue
        kind = Kind(str(match.lastgroup))
        for name, form, word in FORMS[kind](match, units):
            kinds.append(name)
            forms.append(form)
            said.append(word)
            breaks.append("")
        at = match.end()
    breaks[-1] += plain[at:]
    return Words(tuple(forms), tuple(kinds), tuple(said), tuple(breaks), _joined(forms))


def plain_text(text: str) -> str:
    """Half-width digits and marks, no white space but line breaks, no commas inside numbers."""
    bare = _THOUSANDS.sub(lambda match: match.group().replace(",", ""), text)
    return re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", bare))


def _joined(forms: tuple[str, ...] | list[str]) -> str:
    return _JOINT + _JOINT.join(forms) + _JOINT if forms else _JOINT


@lru_cache(maxsize=16)
def _pattern(units: UnitNames) -> re.Pattern[str]:
    """One pattern for all kinds; the group that closes last names the kind.

    Characters that begin nothing else are taken first, a run at a time: most of a text.
    """
    tables = (patterns.COMPARISON, patterns.POLARITY, patterns.ROLES)
    opening = patterns.OPENERS + units.openers + "".join(map(patterns.openers, tables))
    opening += "".join(word[0] for word in patterns.GLUE.split("|"))
    quiet = f"[^\\W_A-Za-z{''.join(sorted(set(opening)))}]+"
    groups = "|".join(f"(?P<{kind.value}>{pattern})" for kind, pattern in _GROUPS)
    return re.compile(f"(?P<quiet>{quiet})|(?P<unit>{units.pattern})|{groups}")
