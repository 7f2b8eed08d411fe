"""Evidence → the lines of an answer: for each plan the sentence that answers, or its units."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.plan import Clause, Plan
from index.sentences import Kind, split_sentences
from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question
from rag.wanted import BY_UNIT, VALUED

# A second sentence of the same clause joins a requirement at this share of the first.
SENTENCE_RATIO = 0.9
# A sentence that holds the value that is asked for replaces a better one that does not.
VALUE_RATIO, SUBJECT_RATIO = 0.75, 0.8
MOST_SENTENCES = 3
_COLON = re.compile(r"(?<=单位|部门):")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a clause that is quoted."""

    clause: Clause
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an answer: the words shown and the stretches that carry them, all of one plan."""

    plan: Plan
    text: str
    spans: tuple[Span, ...]


def best_by_plan(question: Question, weighed: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The best evidence of each plan, best plan first; one that holds the asked value if near."""
    plans: dict[str, list[Evidence]] = {}
    for one in weighed:
        plans.setdefault(one.plan.id, []).append(one)
    best = [_preferred(question, found) for found in plans.values()]
    return tuple(sorted(best, key=lambda one: (-one.score, one.sentence.id)))


def _preferred(question: Question, found: Sequence[Evidence]) -> Evidence:
    first = found[0]
    if question.wants not in VALUED or first.fits:
        return first
    near = (
        one
        for one in found
        if one.fits
        and one.score >= VALUE_RATIO * first.score
        and one.words >= SUBJECT_RATIO * first.words
    )
    return next(near, first)


def lines(
    question: Question, chosen: Iterable[Evidence], weighed: Sequence[Evidence]
) -> tuple[Line, ...]:
    """One line for each plan that answers, in the order of their strength."""
    return tuple(_line(question, one, weighed) for one in chosen)


def _line(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Line:
    if Asks.WHO in question.asks and best.duty and best.duty.note_end > best.duty.note_start:
        return _who(best, with_sentence=len(question.asks) > 1)
    sentences = [best]
    if question.wants not in VALUED:
        near = [one for one in weighed if one is not best and _joins(one, best)]
        sentences += near[: MOST_SENTENCES - 1]
    sentences.sort(key=lambda one: one.sentence.start)
    spans = tuple(Span(best.clause, one.sentence.start, one.sentence.end) for one in sentences)
    return Line(best.plan, "".join(one.sentence.text for one in sentences), spans)


def _joins(one: Evidence, best: Evidence) -> bool:
    """Whether a further sentence says as much: of the same clause, nearly as strong."""
    return one.clause is best.clause and one.score >= SENTENCE_RATIO * best.score


def _who_of_clause(best: Evidence) -> Line:
    """All the units that the notes of a clause name, carried by its heading and the notes."""
    plan, clause = best.plan, best.clause
    parts = split_sentences(plan.text, clause.start, clause.body_start, clause.end)
    shown = [part for part in parts if part.kind is not Kind.TEXT]
    notes = [plan.text[part.start : part.end] for part in shown if part.kind is Kind.NOTE]
    words = dict.fromkeys(map(units_of_note, notes))
    spans = tuple(Span(clause, part.start, part.end) for part in shown)
    return Line(plan, f"{'；'.join(words)}。", spans)


def units_of_note(note: str) -> str:
    """The words of a note without its brackets: "责任单位：区应急局"."""
    words = note.strip().rstrip("。；;")
    return _COLON.sub("：", words[1:-1] if words[0] in "（(" else words)


def _who(best: Evidence, with_sentence: bool) -> Line:
    """The units as the note names them, carried by the sentence and its note.

    The sentence is shown too when more was asked, or when it names who does what itself.
    """
    assert best.duty is not None
    if best.titled and not with_sentence:
        return _who_of_clause(best)
    plan, duty = best.plan, best.duty
    sentence = Span(best.clause, best.sentence.start, best.sentence.end)
    if best.sentence.start <= duty.note_start < best.sentence.end:
        return Line(plan, best.sentence.text, (sentence,))
    note = plan.text[duty.note_start : duty.note_end]
    shown = with_sentence or BY_UNIT.search(best.sentence.text)
    text = f"{best.sentence.text}{note}" if shown else f"{units_of_note(note)}。"
    return Line(plan, text, (sentence, Span(best.clause, duty.note_start, duty.note_end)))
