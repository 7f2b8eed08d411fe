"""Sentences weighed as evidence: what a question's words and meaning find, and what it asks for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.snapshot import Snapshot
from index.values import deadlines, figures, frequencies
from index.words import bigrams
from rag.asks import Asks, content_terms
from rag.lexicon import Lexicon
from rag.question import Question
from rag.retrieve import Found

Float = NDArray[np.float32]

# Cosines of E5 small lie in a narrow band; this one maps it to 0..1.
LOW, HIGH = 0.78, 0.92
WORDS_WEIGHT = 0.6
VALUE_BONUS = 0.1
SENTENCE_DEPTH = 40

_PERIOD = re.compile(r"期间|时段|节假日|节日|假期|冬春|汛期|岁末年初|季节|每年|每月|每季度|开学|\d时|\d月|日前|年底")
_NUMBER = re.compile(r"\d|[一二两三四五六七八九十百]+(?:个|家|处|名|台|座|支|项|类|级|次|倍|成|人|一)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence as evidence: its place, the duty that governs it, and what it scored.

    `score` mixes `words` (coverage of the question's terms) and `dense` (its cosine scaled to
    0..1); `clause_words` is the coverage by the whole clause; `fits` whether it holds a value of
    the kind that is asked for.
    """

    plan: Plan
    clause: Clause
    sentence: Passage
    duty: Duty | None
    words: float
    clause_words: float
    dense: float
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
    terms = content_terms(question.content)
    duties = _duties(snapshot, question.plan_ids)
    weighed = [
        _weigh_one(snapshot, lexicon, question, terms, row, float(cosine), duties)
        for row, cosine in zip(rows, cosines, strict=True)
    ]
    return tuple(sorted(weighed, key=lambda one: (-one.score, one.sentence.id)))


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


def _weigh_one(
    snapshot: Snapshot, lexicon: Lexicon, question: Question, terms: Sequence[str],
    row: int, cosine: float, duties: dict[tuple[str, str], list[Duty]],
) -> Evidence:
    sentence = snapshot.sentences[row]
    plan = snapshot.plans[sentence.plan_id]
    clause = plan.clause(sentence.addresses[0])
    assert clause is not None
    duty = _governing(duties.get((plan.id, clause.address), ()), sentence)
    words = lexicon.coverage(terms, frozenset(bigrams(sentence.text)), clause)
    dense = min(max((cosine - LOW) / (HIGH - LOW), 0.0), 1.0)
    fits = holds_value(question.asks, sentence.text, duty)
    score = WORDS_WEIGHT * words + (1 - WORDS_WEIGHT) * dense + (VALUE_BONUS if fits else 0.0)
    whole = lexicon.clause_coverage(terms, clause)
    return Evidence(plan, clause, sentence, duty, words, whole, dense, fits, score)


def holds_value(asks: Asks, text: str, duty: Duty | None) -> bool:
    """Whether a sentence holds what is asked for: a unit, a time, a frequency, a number."""
    match asks:
        case Asks.WHO:
            return duty is not None or bool(re.search(r"由.{2,20}(?:牵头|负责|组织)", text))
        case Asks.WHEN:
            return bool(deadlines(text)) or bool(_PERIOD.search(text))
        case Asks.FREQUENCY:
            return bool(frequencies(text)) or bool(re.search(r"\d+次", text)) or "定期" in text
        case Asks.AMOUNT:
            return bool(figures(text)) or bool(_NUMBER.search(text))
        case _:
            return False


def _duties(snapshot: Snapshot, plan_ids: Sequence[str]) -> dict[tuple[str, str], list[Duty]]:
    wanted = set(plan_ids)
    found: dict[tuple[str, str], list[Duty]] = {}
    for record in snapshot.records:
        if record.plan.id in wanted:
            for duty in record.duties:
                found.setdefault((duty.plan_id, duty.address), []).append(duty)
    return found


def _governing(duties: Sequence[Duty], sentence: Passage) -> Duty | None:
    """The duty whose note governs a sentence, else the first one after it in the clause."""
    inside = [duty for duty in duties if duty.start <= sentence.start < max(duty.end, duty.start + 1)]
    if inside:
        return inside[-1]
    return next((duty for duty in duties if duty.note_start >= sentence.end), None)
