"""What to say of a unit that the ledger does not name: the units whose names are nearest."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from rag.unit_names import stem

_SHOWN, _NEAR = 5, 0.4


def no_such_unit(unit: str, known: Iterable[str]) -> str:
    """A sentence with the way out."""
    near = nearest_units(unit, known)
    said = f"责任清单里没有“{unit}”。"
    return said + (f"名称相近的有：{'、'.join(near)}。" if near else "请写出条款中的单位名称。")


def nearest_units(unit: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units whose names share most with a name, nearest first; a part of a name counts most."""
    scored = sorted((-_likeness(unit, name), name) for name in known)
    return tuple(name for score, name in scored[:_SHOWN] if -score >= _NEAR)


def _likeness(unit: str, name: str) -> float:
    bare, other = stem(unit), stem(name)
    if bare and (bare in other or other in bare):
        return 1.0
    return max(
        SequenceMatcher(None, unit, name).ratio(), SequenceMatcher(None, bare, other).ratio()
    )
