"""Which tasks fall due: every dated sentence of the plans in the period that a question names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from index.ledger.dated import DatedTask, dated_tasks
from index.ledger.due import Due, dues_of
from index.record import Record
from rag.answers.about import narrowed
from rag.answers.line import Drawn, Line, Span, about, closed
from rag.ledger import role_of
from rag.period import asked_periods
from rag.question import Question

EARLIER = "更早到期的工作"
ONLY_EARLIER = "没有恰在这段时间到期的工作，以下是更早到期的。"
NONE_DUE = "计划中没有找到在这段时间内到期的{units}工作。"
# Plans without a year are compared as if all were of one year: only months and days count.
ANY_YEAR = 2000


def due_tasks(
    question: Question, units: Sequence[str], records: Iterable[Record], today: date
) -> Drawn:
    """A line for every sentence whose deadline ends in the period asked for, by plan and date.

    With units only what they carry, with a subject only what speaks of it, if anything does. What
    falls due earlier in the year stands apart, or alone where nothing else is due. Nothing when the
    question names no certain period.
    """
    now: list[tuple[Due, Line]] = []
    earlier: list[tuple[Due, Line]] = []
    for record in records:
        if record.plan.id not in question.plan_ids:
            continue
        year = record.plan.year or ANY_YEAR
        periods = asked_periods(question.standalone, year, today)
        if not periods:
            return Drawn()
        for due, task in _dated(record, year):
            if not question.part.holds(record.plan.clause(task.address)):
                continue
            if units and not (task.duty and role_of(task.duty, units)):
                continue
            if any(period.holds(due) for period in periods):
                now.append((due, _line(record, task)))
            elif all(period.precedes(due) for period in periods):
                earlier.append((due, _line(record, task)))
    if not now and question.about:
        return Drawn()
    if not now and earlier:
        return Drawn(tuple(_ordered(earlier)), notices=(ONLY_EARLIER,))
    if not now:
        return Drawn(notices=(NONE_DUE.format(units="、".join(units)),))
    now, notices = narrowed(now, question.about, _words)
    if notices:
        earlier = [one for one in earlier if any(t.stands(_words(one)) for t in question.about)]
    related = tuple(_ordered(earlier))
    return Drawn(tuple(_ordered(now)), related, EARLIER if related else "", notices=notices)


def _words(task: tuple[Due, Line]) -> str:
    """The words that say what a task is about."""
    return about(task[1])


def _dated(record: Record, year: int) -> Iterator[tuple[Due, DatedTask]]:
    """Every task of a plan that states a date until which it is done, with that date."""
    for task in dated_tasks(record.plan, record.duties):
        for due in dues_of((one.words for one in task.dues), year):
            if due.last is not None:
                yield due, task


def _line(record: Record, task: DatedTask) -> Line:
    """The sentence of a task, and the note where only the note says until when."""
    clause = record.plan.clause(task.address)
    assert clause is not None
    end = closed(record.plan, task.end)
    spans = [Span(clause, task.start, end)]
    text = record.plan.text[task.start : end]
    duty = task.duty
    if duty and duty.note_start >= task.end and not any(one.words in text for one in task.dues):
        spans.append(Span(clause, duty.note_start, duty.note_end))
        text += record.plan.text[duty.note_start : duty.note_end]
    return Line(record.plan, text, tuple(spans))


def _ordered(found: Iterable[tuple[Due, Line]]) -> list[Line]:
    """Each line once, plans in their order, the earliest deadline first."""
    listed = list(found)
    plans = list(dict.fromkeys(line.plan.id for _, line in listed))
    listed.sort(key=lambda one: (plans.index(one[1].plan.id), one[0].last, one[1].spans[0].start))
    return list(dict.fromkeys(line for _, line in listed))
