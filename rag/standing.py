"""Whether a plan is in force: its year, and the newer plan of its series that superseded it."""

import re
from collections.abc import Iterable
from datetime import date

from index.plan import Plan

_YEAR = re.compile(r"(?:19|20)\d\d年?度?")


def superseded_by(plan: Plan, plans: Iterable[Plan]) -> Plan | None:
    """The newest plan of the same series with a later year; None while a plan is in force.

    A series is what one issuer calls by one title, year aside.
    """
    newer = [
        other
        for other in plans
        if plan.year is not None
        and other.year is not None
        and other.year > plan.year
        and other.level is plan.level
        and _series(other) == _series(plan)
    ]
    return max(newer, key=lambda other: other.year or 0, default=None)


def standing_of(plan: Plan, plans: Iterable[Plan]) -> str:
    """The standing in Chinese: 现行, 已被…取代, or 年份不明."""
    newer = superseded_by(plan, plans)
    if newer is not None:
        return f"已被《{newer.title}》取代"
    return "现行" if plan.year is not None else "年份不明"


def standing_notices(cited: Iterable[Plan], plans: Iterable[Plan], today: date) -> tuple[str, ...]:
    """What a reader must know of the age of the plans that an answer cites."""
    known = tuple(plans)
    notices: list[str] = []
    old: list[Plan] = []
    for plan in cited:
        newer = superseded_by(plan, known)
        if newer is not None:
            notices.append(f"《{plan.title}》已被《{newer.title}》取代，现行要求以新计划为准。")
        elif plan.year is not None and plan.year < today.year:
            old.append(plan)
    if old:
        years = "、".join(f"{year}年" for year in sorted({plan.year for plan in old if plan.year}))
        notices.append(f"所引的是{years}的计划，今年是{today.year}年，库中没有更新的计划。")
    return tuple(notices)


def _series(plan: Plan) -> tuple[str, str]:
    return plan.issuer, _YEAR.sub("", plan.title)
