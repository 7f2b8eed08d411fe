"""Probes for units in charge: （责任单位：区住建局） → …由哪个部门负责？"""

import re
from collections.abc import Iterator, Sequence

from eval.probes.deadline import task_of
from eval.probes.found import About, Found, naming
from eval.probes.ground import Ground, Statement
from eval.probes.phrases import is_fair, opening
from index.ledger.duty import Duty

_MOST, _LONGEST_UNIT = 6, 16
# A topic that speaks of roles itself asks for two answers.
_ROLES = re.compile(r"牵头|负责|配合做|会同|由")


def units_in(ground: Ground) -> Iterator[Found]:
    """For every duty the first of its sentences that can be asked with."""
    done: set[int] = set()
    rivals = [own for own in ground.statements if own.duty]
    for own in rivals:
        if own.duty is None or id(own.duty) in done:
            continue
        found = _found(rivals, own, own.duty)
        if found:
            done.add(id(own.duty))
            yield found


def _found(rivals: Sequence[Statement], own: Statement, duty: Duty) -> Found | None:
    units = duty.leads or duty.responsible
    topic = task_of(own) if own.is_row else opening(own.text)
    if not topic or not is_fair(topic) or not _are_names(units):
        return None
    if not own.is_row and not own.note:
        return None
    if _ROLES.search(topic) or any(unit in topic or unit[1:] in topic for unit in duty.units()):
        return None
    named = naming((other for other in rivals if other.duty is not duty), own, topic)
    if named is None:
        return None
    wording = f"由哪{'些单位' if len(units) > 1 else '个部门'}{'牵头' if duty.leads else '负责'}"
    facts = tuple((unit,) for unit in units)
    return Found(About.WHO, own, topic, f"{topic}这项工作", wording, "", units[0], facts, named)


def _are_names(units: tuple[str, ...]) -> bool:
    """Whether units can be asked for: a few names, none of them torn."""
    whole = all(
        2 < len(unit) <= _LONGEST_UNIT and unit.count("（") == unit.count("）") for unit in units
    )
    return 0 < len(units) <= _MOST and whole
