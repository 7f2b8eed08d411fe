"""Which tasks recur: every sentence of the plans that names a cycle which the question names."""

from collections.abc import Iterable, Iterator, Sequence

from index.ledger.duty import Duty
from index.passage import Passage
from index.record import Record
from rag.answers.about import narrowed
from rag.answers.line import Drawn, Line, about, told_whole
from rag.cycle import cycles
from rag.ledger import role_of
from rag.question import Question

NONE_RECURS = "计划中没有找到{units}按这个频次做的工作。"


def recurring_tasks(question: Question, units: Sequence[str], records: Iterable[Record]) -> Drawn:
    """A line for every sentence with one of the question's cycles; with units, of their duties."""
    wanted = set(cycles(question.standalone))
    found = [
        line
        for record in records
        if record.plan.id in question.plan_ids
        for line in _lines(record, wanted, units)
        if question.part.holds(line.spans[0].clause)
    ]
    if not found:
        return Drawn(notices=(NONE_RECURS.format(units="、".join(units)),))
    kept, notices = narrowed(found, question.about, about)
    return Drawn(tuple(kept), notices=notices)


def _lines(record: Record, wanted: set[str], units: Sequence[str]) -> Iterator[Line]:
    for sentence in record.sentences:
        if not wanted & set(cycles(sentence.text)):
            continue
        if units and not any(role_of(duty, units) for duty in _governing(record, sentence)):
            continue
        yield told_whole(record, sentence)


def _governing(record: Record, sentence: Passage) -> Iterator[Duty]:
    """The duties that a sentence is a part of."""
    return (duty for duty in record.duties if duty.start <= sentence.start < duty.end)
