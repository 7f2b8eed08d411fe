"""Hybrid retrieval: cosines and BM25 find passages, one linear mix of both ranks them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from index.store.snapshot import Snapshot
from index.store.vectors import VectorStore
from rag.answer import Hit

Float = NDArray[np.float32]
Rows = NDArray[np.int64]

# How many passages each leg brings.
DEPTH = 60
# score = (1 - SENTENCE) · passage's cosine + SENTENCE · nearest sentence's cosine
#         + WORDS · share of the best BM25 score
# Chosen by `python -m benchmarks.fit_retrieval ../shared/bench/statutes`, second run of 2026-11-27: of 24
# pairs the best mean nDCG@10 of the two tuning sets and of a half of the statutes, which the embedder
# was trained on too; the other half only reports.
# nDCG@10 MRR@10  real.tune  samples.tune  statutes.tune  statutes held out  mean nDCG
# rank fusion     .935 .920    .945 .947     .506 .523        .509 .526        .7955
#   .50 .05       .953 .945    .956 .965     .539 .551        .540 .550        .8161
# → .50 .10       .955 .948    .962 .969     .536 .552        .544 .554        .8174
#   .50 .15       .956 .948    .958 .958     .528 .546        .533 .548        .8138
#   .25 .10       .951 .942    .957 .962     .534 .551        .543 .552        .8140
#   .75 .10       .953 .947    .956 .962     .534 .552        .541 .555        .8145
#   .50 0         .930 .923    .942 .950     .525 .535        .538 .552        .7988
SENTENCE, WORDS = 0.5, 0.1


class Leg(StrEnum):
    """A way of finding passages."""

    DENSE = "dense"
    BM25 = "bm25"


BOTH = frozenset(Leg)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage row with its mixed score and the score of each leg (None: not found by it)."""

    row: int
    score: float
    dense: float | None
    bm25: float | None


@dataclass(frozen=True, slots=True)
class Signals:
    """What the mix sees of each candidate, one value a row; `rows` ascend.

    `passage` and `sentence` are the cosines of the passage and of the nearest sentence of its
    clauses, `share` its part of the best BM25 score, 0 to 1. A leg that is off leaves zeros.
    `dense` and `bm25` hold what each leg brought, by row.
    """

    rows: Rows
    passage: Float
    sentence: Float
    share: Float
    dense: dict[int, float]
    bm25: dict[int, float]

    def scores(self, sentence: float = SENTENCE, words: float = WORDS) -> Float:
        """The mix that ranks."""
        cosine = (1 - sentence) * self.passage + sentence * self.sentence
        mixed: Float = cosine + words * self.share
        return mixed


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
    seen = signals(snapshot, query, vector, plan_ids, legs)
    scores = seen.scores()
    found = []
    for at in np.argsort(-scores, kind="stable")[:limit]:
        row = int(seen.rows[at])
        found.append(Found(row, float(scores[at]), seen.dense.get(row), seen.bm25.get(row)))
    return tuple(found)


def signals(
    snapshot: Snapshot,
    query: str,
    vector: Float,
    plan_ids: Sequence[str],
    legs: frozenset[Leg] = BOTH,
) -> Signals:
    """The candidates of both legs, each with all signals, whichever leg brought it."""
    everything = len(plan_ids) == len(snapshot.records)
    among = None if everything else snapshot.rows_of(plan_ids)
    words = snapshot.words.scores(query)
    dense = _dense(snapshot, vector, among) if Leg.DENSE in legs else {}
    bm25 = _best(words, among) if Leg.BM25 in legs else {}
    rows = np.array(sorted({*dense, *bm25}), np.int64)
    passage = sentence = share = np.zeros(len(rows), np.float32)
    if dense:
        passage = _cosines(snapshot.passage_vectors, rows.tolist(), vector)
        sentence = _nearest_sentences(snapshot, vector, rows, passage)
    if bm25:
        share = words[rows] / max(bm25.values())
    return Signals(rows, passage, sentence, share, dense, bm25)


def _dense(snapshot: Snapshot, vector: Float, among: Rows | None) -> dict[int, float]:
    rows, scores = snapshot.passage_vectors.search(vector, DEPTH, among)
    return {int(row): float(score) for row, score in zip(rows, scores, strict=True)}


def _best(scores: Float, among: Rows | None) -> dict[int, float]:
    rows = np.arange(len(scores)) if among is None else among
    order = rows[np.argsort(-scores[rows], kind="stable")][:DEPTH]
    return {int(row): float(scores[row]) for row in order if scores[row] > 0}


def _nearest_sentences(snapshot: Snapshot, vector: Float, rows: Rows, own: Float) -> Float:
    """The cosine of the nearest sentence of each passage's clauses; its own where there is none.

    One flat list of sentences: a list a passage would wake the garbage collector (5 ms).
    """
    held: list[int] = []
    starts: list[int] = []
    for passage in (snapshot.passages[row] for row in rows):
        starts.append(len(held))
        for address in passage.addresses:
            held += snapshot.sentence_rows.get((passage.plan_id, address), ())
    known, at = np.unique(np.array(held, np.int64), return_inverse=True)
    cosines = _cosines(snapshot.sentence_vectors, known.tolist(), vector)[at]
    none = np.diff(starts, append=len(held)) == 0
    # One more at the end, so that a last passage without sentences may start there.
    nearest = np.maximum.reduceat(np.append(cosines, np.float32(-1)), starts)
    return np.where(none, own, nearest)


def _cosines(store: VectorStore, rows: Sequence[int], vector: Float) -> Float:
    """The cosine of each row. Row by row: `@` would wake threads that wait for each other."""
    found: Float = np.vecdot(store.vectors(rows), vector)
    return found


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
