"""The responsibility ledger of a plan: each note with the sentences that it governs."""

import re
from collections.abc import Iterator

from index.duty import Duty
from index.plan import Clause, ClauseKind, Plan
from index.sentences import Kind, Sentence, split_sentences
from index.units import Roles, is_collective, read_roles
from index.values import deadlines, figures, frequencies

_BY_UNIT = re.compile(r"由([^，,。；;：:由]{2,24}?)(牵头|负责)")
_CELL = re.compile(r"(?:^|；)([^：；]{2,10})：([^；]*)")
_COLUMNS = {
    "lead": ("牵头", "主办", "责任"),
    "support": ("配合", "协办", "协同"),
    "due": ("时限", "时间", "期限"),
}


def duties_of(plan: Plan) -> tuple[Duty, ...]:
    """Every duty of a plan, in document order."""
    return tuple(duty for clause in plan.clauses for duty in _of_clause(plan, clause))


def _of_clause(plan: Plan, clause: Clause) -> Iterator[Duty]:
    if clause.kind is ClauseKind.ROW:
        yield from _of_row(plan, clause)
        return
    governed: list[Sentence] = []
    for sentence in split_sentences(plan.text, clause.start, clause.body_start, clause.end):
        if sentence.kind is Kind.TEXT:
            governed.append(sentence)
        elif sentence.kind is Kind.NOTE:
            start = governed[0].start if governed else sentence.start
            stop = governed[-1].end if governed else sentence.start
            roles = read_roles(plan.text[sentence.start : sentence.end])
            yield _duty(plan, clause, (start, stop), (sentence.start, sentence.end), roles)
            governed = []
    for sentence in governed:
        words = plan.text[sentence.start : sentence.end]
        for match in _BY_UNIT.finditer(words):
            place = (sentence.start + match.start(), sentence.start + match.end())
            roles = read_roles(match.group(1) + match.group(2))
            yield _duty(plan, clause, (sentence.start, sentence.end), place, roles)


def _duty(
    plan: Plan, clause: Clause, span: tuple[int, int], note: tuple[int, int], roles: Roles
) -> Duty:
    task = plan.text[span[0] : span[1]]
    return Duty(
        plan.id,
        clause.address,
        task,
        *span,
        *note,
        roles.leads,
        roles.responsible,
        roles.supporting,
        roles.collective,
        deadlines(task),
        frequencies(task),
        figures(task),
    )


def _of_row(plan: Plan, clause: Clause) -> Iterator[Duty]:
    """A row of a duty table: its columns are named in its text."""
    words = plan.text[clause.start : clause.end].rstrip("。")
    cells = dict(_CELL.findall(words))
    leads = _column(cells, "lead")
    supporting = _column(cells, "support")
    if not leads and not supporting:
        return
    due = tuple(
        value for name, value in cells.items() if any(key in name for key in _COLUMNS["due"])
    )
    yield Duty(
        plan.id,
        clause.address,
        words,
        clause.start,
        clause.start + len(words),
        clause.start,
        clause.start + len(words),
        tuple(unit for unit in leads if not is_collective(unit)),
        (),
        tuple(unit for unit in supporting if not is_collective(unit)),
        tuple(unit for unit in (*leads, *supporting) if is_collective(unit)),
        due,
        frequencies(words),
        figures(words),
    )


def _column(cells: dict[str, str], role: str) -> tuple[str, ...]:
    """The units in the columns whose names say a role."""
    return tuple(
        unit
        for name, value in cells.items()
        if any(key in name for key in _COLUMNS[role]) and "单位" in name + "单位"
        for unit in re.split(r"[、，,/]", value)
        if len(unit) >= 2
    )
