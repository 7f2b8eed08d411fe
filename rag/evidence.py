"""Sentences weighed as evidence: what a question's words and meaning find, and what it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from index.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.snapshot import Snapshot
from rag.content import content_grams
from rag.lexicon import ClauseSight, Lexicon, Weighed
from rag.question import Question
from rag.retrieve import BOTH, Found, Leg
from rag.wanted import holds_wanted

Float = NDArray[np.float32]
# The plan's id and the clause's address.
Key = tuple[str, str]

# Cosines of E5 small lie in a narrow band; this one maps it to 0..1.
LOW, HIGH = 0.78, 0.92
# Mixed on the tuning halves (benchmarks/fit_gate.py): the right sentence of the right plan comes
# first in 104 of 111 cases with words : bigrams : meaning = .4 : .2 : .4; meaning alone 99,
# words alone 104, and the seven left are follow-ups and headings.
WORDS, GRAMS, MEANING, VALUE = 0.4, 0.2, 0.4, 0.1
# What a follow-up gives to the clauses that the question before it was answered from.
FOLLOWED = 0.15
SENTENCE_DEPTH = 40
# How many of the nearest sentences make the crowd that a sentence must lead.
CROWD = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as evidence: its place, the duty that governs it, and what it scored.

    `words` is the coverage of the question's terms; `titled` whether the clause's heading covers
    them so that the sentence adds nothing: the question is about the whole clause; `absent` the
    share of the terms that the whole clause lacks, `swapped` the part of it that other clauses
    have; `cosine` the nearness in meaning, `lead` what it has before the nearest sentences of all;
    `bm25` the clause's share of the best BM25 score; `followed` whether the conversation was about
    its clause; `fits` whether it holds a value of the kind
    that is asked for; `score` the mix that ranks.
    """

    plan: Plan
    clause: Clause
    sentence: Passage
    duty: Duty | None
    words: float
    titled: bool
    absent: float
    swapped: float
    cosine: float
    lead: float
    bm25: float
    fits: bool
    followed: bool
    score: float


def weigh(
    snapshot: Snapshot,
    lexicon: Lexicon,
    question: Question,
    vector: Float,
    found: Sequence[Found],
    legs: frozenset[Leg] = BOTH,
    topic: frozenset[Key] = frozenset(),
) -> tuple[Evidence, ...]:
    """The sentences of the clauses that retrieval found, weighed, best first.

    The nearest sentences are candidates too where the dense leg is on, and those of the clauses
    that the conversation was about (`topic`).
    """
    near = _nearest(snapshot, question, vector)
    rows = _candidate_rows(snapshot, found, near if Leg.DENSE in legs else (), topic)
    if question.items:
        rows = _rows_of_items(snapshot, question)
    if not rows:
        return ()
    cosines = snapshot.sentence_vectors.vectors(rows) @ vector
    scale = _Scale(
        lexicon.weigh(question.terms),
        lexicon.rarities(content_grams(question.content)),
        float(np.mean([cosine for _, cosine in near[:CROWD]])),
        _bm25_shares(snapshot, found),
        topic,
    )
    weighed = []
    for row, cosine in zip(rows, cosines, strict=True):
        sentence = snapshot.sentences[row]
        plan = snapshot.plans[sentence.plan_id]
        key = (plan.id, sentence.addresses[0])
        clause = snapshot.clauses[key]
        duty = _governing(snapshot.duties.get(key, ()), sentence)
        weighed.append(
            _weigh_one(lexicon, question, scale, plan, clause, sentence, duty, float(cosine))
        )
    return tuple(sorted(weighed, key=lambda one: (-one.score, one.sentence.id)))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What all sentences of one question are measured against."""

    terms: Weighed
    grams: dict[str, float]
    crowd: float
    bm25: dict[Key, float]
    topic: frozenset[Key]
    sights: dict[Key, ClauseSight] = field(default_factory=dict)


def _weigh_one(
    lexicon: Lexicon,
    question: Question,
    scale: _Scale,
    plan: Plan,
    clause: Clause,
    sentence: Passage,
    duty: Duty | None,
    cosine: float,
) -> Evidence:
    key = (plan.id, clause.address)
    if key not in scale.sights:
        scale.sights[key] = lexicon.sight(scale.terms, clause)
    sight = scale.sights[key]
    words = scale.terms.coverage(sentence.text, sight)
    phrases = lexicon.gram_coverage(scale.grams, sentence)
    meaning = min(max((cosine - LOW) / (HIGH - LOW), 0.0), 1.0)
    fits = holds_wanted(question.wants, question.standalone, sentence.text, duty)
    followed = key in scale.topic
    score = WORDS * words + GRAMS * phrases + MEANING * meaning
    score += (VALUE if fits else 0.0) + (FOLLOWED if followed else 0.0)
    return Evidence(
        plan=plan,
        clause=clause,
        sentence=sentence,
        duty=duty,
        words=words,
        titled=_is_titled(scale.terms, clause.heading, sentence.text),
        absent=sight.absent,
        swapped=sight.swapped,
        cosine=cosine,
        lead=cosine - scale.crowd,
        bm25=scale.bm25.get((plan.id, clause.address), 0.0),
        fits=fits,
        followed=followed,
        score=score,
    )


def _is_titled(terms: Weighed, heading: str, sentence: str) -> bool:
    """Whether the heading holds what the question is about and the sentence adds nothing to it."""
    held = terms.alone(heading)
    return held > terms.alone(sentence) and terms.alone(f"{heading} {sentence}") - held < 0.05


def _nearest(snapshot: Snapshot, question: Question, vector: Float) -> list[tuple[Key, float]]:
    """The (plan id, address) and cosine of the sentences nearest in meaning, nearest first."""
    everything = len(question.plan_ids) == len(snapshot.records)
    among = None if everything else snapshot.rows_of(question.plan_ids, sentences=True)
    rows, cosines = snapshot.sentence_vectors.search(vector, SENTENCE_DEPTH, among)
    return [
        ((snapshot.sentences[row].plan_id, snapshot.sentences[row].addresses[0]), float(cosine))
        for row, cosine in zip(rows, cosines, strict=True)
    ]


def _candidate_rows(
    snapshot: Snapshot,
    found: Sequence[Found],
    near: Sequence[tuple[Key, float]],
    topic: frozenset[Key],
) -> list[int]:
    """Rows of the sentences in the clauses of passages, near sentences and the conversation."""
    keys = (
        topic
        | {key for key, _ in near}
        | {
            (snapshot.passages[one.row].plan_id, address)
            for one in found
            for address in snapshot.passages[one.row].addresses
        }
    )
    return sorted({row for key in keys for row in snapshot.sentence_rows.get(key, ())})


def _rows_of_items(snapshot: Snapshot, question: Question) -> list[int]:
    """Rows of the sentences in the items that the question points at."""
    return [
        row
        for plan_id in question.plan_ids
        for clause in snapshot.plans[plan_id].clauses
        if clause.item in question.items
        for row in snapshot.sentence_rows.get((plan_id, clause.address), ())
    ]


def _bm25_shares(snapshot: Snapshot, found: Sequence[Found]) -> dict[Key, float]:
    """The best BM25 score of each clause as a share of the best of all, 0 to 1."""
    top = max((one.bm25 or 0.0 for one in found), default=0.0)
    shares: dict[Key, float] = {}
    for one in found if top else ():
        passage = snapshot.passages[one.row]
        for address in passage.addresses:
            key = (passage.plan_id, address)
            shares[key] = max(shares.get(key, 0.0), (one.bm25 or 0.0) / top)
    return shares


def _governing(duties: Sequence[Duty], sentence: Passage) -> Duty | None:
    """The duty whose note governs a sentence; None when no note does."""
    inside = [
        duty for duty in duties if duty.start <= sentence.start < max(duty.end, duty.start + 1)
    ]
    return inside[-1] if inside else None
