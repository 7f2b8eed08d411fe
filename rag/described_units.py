"""Units that a question describes and does not name: 管学校的那个局, 镇上管文化的站; 头桥 for 头桥镇."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rag.unit_names import bare_town, stem
from rag.word_table import word_table

_FILE = Path(__file__).with_name("unit_descriptions.tsv")
_DESCRIBED = re.compile(
    r"(?:分?管|负责|搞)([\u4e00-\u9fff]{1,6}?)(?:这[一块]*块)?的(?:那|这)?(?:一?[个家])?"
    r"(?:分?局|部门|单位|站|委|办|所|大队|中心|机构)"
)
# 头桥有哪些任务, and not 头桥小学有哪些任务.
_AFTER_TOWN = r"(?=[、，,。？?\s和与及跟同的被有要在这那得该负承牵配担做]|$)"


def described_units(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units that a question describes by what they are in charge of; towns by their bare names."""
    units = tuple(known)
    towns = {unit: town for unit in units if (town := bare_town(unit))}
    found = {unit for unit, town in towns.items() if re.search(town + _AFTER_TOWN, question)}
    for subject in _DESCRIBED.findall(question):
        parts = [part for one in re.split("[和与、]", subject) for part in _parts().get(one, ())]
        found.update(unit for unit in units if any(part in stem(unit) for part in parts))
    return tuple(sorted(found))


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """What a unit is in charge of → parts of its name, from rag/unit_descriptions.tsv."""
    return dict(word_table(_FILE))
