"""Sentences weighed as evidence: what a question's words and meaning find, and what it asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.snapshot import Snapshot
from index.words import bigrams
from rag.asks import content_terms
from rag.lexicon import Lexicon, Weighed
from rag.question import Question
from rag.retrieve import Found
from rag.wanted import holds_wanted

Float = NDArray[np.float32]

# Cosines of E5 small lie in a narrow band; this one maps it to 0..1.
LOW, HIGH = 0.78, 0.92
# Mixed on the tuning halves (benchmarks/fit_gate.py): the right sentence of the right plan comes
# first in 104 of 111 cases with words : bigrams : meaning = .4 : .2 : .4; meaning alone 99,
# words alone 104, and the seven left are follow-ups and headings.
WORDS, GRAMS, MEANING, VALUE = 0.4, 0.2, 0.4, 0.1
SENTENCE_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as evidence: its place, the duty that governs it, and what it scored.

    `words` is the coverage of the question's terms, `absent` the share of them that the whole
    clause lacks, `cosine` the nearness in meaning, `fits` whether it holds a value of the kind
    that is asked for, `score` the mix that ranks.
    """

    plan: Plan
    clause: Clause
    sentence: Passage
    duty: Duty | None
    words: float
    absent: float
    cosine: float
    fits: bool
    score: float


def weigh(
    snapshot: Snapshot, lexicon: Lexicon, question: Question, vector: Float, found: Iterable[Found]
) -> tuple[Evidence, ...]:
    """The sentences of the clauses that retrieval found, weighed, best first."""
    rows = _candidate_rows(snapshot, question, vector, found)
    if not rows:
        return ()
    cosines = snapshot.sentence_vectors.vectors(rows) @ vector
    terms = lexicon.weigh(question.terms)
    grams = content_terms(question.content)
    duties = _duties(snapshot, question.plan_ids)
    weighed = []
    for row, cosine in zip(rows, cosines, strict=True):
        sentence = snapshot.sentences[row]
        duty = _governing(duties.get((sentence.plan_id, sentence.addresses[0]), ()), sentence)
        plan = snapshot.plans[sentence.plan_id]
        weighed.append(
            _weigh_one(lexicon, question, terms, grams, plan, sentence, float(cosine), duty)
        )
    return tuple(sorted(weighed, key=lambda one: (-one.score, one.sentence.id)))


def _weigh_one(
    lexicon: Lexicon,
    question: Question,
    terms: Weighed,
    grams: Sequence[str],
    plan: Plan,
    sentence: Passage,
    cosine: float,
    duty: Duty | None,
) -> Evidence:
    clause = plan.clause(sentence.addresses[0])
    assert clause is not None
    words = lexicon.coverage(terms, sentence.text, clause)
    phrases = lexicon.gram_coverage(grams, frozenset(bigrams(sentence.text)), clause)
    meaning = min(max((cosine - LOW) / (HIGH - LOW), 0.0), 1.0)
    fits = holds_wanted(question.wants, question.standalone, sentence.text, duty)
    score = WORDS * words + GRAMS * phrases + MEANING * meaning + (VALUE if fits else 0.0)
    absent = lexicon.absent(terms, clause)
    return Evidence(plan, clause, sentence, duty, words, absent, cosine, fits, score)


def _candidate_rows(
    snapshot: Snapshot, question: Question, vector: Float, found: Iterable[Found]
) -> list[int]:
    """Rows of the sentences in the clauses of the found passages, and of the nearest sentences."""
    keys = {
        (snapshot.passages[one.row].plan_id, address)
        for one in found
        for address in snapshot.passages[one.row].addresses
    }
    everything = len(question.plan_ids) == len(snapshot.records)
    among = None if everything else snapshot.rows_of(question.plan_ids, sentences=True)
    nearest, _ = snapshot.sentence_vectors.search(vector, SENTENCE_DEPTH, among)
    keys |= {
        (snapshot.sentences[row].plan_id, snapshot.sentences[row].addresses[0]) for row in nearest
    }
    return sorted({row for key in keys for row in snapshot.sentence_rows.get(key, ())})


def _duties(snapshot: Snapshot, plan_ids: Sequence[str]) -> dict[tuple[str, str], list[Duty]]:
    wanted = set(plan_ids)
    found: dict[tuple[str, str], list[Duty]] = {}
    for record in snapshot.records:
        if record.plan.id in wanted:
            for duty in record.duties:
                found.setdefault((duty.plan_id, duty.address), []).append(duty)
    return found


def _governing(duties: Sequence[Duty], sentence: Passage) -> Duty | None:
    """The duty whose note governs a sentence; None when no note does."""
    inside = [
        duty for duty in duties if duty.start <= sentence.start < max(duty.end, duty.start + 1)
    ]
    return inside[-1] if inside else None
