"""Units that a question describes and does not name: 管学校的那个局, 镇上管文化的站."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rag.unit_names import stem
from rag.word_table import word_table

_FILE = Path(__file__).with_name("unit_descriptions.tsv")
_DESCRIBED = re.compile(
    r"(?:分?管|负责|搞)([\u4e00-\u9fff]{1,4}?)(?:这[一块]*块)?的(?:那|这)?(?:一?[个家])?"
    r"(?:局|部门|单位|站|委|办|所|大队|中心|机构)"
)


def described_units(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units of the library that a question describes by what they are in charge of."""
    units = tuple(known)
    found: set[str] = set()
    for subject in _DESCRIBED.findall(question):
        parts = _parts().get(subject, ())
        found.update(unit for unit in units if any(part in stem(unit) for part in parts))
    return tuple(sorted(found))


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    """What a unit is in charge of → parts of its name, from rag/unit_descriptions.tsv."""
    return dict(word_table(_FILE))
