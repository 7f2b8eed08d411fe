"""The names of units in a question: short forms, levels, and which units of the library they are."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from rag.check.aliases import shipped_aliases

# What reads as the name of a unit.
UNIT = re.compile(
    r"(?:[区市县镇]|XX?区?|省)?[\u4e00-\u9fff]{1,12}?(?:局|委员会|委|办公室|办|大队|支队|分局|总工会|部|中心|派出所|院|公司|政府)(?![员长内门署分])"
)
_TOWN = re.compile(r"[\u4e00-\u9fff]{2,3}[镇乡]")
LEVELS = tuple("国省市区县镇乡")
# 市场监管局 begins with no level.
_PREFIX = re.compile(r"^(?:XX?(?:[区县镇]|市(?!场|监))?|(?:[区县镇省]|市(?!场|监))(?=.{2}))")


@lru_cache(maxsize=4096)
def stem(unit: str) -> str:
    """A unit's name without place and in its short form: 区应急管理局 → 应急局."""
    return short_form(_PREFIX.sub("", unit))


def short_form(text: str) -> str:
    """A text with the long names of units in their short forms."""
    for long, short in _short_forms():
        text = text.replace(long, short)
    return text


def without_units(text: str, units: Iterable[str]) -> str:
    """A text without the names of some units and the levels in front of them."""
    text = short_form(text)
    for name in map(stem, units):
        text = re.sub(rf"[{''.join(LEVELS)}]?{re.escape(name)}", " ", text)
    return text


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    """(name, the short form of its unit) from rag/unit_aliases.tsv, longest name first."""
    pairs = [(name, group[-1]) for group in shipped_aliases() for name in group[:-1]]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def bare_town(unit: str) -> str:
    """A town's name without its 镇 or 乡, 头桥 of 头桥镇; "" for another unit."""
    return unit[:-1] if _TOWN.fullmatch(unit) else ""


def asked_units(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units of the library that a question names, by name or short form.

    区商务局 is not 市商务局: a level that the question says must be the unit's own.
    """
    words = short_form(question)
    found = {unit for unit in known if len(stem(unit)) >= 2 and _names(words, unit)}
    longest = {
        unit
        for unit in found
        if not any(stem(unit) != stem(other) and stem(unit) in stem(other) for other in found)
    }
    return tuple(sorted(longest))


def _names(words: str, unit: str) -> bool:
    """Whether words name a unit without naming another level's."""
    for match in re.finditer(re.escape(stem(unit)), words):
        level = words[match.start() - 1] if match.start() else ""
        place = unit[: len(unit) - len(stem(unit))] or unit[:3]
        if level not in LEVELS or level in place or not any(one in place for one in LEVELS):
            return True
    return False
