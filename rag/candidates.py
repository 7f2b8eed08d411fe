"""Which sentences may be evidence: those of the clauses found, the nearest, what was spoken of."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.passage import Passage
from index.store.snapshot import Snapshot
from rag.named_part import Part
from rag.question import Question
from rag.retrieve import Found

# The plan's id and the clause's address.
Key = tuple[str, str]
# How many of the nearest sentences are candidates.
SENTENCE_DEPTH = 40


def candidate_rows(
    snapshot: Snapshot,
    question: Question,
    found: Sequence[Found],
    near: Sequence[tuple[Passage, float]],
    topic: frozenset[Key],
) -> list[int]:
    """Rows of the sentences that may answer, within the place that the question points at.

    `near` are the sentences nearest in meaning, `topic` the clauses that the conversation was about.
    """
    if question.items or question.part is Part.TABLE:
        return _rows_of_place(snapshot, question)
    rows = _rows_of_clauses(snapshot, found, near, topic)
    if question.part is Part.TEXT:
        rows = [
            row
            for row in rows
            if question.part.holds(snapshot.clauses[key_of(snapshot.sentences[row])])
        ]
    return rows


def nearest(
    snapshot: Snapshot,
    plan_ids: Sequence[str],
    vector: NDArray[np.float32],
    depth: int = SENTENCE_DEPTH,
) -> list[tuple[Passage, float]]:
    """The sentences nearest in meaning with their cosines, nearest first."""
    everything = len(plan_ids) == len(snapshot.records)
    among = None if everything else snapshot.rows_of(plan_ids, sentences=True)
    rows, cosines = snapshot.sentence_vectors.search(vector, depth, among)
    return [
        (snapshot.sentences[row], float(cosine)) for row, cosine in zip(rows, cosines, strict=True)
    ]


def key_of(sentence: Passage) -> Key:
    """The clause that a sentence stands in."""
    return sentence.plan_id, sentence.addresses[0]


def _rows_of_clauses(
    snapshot: Snapshot,
    found: Sequence[Found],
    near: Sequence[tuple[Passage, float]],
    topic: frozenset[Key],
) -> list[int]:
    """Rows of the sentences in the clauses of passages, near sentences and the conversation."""
    keys = (
        topic
        | {key_of(sentence) for sentence, _ in near}
        | {
            (snapshot.passages[one.row].plan_id, address)
            for one in found
            for address in snapshot.passages[one.row].addresses
        }
    )
    return sorted({row for key in keys for row in snapshot.sentence_rows.get(key, ())})


def _rows_of_place(snapshot: Snapshot, question: Question) -> list[int]:
    """Rows of the sentences in the items, or in the part of a plan, that the question points at."""
    return [
        row
        for plan_id in question.plan_ids
        for clause in snapshot.plans[plan_id].clauses
        if (not question.items or clause.item in question.items) and question.part.holds(clause)
        for row in snapshot.sentence_rows.get((plan_id, clause.address), ())
    ]
