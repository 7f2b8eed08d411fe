"""What the parser knows of a library, a sentence at a time: the ground that probes stand on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.gold.case import Gold
from eval.metrics.spans import Span
from index.ledger.duty import Duty
from index.plan import Clause, ClauseKind, Plan
from index.record import Record

_LETTERS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of a plan, the duty that governs it, and the character pairs that it speaks with.

    `pairs` are those of the sentence and of the headings above it.
    """

    plan: Plan
    clause: Clause
    start: int
    end: int
    text: str
    duty: Duty | None
    pairs: frozenset[str]

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.clause.kind is ClauseKind.ROW

    @property
    def note(self) -> str:
        """The note behind the sentence that names the units; "" when there is none."""
        if self.duty is None or self.duty.note_start < self.end:
            return ""
        return self.plan.text[self.duty.note_start : self.duty.note_end]

    def gold(self) -> tuple[Gold, ...]:
        """The sentence as what a good answer cites."""
        return (self._gold(self.start, self.end),)

    def gold_with_note(self) -> tuple[Gold, ...]:
        """The sentence and its note as what a good answer cites."""
        if self.duty is None or not self.note:
            return self.gold()
        return (*self.gold(), self._gold(self.duty.note_start, self.duty.note_end))

    def _gold(self, start: int, end: int) -> Gold:
        span = Span(self.plan.id, self.clause.address, start, end)
        return Gold(self.plan.id, self.plan.title, self.clause.item, self.clause.address, span)


@dataclass(frozen=True, slots=True)
class Ground:
    """The plans of a library and every sentence of them, in document order."""

    plans: tuple[Plan, ...]
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """The titles and texts of all plans: what does not stand here, the library does not have."""
        return "\n".join(f"{plan.title}\n{plan.text}" for plan in self.plans)

    def units(self) -> tuple[str, ...]:
        """Every unit that carries a duty, most frequent first."""
        counts: dict[str, int] = {}
        duties = {id(one.duty): one.duty for one in self.statements if one.duty}
        for duty in duties.values():
            for unit in duty.named():
                counts[unit] = counts.get(unit, 0) + 1
        return tuple(sorted(counts, key=lambda unit: (-counts[unit], unit)))


def ground_of(records: Sequence[Record]) -> Ground:
    """The ground of the records of a library."""
    return Ground(
        tuple(record.plan for record in records),
        tuple(one for record in records for one in _statements(record)),
    )


def pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a text, without punctuation."""
    bare = _LETTERS.sub("", text)
    return frozenset(bare[at : at + 2] for at in range(len(bare) - 1))


def _statements(record: Record) -> Iterator[Statement]:
    for one in record.sentences:
        clause = record.plan.clause(one.addresses[0])
        if clause is None or clause.kind is ClauseKind.OPENING:
            continue
        spoken = pairs(f"{one.text}。{clause.heading}。{'。'.join(clause.path)}")
        duty = _governing(record.duties, clause, one.start, one.end)
        yield Statement(record.plan, clause, one.start, one.end, one.text, duty, spoken)


def _governing(duties: Sequence[Duty], clause: Clause, start: int, end: int) -> Duty | None:
    """The duty whose sentences hold start:end."""
    for duty in duties:
        if duty.address == clause.address and duty.start <= start < duty.end and duty.end > start:
            return duty
    return None
