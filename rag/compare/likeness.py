"""How alike every clause of one plan is to every clause of another."""

import numpy as np

from index.plan import Clause, ClauseKind, Plan
from index.store.snapshot import Snapshot
from rag.compare.overlap import Float, overlaps, rarity
from rag.row_task import row_task

# Shares of meaning, heading and wording. Read by eye with align.THRESHOLD, see there.
_MEANING, _HEADING, _WORDING = 0.4, 0.3, 0.3
# An opening or a row of a table faces only its own kind.
_APART = (ClauseKind.OPENING, ClauseKind.ROW)


def likeness(snapshot: Snapshot, before: Plan, after: Plan) -> Float:
    """0 to 1 for every clause of `before` (row) and of `after` (column).

    Meaning (the cosine of the vectors, less what both plans have in common), heading and wording
    together; a row of a table is known by its task alone, for all rows name columns and units.
    """
    headings, bodies = (_headings(before), _headings(after)), (_bodies(before), _bodies(after))
    heading = overlaps(*headings, rarity(headings[0] + headings[1]))
    body = np.sqrt(overlaps(*bodies, rarity(bodies[0] + bodies[1])))
    # Clauses without headings are known by their wording alone.
    bare = [np.array([not words for words in side]) for side in headings]
    heading = np.where(bare[0][:, None] & bare[1][None, :], body, heading)
    meaning = _meaning(snapshot, before, after)
    mixed = _MEANING * meaning + _HEADING * heading + _WORDING * body
    first, second = (
        np.array([_kind(clause) for clause in plan.clauses]) for plan in (before, after)
    )
    rows = (first == ClauseKind.ROW)[:, None]
    likely: Float = np.where(rows, heading, mixed) * (first[:, None] == second[None, :])
    return likely


def _meaning(snapshot: Snapshot, before: Plan, after: Plan) -> Float:
    """The cosine of the clauses' vectors, centred on the mean of both plans; never below 0."""
    vectors = [_vectors(snapshot, plan) for plan in (before, after)]
    mean = np.vstack(vectors).mean(axis=0)
    first, second = (side - mean for side in vectors)
    first, second = (
        side / np.maximum(np.linalg.norm(side, axis=1), 1e-9)[:, None] for side in (first, second)
    )
    cosines: Float = np.clip(first @ second.T, 0, 1).astype(np.float64)
    return cosines


def _vectors(snapshot: Snapshot, plan: Plan) -> Float:
    """One vector a clause: the mean of its passages', zero for a clause without one."""
    rows: dict[str, list[int]] = {}
    for row in snapshot.rows_of([plan.id]):
        for address in snapshot.passages[row].addresses:
            rows.setdefault(address, []).append(int(row))
    held = [
        snapshot.passage_vectors.vectors(rows.get(clause.address, [])) for clause in plan.clauses
    ]
    size = snapshot.manifest.dimensions
    means = [found.mean(axis=0) if len(found) else np.zeros(size) for found in held]
    return np.array(means, np.float64).reshape(-1, size)


def _bodies(plan: Plan) -> list[str]:
    return [plan.text[clause.body_start : clause.end] for clause in plan.clauses]


def _headings(plan: Plan) -> list[str]:
    return [_heading(plan, clause) for clause in plan.clauses]


def _heading(plan: Plan, clause: Clause) -> str:
    """What a clause is called: its heading; the task of a row."""
    if clause.kind is ClauseKind.ROW:
        return row_task(plan.quote(clause))
    return clause.heading


def _kind(clause: Clause) -> str:
    return clause.kind if clause.kind in _APART else ClauseKind.ITEM
