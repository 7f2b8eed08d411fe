"""Hybrid retrieval: dense and BM25 legs over passages, fused by reciprocal rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.snapshot import Snapshot
from rag.answer import Hit

Float = NDArray[np.float32]
DEPTH = 60
# Cormack, Clarke, Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet": 1 / (k + rank).
K = 60


class Leg(StrEnum):
    """A way of finding passages."""

    DENSE = "dense"
    BM25 = "bm25"


BOTH = frozenset(Leg)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage row with its fused score and the score of each leg (None: not found by it)."""

    row: int
    score: float
    dense: float | None
    bm25: float | None


def retrieve(
    snapshot: Snapshot,
    query: str,
    vector: Float,
    plan_ids: Sequence[str],
    limit: int,
    legs: frozenset[Leg] = BOTH,
) -> tuple[Found, ...]:
    """The best passages of some plans, best first; ties by row, so that the order is stable.

    Each leg brings its best `DEPTH` passages; `legs` other than both are for measurements.
    """
    everything = len(plan_ids) == len(snapshot.records)
    among = None if everything else snapshot.rows_of(plan_ids)
    dense = _dense(snapshot, vector, among) if Leg.DENSE in legs else {}
    words = _words(snapshot, query, among) if Leg.BM25 in legs else {}
    fused: dict[int, float] = {}
    for leg in (dense, words):
        for rank, row in enumerate(leg, 1):
            fused[row] = fused.get(row, 0.0) + 1 / (K + rank)
    best = sorted(fused, key=lambda row: (-fused[row], row))[:limit]
    return tuple(Found(row, fused[row], dense.get(row), words.get(row)) for row in best)


def _dense(snapshot: Snapshot, vector: Float, among: NDArray[np.int64] | None) -> dict[int, float]:
    rows, scores = snapshot.passage_vectors.search(vector, DEPTH, among)
    return {int(row): float(score) for row, score in zip(rows, scores, strict=True)}


def _words(snapshot: Snapshot, query: str, among: NDArray[np.int64] | None) -> dict[int, float]:
    scores = snapshot.words.scores(query)
    rows = np.arange(len(scores)) if among is None else among
    order = rows[np.argsort(-scores[rows], kind="stable")][:DEPTH]
    return {int(row): float(scores[row]) for row in order if scores[row] > 0}


def as_hit(snapshot: Snapshot, found: Found, rank: int) -> Hit:
    """A found passage as the faces show it, with its rank from 1."""
    passage = snapshot.passages[found.row]
    plan = snapshot.plans[passage.plan_id]
    clause = plan.clause(passage.addresses[0])
    return Hit(
        passage.id,
        plan.id,
        plan.title,
        passage.addresses[0],
        clause.item if clause else None,
        passage.text,
        passage.start,
        passage.end,
        rank,
        found.score,
        found.dense,
        found.bm25,
    )
