"""Evidence → the lines of an answer: for each plan the sentence that answers, or its units."""

from collections.abc import Iterable, Sequence

from index.plan import ClauseKind
from rag.answers.line import Line, Span
from rag.answers.value import leading_value
from rag.answers.who import has_note, who_line
from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question
from rag.wanted import VALUED

# A second sentence of the same clause joins a requirement at this share of the first.
SENTENCE_RATIO = 0.9
# A sentence that holds the value that is asked for replaces a better one that does not.
VALUE_RATIO, SUBJECT_RATIO = 0.75, 0.8
MOST_SENTENCES = 3
# A clause stands for a row of a table at this share of its score.
ROW_RATIO = 0.6


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
    return tuple(line_of(question, told_in_full(question, one, weighed), weighed) for one in chosen)


def told_in_full(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Evidence:
    """A row of a table → the clause of the plan that says the same in full, where there is one.

    A clause says the same when it is nearly as strong and a unit of the row has its duty.
    """
    if best.clause.kind is not ClauseKind.ROW or best.duty is None or "表" in question.standalone:
        return best
    units = set(best.duty.units())
    said = (
        one
        for one in weighed
        if one.plan is best.plan
        and one.clause.kind is not ClauseKind.ROW
        and one.score >= ROW_RATIO * best.score
        and one.fits >= best.fits
        and one.duty is not None
        and units & set(one.duty.units())
    )
    return next(said, best)


def line_of(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Line:
    """What a plan says: units by role, a value and its sentence, or the sentences that require."""
    if Asks.WHO in question.asks and best.duty and has_note(best.duty):
        return who_line(best, with_sentence=len(question.asks) > 1)
    sentences = [best]
    if question.wants not in VALUED:
        near = [one for one in weighed if one is not best and _joins(one, best)]
        sentences += near[: MOST_SENTENCES - 1]
    sentences.sort(key=lambda one: one.sentence.start)
    spans = tuple(Span(best.clause, one.sentence.start, one.sentence.end) for one in sentences)
    text = "".join(one.sentence.text for one in sentences)
    value = leading_value(question, text)
    return Line(best.plan, f"{value}。原文：{text}" if value else text, spans)


def _joins(one: Evidence, best: Evidence) -> bool:
    """Whether a further sentence says as much: of the same clause, nearly as strong."""
    return one.clause is best.clause and one.score >= SENTENCE_RATIO * best.score
