"""Probes that look answerable and are not: a unit, a year or a plan that the library does not have."""

from collections.abc import Iterator, Sequence
from itertools import cycle

from eval.probes.found import About, Found
from eval.probes.ground import Ground
from eval.probes.plan_names import (
    TITLE,
    absent_number,
    absent_places,
    absent_years,
    full_name,
    place_of_issuer,
)
from eval.probes.probe import Probe, chosen, found_name, unanswerable
from eval.probes.wording import named_question
from index.plan import Level

UNIT, YEAR, PLAN = "absent/unit", "absent/year", "absent/plan"

_OFFICES = (
    *("文物局", "档案局", "气象局", "统计局", "审计局", "粮食和物资储备局", "地震局", "信访局"),
    *("医疗保障局", "退役军人事务局", "烟草专卖局", "机关事务管理局", "版权局", "科学技术协会"),
    *("残疾人联合会", "红十字会", "供销合作社", "地方志办公室", "侨联", "工商联", "气象台"),
)
_STATIONS = ("司法所", "畜牧站", "农机站", "退役军人服务站", "统计站", "水产站", "档案室", "侨联")
_LEVELS = "省市区县镇"
_ASKED = (
    "{unit}在{topic}这项工作里承担什么职责？",
    "{topic}，{unit}要负责哪些事？",
    "关于{topic}，{unit}的任务是什么？",
)


def near_misses(
    ground: Ground, values: dict[About, tuple[Found, ...]], limit: int, seed: int
) -> Iterator[Probe]:
    """At most `limit` unanswerable questions of each kind, each close to an answerable one."""
    known = [found for kind in values.values() for found in kind]
    drawn = chosen(known, found_name, limit, seed)
    clear = filter(_is_clear, values[About.WHO])
    for kind, questions in (
        (UNIT, _of_units(ground, chosen(clear, found_name, limit, seed))),
        (YEAR, _of_years(ground, drawn)),
        (PLAN, _of_plans(ground, drawn)),
    ):
        for question in questions:
            yield Probe(unanswerable(kind, question))


def absent_units(ground: Ground, level: str) -> tuple[str, ...]:
    """Plausible offices of a level ("区") that occur nowhere in the library."""
    known = ground.text
    return tuple(
        f"{level}{stem}"
        for stem in (_STATIONS if level == "镇" else _OFFICES)
        if stem[:4] not in known and f"{stem[:-1]}部门" not in known
    )


def _is_clear(found: Found) -> bool:
    """Whether a duty names a level's unit, and no group such as 各有关部门 that the absent one is in."""
    duty = found.statement.duty
    return duty is not None and not duty.collective and found.words[0] in _LEVELS


def _of_units(ground: Ground, drawn: Sequence[Found]) -> Iterator[str]:
    offices = {level: cycle(absent_units(ground, level)) for level in _LEVELS}
    for at, found in enumerate(drawn):
        unit = next(offices[found.words[0]], None)
        if unit is None:
            continue
        name = f"{full_name(found.statement.plan)}里，" if found.named else ""
        yield name + _ASKED[at % len(_ASKED)].format(unit=unit, topic=found.topic)


def _of_years(ground: Ground, drawn: Sequence[Found]) -> Iterator[str]:
    for found, year in zip(drawn, cycle(absent_years(ground)), strict=False):
        place = place_of_issuer(found.statement.plan)
        yield named_question(found, f"{place}{year}年的{'' if place else '工作'}要点")


def _of_plans(ground: Ground, drawn: Sequence[Found]) -> Iterator[str]:
    """Places at the level of the plan that does answer, so that nothing else tells them apart."""
    places = {level: cycle(absent_places(ground, level)) for level in Level}
    province = all(plan.level is not Level.PROVINCE for plan in ground.plans)
    number = absent_number(ground)
    for at, found in enumerate(drawn):
        name = f"{next(places[found.statement.plan.level], '')}的{TITLE}"
        if at % 8 == 3 and province:
            name = "省里的工作要点"
        elif at % 8 == 6 and number:
            name = number
        yield named_question(found, name)
