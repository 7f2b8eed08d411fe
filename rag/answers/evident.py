"""Evidence → the lines of an answer: for each plan the sentence that answers, or its units."""

from collections.abc import Iterable, Sequence

from index.plan import ClauseKind
from index.sentences import split_sentences
from rag.answers.line import Line, Span, span_of
from rag.answers.value import leading_value
from rag.answers.who import has_note, who_line
from rag.asks import Asks
from rag.content import content_grams
from rag.evidence import Evidence
from rag.named_part import Part
from rag.question import Question
from rag.row_task import row_task
from rag.wanted import VALUED, holds_wanted

# A second sentence of the same clause joins a requirement at this share of the first.
# At .8 the tuning halves gain two facts of 1,606 and lose .025 / .004 of sentence F1 (2026-11-28). Where all is
# wanted (都有哪些活动), .75 gains three lists and loses nothing.
SENTENCE_RATIO = 0.9
LISTED_RATIO = 0.75
_LISTED = (Asks.DUTIES, Asks.THEME)
# A sentence that holds the value that is asked for replaces a better one that does not.
VALUE_RATIO, SUBJECT_RATIO = 0.75, 0.8
MOST_SENTENCES = 3
# 宣传教育这条都有什么活动: the heading is meant, and all below it.
_WHOLE = (Asks.REQUIREMENT, Asks.DUTIES, Asks.THEME)
MOST_OF_CLAUSE = 6
# A clause stands for a row of a table at this share of its score.
ROW_RATIO = 0.6
# And where it holds this share of the row's task, by bigrams: 年内更新改造老旧燃气管道26公里.
TASK_SHARE = 0.5
# A second want may be met by another sentence of the plan at this share of the first one's score.
SECOND_RATIO = 0.7


def best_by_plan(question: Question, weighed: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The best evidence of each plan, best plan first; one that holds the asked value if near."""
    plans: dict[str, list[Evidence]] = {}
    for one in weighed:
        plans.setdefault(one.plan.id, []).append(one)
    best = [_preferred(question, found) for found in plans.values()]
    return tuple(sorted(best, key=lambda one: (-one.score, one.sentence.id)))


def _preferred(question: Question, found: Sequence[Evidence]) -> Evidence:
    first, want = found[0], question.value
    if want not in VALUED or _holds(question, want, first):
        return first
    near = (
        one
        for one in found
        if _holds(question, want, one)
        and one.score >= VALUE_RATIO * first.score
        and one.words >= SUBJECT_RATIO * first.words
    )
    return next(near, first)


def _holds(question: Question, want: Asks, one: Evidence) -> bool:
    if want is question.wants:
        return one.fits
    return holds_wanted(want, question.standalone, one.sentence.text, one.duty)


def lines(
    question: Question, chosen: Iterable[Evidence], weighed: Sequence[Evidence]
) -> tuple[Line, ...]:
    """One line for each plan that answers, in the order of their strength."""
    return tuple(line_of(question, told_in_full(question, one, weighed), weighed) for one in chosen)


def told_in_full(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Evidence:
    """A row of a table → the clause of the plan that says the same in full, where there is one.

    A clause says the same when it is nearly as strong, a unit of the row has its duty and it names
    the row's task.
    """
    if best.clause.kind is not ClauseKind.ROW or best.duty is None or question.part is Part.TABLE:
        return best
    units = set(best.duty.units())
    task = content_grams(row_task(best.sentence.text))
    said = (
        one
        for one in weighed
        if one.plan is best.plan
        and one.clause.kind is not ClauseKind.ROW
        and one.score >= ROW_RATIO * best.score
        and one.fits >= best.fits
        and one.duty is not None
        and units & set(one.duty.units())
        and sum(gram in one.sentence.text for gram in task) >= TASK_SHARE * len(task)
    )
    return next(said, best)


def line_of(question: Question, best: Evidence, weighed: Sequence[Evidence]) -> Line:
    """What a plan says: units by role, a value and its sentence, or the sentences that require."""
    if Asks.WHO in question.asks and best.duty and has_note(best.duty):
        line = who_line(best, len(question.asks) > 1, question.standalone)
        return _with_further(line, _further(question, best, weighed))
    sentences = [best, *_further(question, best, weighed)]
    if question.wants in _WHOLE and (led := _led_in(best)):
        return led
    if best.titled and question.wants in _WHOLE:
        sentences = [one for one in weighed if one.clause is best.clause][:MOST_OF_CLAUSE]
    elif question.wants not in VALUED:
        ratio = LISTED_RATIO if question.wants in _LISTED else SENTENCE_RATIO
        near = [one for one in weighed if _joins(one, best, ratio)]
        sentences += near[: MOST_SENTENCES - 1]
    sentences.sort(key=lambda one: one.sentence.start)
    spans = tuple(map(span_of, sentences))
    text = "".join(one.sentence.text for one in sentences)
    value = leading_value(question, text)
    return Line(best.plan, f"{value}。原文：{text}" if value else text, spans)


def _led_in(best: Evidence) -> Line | None:
    """What a sentence leads in (重点做好以下三项工作：), the heading or first sentence of each part."""
    if not best.sentence.text.rstrip().endswith(("：", ":")):
        return None
    plan, clause = best.plan, best.clause
    parts = [one for one in plan.clauses if one.address.startswith(f"{clause.address}›")]
    spans = [span_of(best)]
    for part in parts:
        first, *_ = split_sentences(plan.text, part.start, part.body_start, part.end)
        spans.append(Span(part, first.start, first.end))
    text = "".join(plan.text[span.start : span.end] for span in spans)
    return Line(plan, text, tuple(spans)) if parts else None


def _further(
    question: Question, best: Evidence, weighed: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """The sentences of the plan that hold what is asked for besides and `best` does not hold.

    多少处，到哪天为止: the figure may stand in a clause, the day in a row of a table.
    """
    found: list[Evidence] = []
    for want in question.asks[1:]:
        if _holds(question, want, best):
            continue
        near = (
            one
            for one in weighed
            if one.plan is best.plan
            and one.sentence is not best.sentence
            and one.score >= SECOND_RATIO * best.score
            and _holds(question, want, one)
        )
        second = next(near, None)
        if second and second not in found:
            found.append(second)
    return tuple(found)


def _with_further(line: Line, further: Sequence[Evidence]) -> Line:
    text = "".join(one.sentence.text for one in further)
    return Line(line.plan, line.text + text, (*line.spans, *map(span_of, further)))


def _joins(one: Evidence, best: Evidence, ratio: float) -> bool:
    """Whether a further sentence says as much: of the same clause, nearly as strong."""
    return (
        one.clause is best.clause
        and one.sentence is not best.sentence
        and one.score >= ratio * best.score
    )
