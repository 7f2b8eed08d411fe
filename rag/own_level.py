"""Whether a unit may belong to a plan's own level: 区应急局 to a district's, not to its city's."""

import re

from index.plan import Level

_OWN = {
    Level.NATION: "国",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.DISTRICT: "区县",
    Level.TOWNSHIP: "镇乡",
    Level.UNKNOWN: "",
}
# 市场监管局 and 乡村振兴局 name no level.
LEVEL_WORD = re.compile(
    r"^(?:[国省县镇]|区(?![划域])|市(?![场民容政])|市(?=政府)|乡(?!村))(?=.{2})"
)


def is_of_level(unit: str, level: Level) -> bool:
    """Whether a unit says the level of a plan, or none; a plan of unknown level has every unit."""
    word = LEVEL_WORD.match(unit)
    return word is None or not _OWN[level] or word.group() in _OWN[level]
