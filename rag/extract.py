"""Evidence → the lines of an answer: for each plan the sentence that answers, or its units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.plan import Clause, Plan
from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question

_VALUED = (Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT)
# A second plan speaks too when its best sentence scores this share of the best of all.
PLAN_RATIO = 0.8
# A second sentence of the same clause joins a requirement at this share of the first.
SENTENCE_RATIO = 0.9
# A sentence that holds the value that is asked for replaces a better one that does not.
VALUE_RATIO = 0.75
MOST_SENTENCES = 3


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
    if question.asks not in _VALUED or first.fits:
        return first
    near = (one for one in found if one.fits and one.score >= VALUE_RATIO * first.score)
    return next(near, first)


def speakers(question: Question, best: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The plans that answer: the best one, and others that say as much about it."""
    if not best:
        return ()
    first = best[0]
    ratio = PLAN_RATIO if question.asks is not Asks.COMPARE else 0.6
    return tuple(
        one
        for one in best
        if one is first or (one.score >= ratio * first.score and one.fits == first.fits)
    )


def lines(
    question: Question, chosen: Iterable[Evidence], weighed: Sequence[Evidence]
) -> tuple[Line, ...]:
    """One line for each plan that answers, in the order of their strength."""
    return tuple(_line(question, one, weighed) for one in chosen)


def _line(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Line:
    if question.asks is Asks.WHO and best.duty and best.duty.note_end > best.duty.note_start:
        return _who(best)
    sentences = [best]
    if question.asks in (Asks.REQUIREMENT, Asks.TERM, Asks.COMPARE):
        sentences += [
            one
            for one in weighed
            if one is not best
            and one.clause is best.clause
            and one.score >= SENTENCE_RATIO * best.score
        ][: MOST_SENTENCES - 1]
    sentences.sort(key=lambda one: one.sentence.start)
    spans = tuple(Span(best.clause, one.sentence.start, one.sentence.end) for one in sentences)
    return Line(best.plan, "".join(one.sentence.text for one in sentences), spans)


def _who(best: Evidence) -> Line:
    """The units as the note names them, carried by the sentence and its note."""
    assert best.duty is not None
    plan, duty = best.plan, best.duty
    note = plan.text[duty.note_start : duty.note_end]
    sentence = Span(best.clause, best.sentence.start, best.sentence.end)
    if best.sentence.start <= duty.note_start < best.sentence.end:
        return Line(plan, best.sentence.text, (sentence,))
    words = note.strip().rstrip("。；;").strip("（）()")
    return Line(plan, f"{words}。", (sentence, Span(best.clause, duty.note_start, duty.note_end)))
