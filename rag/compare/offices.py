"""When two plans mean the same office: 区应急局 in a district's plan and 市应急局 in its city's."""

from index.plan import Level
from rag.check.units import UnitNames
from rag.own_level import LEVEL_WORD, is_of_level

# What the same office is called one level up or down.
_RANKS = (
    ("总队", "大队"),
    ("支队", "大队"),
    ("公安分局", "公安局"),
    ("环境分局", "环境局"),
    ("厅", "局"),
)


def office(unit: str, level: Level, names: UnitNames, across: bool) -> str:
    """What makes a unit the same as another plan's: its one spelling without the plan's own level.

    区应急局 in a district's plan is 应急管理局, 市应急局 there stays the city's. `across` levels the
    ranks too: the city's 消防救援支队 is the district's 消防救援大队.
    """
    name = names.canonical(unit).replace("的", "")
    name = LEVEL_WORD.sub("", name) if is_of_level(name, level) else name
    if across:
        for upper, lower in _RANKS:
            name = name.replace(upper, lower)
    return name
