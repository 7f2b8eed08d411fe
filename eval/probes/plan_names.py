"""How a question names a plan, and names that no plan of a library has."""

import re
from collections.abc import Sequence

from eval.probes.ground import Ground
from index.numerals import to_chinese, to_number
from index.plan import Level, Plan

_PLACE = re.compile(r"^[\u4e00-\u9fff]{2,6}(?:省|市|区|县|镇|乡|街道)$")
_STEMS = (
    "白塔",
    "柳河",
    "松岭",
    "海棠",
    "鹤鸣",
    "云栖",
    "玉屏",
    "金沙",
    "望江",
    "石桥",
    "兰亭",
    "枫林",
)
_ENDINGS = {
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.DISTRICT: "区",
    Level.TOWNSHIP: "镇",
}
TITLE = "安全生产工作要点"
_SOME_YEAR = 2024


def full_name(plan: Plan) -> str:
    """The plan by its title: 《临江区2024年安全生产工作要点》."""
    return f"《{plan.title}》"


def short_name(plan: Plan, plans: Sequence[Plan]) -> str:
    """The plan as staff call it, where that names no other: 临江区2024年的要点, 工作要点二."""
    if place_of_issuer(plan) and plan.year:
        same = [one for one in plans if (one.issuer, one.year) == (plan.issuer, plan.year)]
        if len(same) == 1:
            return f"{plan.issuer}{plan.year}年的要点"
    numbers = [to_number(one.title[-1]) for one in plans]
    own = to_number(plan.title[-1])
    if own and numbers.count(own) == 1 and plan.title[:-1].endswith("要点"):
        return f"工作要点{plan.title[-1]}"
    return full_name(plan)


def place_of_issuer(plan: Plan) -> str:
    """The place that issued a plan, "" where the issuer is not called by a place alone."""
    return plan.issuer if _PLACE.match(plan.issuer) else ""


def absent_places(ground: Ground, level: Level) -> tuple[str, ...]:
    """Names of places at a level that do not occur in the library."""
    known = ground.text
    ending = _ENDINGS.get(level, "区")
    return tuple(f"{stem}{ending}" for stem in _STEMS if stem not in known)


def absent_years(ground: Ground) -> tuple[int, ...]:
    """Years near those of the plans that no plan has or speaks of."""
    own = [plan.year for plan in ground.plans if plan.year]
    known = ground.text
    first = next(iter(own), _SOME_YEAR)
    near = [first - back for back in range(1, 9)] + [first + ahead for ahead in range(1, 6)]
    return tuple(year for year in near if year not in own and str(year) not in known)


def absent_number(ground: Ground) -> str:
    """ "工作要点九" where the plans of the library are numbered below it; else ""."""
    numbers = [to_number(plan.title[-1]) or 0 for plan in ground.plans]
    top = max(numbers, default=0)
    wanted = f"工作要点{to_chinese(top + 3)}"
    return wanted if 0 < top < 8 and wanted not in ground.text else ""
