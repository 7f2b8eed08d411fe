"""Plans and their clauses as they leave the JSON API."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Self

from pydantic import BaseModel

from index.plan import Clause, Plan
from rag.answer import ClauseView
from rag.standing import standing_of


class CountsOut(BaseModel):
    """How much a plan holds."""

    characters: int
    sections: int
    items: int
    clauses: int
    repairs: int


class PlanOut(BaseModel):
    """One plan of the library, without its text; `standing` is 现行, 已被《…》取代 or 年份不明.

    `number` is its number as an official document (发文字号), `issued` the day it was signed as an
    ISO date; "" where the document does not say.
    """

    id: str
    title: str
    year: int | None
    issuer: str
    level: str
    number: str
    issued: str
    standing: str
    source: str
    counts: CountsOut
    warnings: list[str]

    @classmethod
    def of(cls, plan: Plan, plans: Sequence[Plan]) -> Self:
        """The plan as it leaves the process; `plans` are all of its library."""
        return cls(
            id=plan.id,
            title=plan.title,
            year=plan.year,
            issuer=plan.issuer,
            level=plan.level.value,
            number=plan.number,
            issued=plan.issued,
            standing=standing_of(plan, plans),
            source=plan.source,
            counts=CountsOut(
                characters=len(plan.text),
                sections=len(plan.sections),
                items=len(plan.items()),
                clauses=len(plan.clauses),
                repairs=len(plan.repairs),
            ),
            warnings=list(plan.warnings),
        )


class PlansOut(BaseModel):
    """The plans of the library."""

    plans: list[PlanOut]

    @classmethod
    def of(cls, plans: Sequence[Plan]) -> Self:
        """All plans of a library as they leave the process."""
        return cls(plans=[PlanOut.of(plan, plans) for plan in plans])


class OriginOut(BaseModel):
    """Where a text stood in the original file; `sure` where it was recognised from a picture."""

    place: str
    start: int
    end: int
    sure: float | None


class ClauseTextOut(BaseModel):
    """A clause and its text: `plan.text[start:end] == text`, the number is in `label`."""

    address: str
    item: int | None
    label: str
    heading: str
    path: list[str]
    text: str
    start: int
    end: int
    origin: OriginOut

    @classmethod
    def of(cls, plan: Plan, clause: Clause) -> Self:
        """The clause as it leaves the process."""
        return cls(
            address=clause.address,
            item=clause.item,
            label=clause.label,
            heading=clause.heading,
            path=list(clause.path),
            text=plan.quote(clause),
            start=clause.start,
            end=clause.end,
            origin=OriginOut(**asdict(clause.origin)),
        )


class NeighboursOut(BaseModel):
    """The clauses beside a clause, in the order of the document."""

    before: list[ClauseTextOut]
    after: list[ClauseTextOut]


class ClauseOut(ClauseTextOut):
    """A clause in its place."""

    plan: PlanOut
    neighbours: NeighboursOut

    @classmethod
    def in_place(cls, view: ClauseView, plans: Sequence[Plan]) -> Self:
        """The clause with its plan and neighbours as it leaves the process."""
        return cls(
            **ClauseTextOut.of(view.plan, view.clause).model_dump(),
            plan=PlanOut.of(view.plan, plans),
            neighbours=NeighboursOut(
                before=[ClauseTextOut.of(view.plan, clause) for clause in view.before],
                after=[ClauseTextOut.of(view.plan, clause) for clause in view.after],
            ),
        )
