"""Issuers and years that stand in a question: which year belongs to which issuer.

"临江区2023年、2024年和云津市2024年" names three plans, "临江区和云津市2024年" the two of 2024.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

JOINED = re.compile(r"[、,， ]?(?:[和与及跟同到至比]|以及|相?比)?[、,， ]?")
_CLOSE = re.compile(r"的?|度的?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a question that names plans, and the plans it can mean."""

    start: int
    end: int
    plan_ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meant:
    """The plans that issuers and years name together, and the pairs that no plan has."""

    plan_ids: frozenset[str]
    unmet: tuple[str, ...] = ()


def meant_together(question: str, issuers: Sequence[Mention], years: Sequence[Mention]) -> Meant:
    """The plans of each issuer in its years.

    A year belongs to the issuer beside it, else to the one before it; one in front of all of them
    to each that has none of its own, and so do the years of the issuer behind.
    """
    runs = _runs(question, sorted(years, key=_start))
    groups = sorted(issuers, key=_start)
    owned = [_owner(question, run, groups) for run in runs]
    leading = [run for run, owner in zip(runs, owned, strict=True) if owner is None]
    found: set[str] = set()
    unmet: list[str] = []
    for at, group in enumerate(groups):
        own = [run for run, owner in zip(runs, owned, strict=True) if owner == at] or leading
        if own:
            left = group.plan_ids & plans_of(own)
            if not left:
                named = " ".join(question[one.start : one.end] for one in (group, *own))
                unmet.append(f"“{named}”的计划")
        else:
            behind = [
                run for run, owner in zip(runs, owned, strict=True) if owner and owner > at
            ] or runs
            left = group.plan_ids & plans_of(behind) or group.plan_ids
        found |= left
    return Meant(frozenset(found), tuple(unmet))


def issuers_of(places: Sequence[Mention], levels: Sequence[Mention]) -> list[Mention]:
    """The places, and the levels that say more than a place: 全市 of 云津全市 does not."""
    named = plans_of(places)
    return [*places, *(one for one in levels if not one.plan_ids & named)]


def _runs(question: str, years: Sequence[Mention]) -> list[Mention]:
    """Years that follow each other as one: 2023年、2024年."""
    runs = list(years[:1])
    for before, year in pairwise(years):
        if JOINED.fullmatch(question[before.end : year.start]):
            runs[-1] = replace(runs[-1], end=year.end, plan_ids=runs[-1].plan_ids | year.plan_ids)
        else:
            runs.append(year)
    return runs


def _owner(question: str, run: Mention, groups: Sequence[Mention]) -> int | None:
    """The place of the issuer that a run of years belongs to; None for one in front of all."""
    before = [at for at, group in enumerate(groups) if group.end <= run.start]
    after = len(before)
    if before and _CLOSE.fullmatch(question[groups[before[-1]].end : run.start]):
        return before[-1]
    if after < len(groups) and _CLOSE.fullmatch(question[run.end : groups[after].start]):
        return after
    return before[-1] if before else None


def plans_of(mentions: Sequence[Mention]) -> frozenset[str]:
    """The plans that any of the mentions can mean."""
    return frozenset[str]().union(*(one.plan_ids for one in mentions))


def _start(mention: Mention) -> int:
    return mention.start
