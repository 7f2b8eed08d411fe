"""Two plans → aligned clauses → what differs → Comparison."""

from collections.abc import Sequence

from index.ledger.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.store.snapshot import Snapshot
from rag.check.units import UnitNames
from rag.compare.align import NEAR, THRESHOLD, aligned, in_order
from rag.compare.change import Change, Comparison, Kind
from rag.compare.differences import Reading, differences
from rag.compare.likeness import likeness
from rag.compare.overlap import Float, rarity
from rag.compare.part import Part, parts_of


def compare(snapshot: Snapshot, names: UnitNames, before: Plan, after: Plan) -> Comparison:
    """Every clause of two plans of a snapshot: with its counterpart, or as added or dropped."""
    alike = likeness(snapshot, before, after)
    pairs = aligned(alike, THRESHOLD)
    first, second = _parts(snapshot, before), _parts(snapshot, after)
    texts = [part.text for side in (first, second) for parts in side for part in parts]
    reading = Reading(rarity(texts), names)
    changes: list[Change] = []
    for row, column in in_order(pairs, _parents(before), _parents(after)):
        if row is None:
            assert column is not None
            near = _near(before.clauses, alike[:, column])
            changes.append(Change(Kind.ADDED, None, after.clauses[column], near=near))
        elif column is None:
            near = _near(after.clauses, alike[row])
            changes.append(Change(Kind.DROPPED, before.clauses[row], None, near=near))
        else:
            found = differences(first[row], second[column], reading)
            kind = Kind.CHANGED if found else Kind.SAME
            changes.append(Change(kind, before.clauses[row], after.clauses[column], found))
    return Comparison(before, after, tuple(changes))


def _parents(plan: Plan) -> list[str]:
    return [clause.parent for clause in plan.clauses]


def _near(clauses: Sequence[Clause], alike: Float) -> Clause | None:
    best = int(alike.argmax()) if alike.size else -1
    return clauses[best] if best >= 0 and alike[best] >= NEAR else None


def _parts(snapshot: Snapshot, plan: Plan) -> list[tuple[Part, ...]]:
    """The sentences of every clause of a plan."""
    return [
        parts_of(plan, _sentences(snapshot, clause), _duties(snapshot, clause))
        for clause in plan.clauses
    ]


def _sentences(snapshot: Snapshot, clause: Clause) -> list[Passage]:
    rows = snapshot.sentence_rows.get((clause.plan_id, clause.address), ())
    return [snapshot.sentences[row] for row in rows]


def _duties(snapshot: Snapshot, clause: Clause) -> list[Duty]:
    return snapshot.duties.get((clause.plan_id, clause.address), [])
