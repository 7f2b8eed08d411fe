"""Which tasks fall due: every dated sentence of the plans in the period that a question names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from index.dated import DatedTask, dated_tasks
from index.due import Due, dues_of
from index.record import Record
from rag.answers.line import Drawn, Line, Span, closed
from rag.asks import Asks
from rag.ledger import role_of
from rag.period import asked_period, without_periods
from rag.question import Question
from rag.terms import Term
from rag.unit_names import short_form, stem

EARLIER = "更早到期的工作"
ONLY_EARLIER = "没有恰在这段时间到期的工作，以下是更早到期的。"
NONE_DUE = "计划中没有找到在这段时间内到期的{units}工作。"
# What is left of 6月底前要交账的是哪几条 beside the period: words for what falls due, and no subject.
_DUE = re.compile(
    r"完成|到期|截[止至]|[办做干弄搞][完结好成定]|办理?|交[差账卷付]|收尾|落实|到位|结束|死线|卡|赶|[时期]限|限期|日期|时间|节点|最后"
    r"|附表|附件|表格?|写着?|凡是|必须|应[当该]|需要?|要求|任务|工作|事项?|事情|活儿?|清单|项目|条款|内容|目标|列|报|数|说|找出?|汇总|梳理|整理|一共|总共|多少|几"
    r"|[\s、，,。\d的了在是有要得都把给我们咱里中上到哪些什么啥件条项个样桩和与及就该为从于着一下出来做办干弄搞交今年本度共请问这那呢吗呀]"
)
_ABOUT = re.compile(r"方面|领域|行业|有关|相关|关于|涉及")
_OPEN = (Asks.REQUIREMENT, Asks.TERM, Asks.DUTIES, Asks.WHEN, Asks.AMOUNT)
# Plans without a year are compared as if all were of one year: only months and days count.
ANY_YEAR = 2000


def asks_for_due(question: Question, units: Sequence[str], today: date) -> bool:
    """Whether all tasks of a period are wanted: so it is said, or nothing but the period is named."""
    if question.wants is Asks.DEADLINES:
        return True
    if question.wants not in _OPEN or asked_period(question.standalone, today.year, today) is None:
        return False
    return not _DUE.sub("", without_periods(_without_units(question.standalone, units)))


def _without_units(text: str, units: Iterable[str]) -> str:
    text = short_form(text)
    for name in map(stem, units):
        text = re.sub(rf"[国省市区县镇乡]?{re.escape(name)}", " ", text)
    return text


def _subject(question: Question, units: Sequence[str]) -> list[Term]:
    """What the tasks shall be about where that is said: 6月底前燃气方面要完成哪些工作.

    Words that say it in no such way narrow nothing: a list too long is better than one too short.
    """
    if not _ABOUT.search(question.standalone):
        return []
    rest = _DUE.sub(" ", without_periods(_without_units(question.standalone, units)))
    return [term for term in question.terms if term.text in rest]


def due_tasks(
    question: Question, units: Sequence[str], records: Iterable[Record], today: date
) -> Drawn:
    """A line for every sentence whose deadline ends in the period asked for, by plan and date.

    With units only what they carry, with a subject only what speaks of it, if anything does. What
    falls due earlier in the year stands apart, or alone where nothing else is due. Nothing when the
    question names no certain period.
    """
    subject = _subject(question, units)
    now: list[tuple[Due, Line]] = []
    earlier: list[tuple[Due, Line]] = []
    for record in records:
        if record.plan.id not in question.plan_ids:
            continue
        year = record.plan.year or ANY_YEAR
        period = asked_period(question.standalone, year, today)
        if period is None:
            return Drawn()
        for due, task in _dated(record, year):
            if units and not (task.duty and role_of(task.duty, units)):
                continue
            if period.holds(due):
                now.append((due, _line(record, task)))
            elif period.precedes(due):
                earlier.append((due, _line(record, task)))
    about = [one for one in now if _speaks_of(subject, one[1])]
    if about:
        now, earlier = about, [one for one in earlier if _speaks_of(subject, one[1])]
    if not now and earlier and not subject:
        return Drawn(tuple(_ordered(earlier)), notices=(ONLY_EARLIER,))
    if not now:
        return Drawn(notices=(NONE_DUE.format(units="、".join(units)),)) if not subject else Drawn()
    related = tuple(_ordered(earlier))
    return Drawn(tuple(_ordered(now)), related, EARLIER if related else "")


def _speaks_of(subject: Iterable[Term], line: Line) -> bool:
    clause = line.spans[0].clause
    words = " ".join((line.text, clause.heading, *clause.path[-1:]))
    return any(term.stands(words) for term in subject)


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
