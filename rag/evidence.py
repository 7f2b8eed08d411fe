"""Sentences weighed as evidence: what a question's words and meaning find, and what it asks for."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import mul

import numpy as np
from numpy.typing import NDArray

from index.ledger.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.store.snapshot import Snapshot
from rag.candidates import Key, candidate_rows, key_of, nearest
from rag.content import content_grams
from rag.cycle import cycles
from rag.kinds import of_one_kind
from rag.lexicon import ClauseSight, Lexicon, Weighed
from rag.question import Question
from rag.retrieve import BOTH, Found, Leg
from rag.wanted import holds_wanted

Float = NDArray[np.float32]

# Cosines of a question with a sentence; this band maps to 0..1. On the tuning halves the right
# sentences lie at .41 to .83 (2nd and 98th percentile), all others at .34 to .62.
LOW, HIGH = 0.4, 0.9
# Of `ranked_by`: listwise softmax over the tuning halves, benchmarks/fit_evidence.py, second run of
# 2026-11-27: in 887 lists the right sentence comes first in .956, held out .955. The weights of words,
# bigrams and meaning sum to 1.
WEIGHTS = (0.34, 0.15, 0.51, 0.12, 0.12, 0.22, 0.02, -0.09)
# How many of the nearest sentences make the crowd that a sentence must lead.
CROWD = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as evidence: its place, the duty that governs it, and what it scored.

    `words` is the coverage of the question's terms, `phrases` that of its bigrams; `titled` whether
    the clause's heading covers them so that the sentence adds nothing: the question is about the
    whole clause; `absent` the share of the terms that the whole clause lacks, `swapped` the part of
    it that other clauses have, `foreign` the share that only other plans have; `cosine` the
    nearness in meaning, `lead` what it has before the nearest sentences of all; `bm25` the clause's
    share of the best BM25 score, `mix` retrieval's score of the clause; `fits` whether it holds a
    value of the kind that is asked for; `followed` whether the conversation was about its clause;
    `score` the mix that ranks; `likeness`, of compared plans, the cosine with the sentence of the
    strongest one.
    """

    plan: Plan
    clause: Clause
    sentence: Passage
    duty: Duty | None
    words: float
    phrases: float
    titled: bool
    absent: float
    swapped: float
    foreign: float
    cosine: float
    lead: float
    bm25: float
    mix: float
    fits: bool
    followed: bool
    score: float
    likeness: float = 0.0

    @property
    def key(self) -> Key:
        """The clause that the sentence stands in."""
        return key_of(self.sentence)

    @property
    def told(self) -> str:
        """The sentence with the note that governs it: its units are said of the sentence."""
        return told(self.plan, self.sentence, self.duty)


def told(plan: Plan, sentence: Passage, duty: Duty | None) -> str:
    """A sentence with the note that governs it."""
    return (
        f"{sentence.text} {plan.text[duty.note_start : duty.note_end]}" if duty else sentence.text
    )


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
    near = nearest(snapshot, question.plan_ids, vector)
    rows = candidate_rows(snapshot, question, found, near if Leg.DENSE in legs else (), topic)
    if not rows:
        return ()
    cosines = snapshot.sentence_vectors.vectors(rows) @ vector
    scale = _Scale(
        lexicon.weigh(question.terms),
        lexicon.rarities(content_grams(question.content)),
        float(np.mean([cosine for _, cosine in near[:CROWD]])),
        _best_of_clauses(snapshot, found, _share_of(found)),
        _best_of_clauses(snapshot, found, [one.score for one in found]),
        min((one.score for one in found), default=0.0),
        topic,
    )
    weighed = []
    for row, cosine in zip(rows, cosines, strict=True):
        sentence = snapshot.sentences[row]
        plan = snapshot.plans[sentence.plan_id]
        key = key_of(sentence)
        clause = snapshot.clauses[key]
        duty = _governing(snapshot.duties.get(key, ()), sentence)
        weighed.append(
            _weigh_one(lexicon, question, scale, plan, clause, sentence, duty, float(cosine))
        )
    return tuple(sorted(weighed, key=lambda one: (-one.score, one.sentence.id)))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What all sentences of one question are measured against.

    `least` stands for retrieval's score of a clause that retrieval did not bring.
    """

    terms: Weighed
    grams: dict[str, float]
    crowd: float
    bm25: dict[Key, float]
    mix: dict[Key, float]
    least: float
    topic: frozenset[Key]
    foreign: dict[str, float] = field(default_factory=dict)
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
    if plan.id not in scale.foreign:
        scale.foreign[plan.id] = lexicon.foreign(scale.terms, plan)
    sight = scale.sights[key]
    noted = told(plan, sentence, duty)
    words = scale.terms.coverage(noted, sight)
    phrases = lexicon.gram_coverage(scale.grams, sentence)
    fits = (
        holds_wanted(question.wants, question.standalone, sentence.text, duty)
        and of_one_kind(
            f"{question.standalone} {question.content}",
            " ".join((noted, clause.heading, *clause.path)),
        )
        and (not question.cycles or not {*question.cycles}.isdisjoint(cycles(sentence.text)))
    )
    followed = key in scale.topic
    mix = scale.mix.get(key, scale.least)
    seen = _signs(words, phrases, cosine, fits, followed, mix, sight.absent, sight.swapped)
    return Evidence(
        plan=plan,
        clause=clause,
        sentence=sentence,
        duty=duty,
        words=words,
        phrases=phrases,
        titled=_is_titled(scale.terms, clause.heading, sentence.text),
        absent=sight.absent,
        swapped=sight.swapped,
        foreign=scale.foreign[plan.id],
        cosine=cosine,
        lead=cosine - scale.crowd,
        bm25=scale.bm25.get(key, 0.0),
        mix=mix,
        fits=fits,
        followed=followed,
        score=sum(map(mul, WEIGHTS, seen)),
    )


def ranked_by(one: Evidence) -> tuple[float, ...]:
    """What ranks a sentence, in the order of `WEIGHTS`."""
    return _signs(
        one.words,
        one.phrases,
        one.cosine,
        one.fits,
        one.followed,
        one.mix,
        one.absent,
        one.swapped,
    )


def _signs(
    words: float,
    phrases: float,
    cosine: float,
    fits: bool,
    followed: bool,
    mix: float,
    absent: float,
    swapped: float,
) -> tuple[float, ...]:
    meaning = min(max((cosine - LOW) / (HIGH - LOW), 0.0), 1.0)
    return (words, phrases, meaning, float(fits), float(followed), mix, absent, swapped)


def _is_titled(terms: Weighed, heading: str, sentence: str) -> bool:
    """Whether the heading holds what the question is about and the sentence adds nothing to it."""
    held = terms.alone(heading)
    return held > terms.alone(sentence) and terms.alone(f"{heading} {sentence}") - held < 0.05


def _share_of(found: Sequence[Found]) -> list[float]:
    """The BM25 score of each passage as a share of the best of all, 0 to 1."""
    top = max((one.bm25 or 0.0 for one in found), default=0.0) or 1.0
    return [(one.bm25 or 0.0) / top for one in found]


def _best_of_clauses(
    snapshot: Snapshot, found: Sequence[Found], scores: Sequence[float]
) -> dict[Key, float]:
    """The best score that the passages of each clause have."""
    best: dict[Key, float] = {}
    for one, score in zip(found, scores, strict=True):
        passage = snapshot.passages[one.row]
        for address in passage.addresses:
            key = (passage.plan_id, address)
            best[key] = max(best.get(key, score), score)
    return best


def _governing(duties: Sequence[Duty], sentence: Passage) -> Duty | None:
    """The duty whose note governs a sentence; None when no note does."""
    inside = [
        duty for duty in duties if duty.start <= sentence.start < max(duty.end, duty.start + 1)
    ]
    return inside[-1] if inside else None
