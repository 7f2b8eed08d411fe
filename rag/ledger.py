"""Rows of the responsibility ledger, chosen by unit, plan and date; complete, never a top-k."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from index.ledger.dated import DatedTask, dated_tasks
from index.ledger.due import Due, dues_of
from index.ledger.duty import Duty
from index.ledger.values import figures, frequencies
from index.plan import Clause, ClauseKind, Plan
from index.record import Record
from rag.own_level import is_of_level
from rag.row_task import row_task

# Units of a place below the district, and groups of them: no bureau is one of 各镇街.
_LOCAL = re.compile(r"镇|乡|街道|村|社区|园区")
_LOCAL_GROUP = re.compile(r"镇|乡|街|村|社区|园区|企业|学校|公司|政府|维保")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A duty in its place. `role` is 牵头, 责任, 配合 or 集体 for the unit asked for, else ""."""

    plan: Plan
    clause: Clause
    duty: Duty
    role: str
    dues: tuple[Due, ...]

    @property
    def task(self) -> str:
        """The task as people read it: of a table's row only the cell that says it."""
        words = self.duty.task.strip()
        if self.clause.kind is ClauseKind.ROW:
            words = row_task(words)
        return words or self.clause.heading


@dataclass(frozen=True, slots=True)
class Ledger:
    """The rows that were asked for: of some units (all when empty), due between two days if given.

    `collective` are duties of groups (各有关部门) that may or may not include the units. `dated` are
    the single sentences among both that state a deadline, which is what a calendar holds.
    """

    units: tuple[str, ...]
    rows: tuple[LedgerRow, ...]
    collective: tuple[LedgerRow, ...]
    dated: tuple[LedgerRow, ...]
    due: tuple[date, date] | None = None


def ledger_of(
    records: Iterable[Record],
    units: tuple[str, ...],
    plan_ids: Collection[str],
    due: tuple[date, date] | None,
) -> Ledger:
    """The ledger of some plans: rows that name a unit, and apart from them the groups' rows.

    With `due` the rows are the sentences that fall due in it, by plan and day; tasks for which the
    plan names nobody are among the rows when no unit is asked for.
    """
    chosen = [record for record in records if record.plan.id in plan_ids]
    dated = tuple(row for record in chosen for row in dated_rows(record))
    if due is not None:
        dated = tuple(row for record in chosen for row in _falling(dated_rows(record), *due))
    rows = dated if due is not None else tuple(row for one in chosen for row in _all_rows(one))
    named, groups = _split(rows, units)
    own, shared = _split(dated, units)
    return Ledger(units, named, groups, (*own, *shared), due)


def ledger_rows(records: Iterable[Record], plan_ids: Collection[str]) -> tuple[LedgerRow, ...]:
    """Every duty of some plans, in the order of the plans and their clauses."""
    return tuple(
        LedgerRow(record.plan, clause, duty, "", dues_of(duty.deadlines, record.plan.year))
        for record in records
        if record.plan.id in plan_ids
        for duty in record.duties
        if (clause := record.plan.clause(duty.address)) is not None
    )


def dated_rows(record: Record) -> Iterator[LedgerRow]:
    """Every sentence of a plan with a deadline as a row, once for each duty that governs it.

    A row without units where the plan names nobody.
    """
    plan = record.plan
    for task in dated_tasks(plan, record.duties):
        clause = plan.clause(task.address)
        if clause is None:
            continue
        governing = [
            duty
            for duty in record.duties
            if duty.address == task.address and duty.start <= task.start < duty.end
        ]
        for duty in governing or [task.duty or _nobodys(task)]:
            yield LedgerRow(plan, clause, _narrowed(duty, task), "", task.dues)


def _narrowed(duty: Duty, task: DatedTask) -> Duty:
    """A duty with one of its sentences as the task, and what that sentence says."""
    return replace(
        duty,
        task=task.task,
        start=task.start,
        end=task.end,
        deadlines=tuple(dict.fromkeys(due.words for due in task.dues)),
        frequencies=frequencies(task.task),
        figures=figures(task.task),
    )


def _nobodys(task: DatedTask) -> Duty:
    """A duty that nobody is named for."""
    nobody: tuple[str, ...] = ()
    place = (task.start, task.end, task.end, task.end)
    return Duty(task.plan_id, task.address, task.task, *place, *(nobody,) * 7)


def _all_rows(record: Record) -> list[LedgerRow]:
    """Every duty of a plan, and its dated tasks that nobody is named for."""
    rows = list(ledger_rows((record,), (record.plan.id,)))
    rows += [row for row in dated_rows(record) if not row.duty.units()]
    return sorted(rows, key=lambda row: row.duty.start)


def _split(
    rows: Iterable[LedgerRow], units: tuple[str, ...]
) -> tuple[tuple[LedgerRow, ...], tuple[LedgerRow, ...]]:
    """The rows that name one of the units, and those of groups that may include one."""
    if not units:
        return tuple(rows), ()
    named: list[LedgerRow] = []
    groups: list[LedgerRow] = []
    for row in rows:
        role = role_of(row.duty, units)
        if role:
            named.append(replace(row, role=role))
        elif may_include(row.duty.collective, units) and any(
            is_of_level(unit, row.plan.level) for unit in units
        ):
            groups.append(replace(row, role="集体"))
    return tuple(named), tuple(groups)


def role_of(duty: Duty, units: Collection[str]) -> str:
    """The role of the first of some units that the duty names; "" when it names none."""
    return next((role for role, names in duty.by_role() if set(names) & set(units)), "")


def may_include(groups: Iterable[str], units: Iterable[str]) -> bool:
    """Whether a group (各有关部门) may include one of some units; 各镇街 includes no bureau."""
    local = any(_LOCAL.search(unit) for unit in units)
    return any(local or not _LOCAL_GROUP.search(group) for group in groups)


def _falling(rows: Iterable[LedgerRow], first: date, last: date) -> list[LedgerRow]:
    """The rows that fall due between two days, by day."""
    found = [
        (min(days), row)
        for row in rows
        if (days := [one.last for one in row.dues if one.last and first <= one.last <= last])
    ]
    return [row for _, row in sorted(found, key=lambda one: (one[0], one[1].duty.start))]
