"""A comparison of two plans as it leaves the JSON API."""

from collections.abc import Sequence
from typing import Self

from pydantic import BaseModel

from index.plan import Clause, Plan
from rag.citations import deep_link
from rag.compare.change import Change, Comparison, Difference, Place
from rag.compare.comparison_table import label, summary
from ui.outgoing.plan import PlanOut


class PlaceOut(BaseModel):
    """A sentence of a plan: `plan.text[start:end] == text`."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, plan: Plan, place: Place | None) -> Self | None:
        """The sentence as it leaves the process; None for one without counterpart."""
        if place is None:
            return None
        return cls(start=place.start, end=place.end, text=plan.text[place.start : place.end])


class DifferenceOut(BaseModel):
    """What one side of a pair of sentences says and the other does not, in the plans' words."""

    field: str
    before: list[str]
    after: list[str]
    sentence_before: PlaceOut | None
    sentence_after: PlaceOut | None

    @classmethod
    def of(cls, one: Difference, comparison: Comparison) -> Self:
        """The difference as it leaves the process."""
        return cls(
            field=one.field.value,
            before=list(one.before),
            after=list(one.after),
            sentence_before=PlaceOut.of(comparison.before, one.place_before),
            sentence_after=PlaceOut.of(comparison.after, one.place_after),
        )


class SideOut(BaseModel):
    """A clause of one of the two plans."""

    plan_id: str
    address: str
    item: int | None
    heading: str
    text: str
    link: str

    @classmethod
    def of(cls, plan: Plan, clause: Clause | None) -> Self | None:
        """The clause as it leaves the process."""
        if clause is None:
            return None
        return cls(
            plan_id=plan.id,
            address=clause.address,
            item=clause.item,
            heading=clause.heading,
            text=plan.quote(clause),
            link=deep_link(plan.id, clause.address),
        )


class ChangeOut(BaseModel):
    """A clause, its counterpart, what differs; `near` is a clause it was probably joined to."""

    kind: str
    before: SideOut | None
    after: SideOut | None
    differences: list[DifferenceOut]
    near: SideOut | None

    @classmethod
    def of(cls, change: Change, comparison: Comparison) -> Self:
        """The change as it leaves the process."""
        other = comparison.before if change.before is None else comparison.after
        return cls(
            kind=label(comparison, change.kind),
            before=SideOut.of(comparison.before, change.before),
            after=SideOut.of(comparison.after, change.after),
            differences=[DifferenceOut.of(one, comparison) for one in change.differences],
            near=SideOut.of(other, change.near),
        )


class ComparisonOut(BaseModel):
    """Two plans clause by clause: every clause of both is in exactly one change.

    `kind` of a change is 新增, 取消, 有变化 or 一致; between plans that do not follow each other
    (`successive` false) 仅乙有 and 仅甲有 stand for the first two.
    """

    before: PlanOut
    after: PlanOut
    successive: bool
    summary: str
    changes: list[ChangeOut]

    @classmethod
    def of(cls, comparison: Comparison, plans: Sequence[Plan]) -> Self:
        """The comparison as it leaves the process; `plans` are all of the library."""
        return cls(
            before=PlanOut.of(comparison.before, plans),
            after=PlanOut.of(comparison.after, plans),
            successive=comparison.successive,
            summary=summary(comparison),
            changes=[ChangeOut.of(change, comparison) for change in comparison.changes],
        )
