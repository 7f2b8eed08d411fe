"""What a comparison of two plans says: pairs of clauses, and what differs in each."""

from dataclasses import dataclass
from enum import StrEnum

from index.plan import Clause, Plan
from rag.standing import superseded_by


class Kind(StrEnum):
    """What became of a clause between two plans."""

    ADDED = "新增"
    DROPPED = "取消"
    CHANGED = "有变化"
    SAME = "一致"


class Field(StrEnum):
    """What differs between two sentences that say the same task.

    时限 is until when (4月底前, 汛期前), 限期 within what time (24小时内): neither becomes the other.
    """

    DEADLINE = "时限"
    WITHIN = "限期"
    FREQUENCY = "频次"
    FIGURE = "数字"
    LEAD = "牵头单位"
    RESPONSIBLE = "责任单位"
    SUPPORTING = "配合单位"
    COLLECTIVE = "集体单位"
    WORDS = "文字"


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence of a plan: `plan.text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Difference:
    """What one sentence says and its counterpart does not, in the plans' own words.

    `before` and `after` hold what only that side says. Where a sentence has no counterpart its
    place is None on the other side and the field is WORDS, with the whole sentence.
    """

    field: Field
    before: tuple[str, ...]
    after: tuple[str, ...]
    place_before: Place | None
    place_after: Place | None


@dataclass(frozen=True, slots=True)
class Change:
    """A clause of one plan, its counterpart in the other, and what differs between them.

    `near` is the clause of the other plan, aligned elsewhere, that an added or dropped one was
    probably split from or joined to.
    """

    kind: Kind
    before: Clause | None
    after: Clause | None
    differences: tuple[Difference, ...] = ()
    near: Clause | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans clause by clause, in the order of `after`, dropped clauses where they stood.

    Every clause of both plans is in exactly one change.
    """

    before: Plan
    after: Plan
    changes: tuple[Change, ...]

    def count(self, kind: Kind) -> int:
        """How many clauses or pairs are of a kind."""
        return sum(change.kind is kind for change in self.changes)

    @property
    def successive(self) -> bool:
        """Whether `after` takes the place of `before`; if not, nothing was added or dropped."""
        return superseded_by(self.before, (self.after,)) is not None
