"""The responsibility ledger as it leaves the JSON API."""

from dataclasses import asdict
from datetime import date
from typing import Self

from pydantic import BaseModel

from rag.citations import deep_link
from rag.duty_table import title_of
from rag.ledger import Ledger, LedgerRow


class DueOut(BaseModel):
    """A deadline: the plan's words and the days they allow; null where they name no date."""

    words: str
    first: date | None
    last: date | None


class DutyOut(BaseModel):
    """A duty in its place; `role` is that of the unit asked for, `link` opens the clause.

    `start:end` are the sentences that the duty governs, `note_start:note_end` the words that name
    its units, both in the text of the plan.
    """

    plan_id: str
    plan_title: str
    address: str
    item: int | None
    heading: str
    role: str
    task: str
    start: int
    end: int
    note_start: int
    note_end: int
    leads: list[str]
    responsible: list[str]
    supporting: list[str]
    collective: list[str]
    deadlines: list[str]
    dues: list[DueOut]
    frequencies: list[str]
    figures: list[str]
    link: str

    @classmethod
    def of(cls, row: LedgerRow) -> Self:
        """The row as it leaves the process."""
        return cls(
            **(asdict(row.duty) | {"task": row.task}),
            plan_title=row.plan.title,
            item=row.clause.item,
            heading=row.clause.heading,
            role=row.role,
            dues=[DueOut(**asdict(due)) for due in row.dues],
            link=deep_link(row.plan.id, row.clause.address),
        )


class PeriodOut(BaseModel):
    """The days in which everything falls due, both included."""

    first: date
    last: date


class LedgerOut(BaseModel):
    """All rows that were asked for; `collective` are those of groups that may include the units."""

    title: str
    units: list[str]
    due: PeriodOut | None
    rows: list[DutyOut]
    collective: list[DutyOut]

    @classmethod
    def of(cls, ledger: Ledger) -> Self:
        """The ledger as it leaves the process."""
        return cls(
            title=title_of(ledger),
            units=list(ledger.units),
            due=PeriodOut(first=ledger.due[0], last=ledger.due[1]) if ledger.due else None,
            rows=[DutyOut.of(row) for row in ledger.rows],
            collective=[DutyOut.of(row) for row in ledger.collective],
        )
