"""What an answer is drawn from before its citations are numbered."""

from dataclasses import dataclass

from index.passage import Passage
from index.plan import Clause, Plan
from index.record import Record
from rag.evidence import Evidence


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


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """A cell of a table before numbering: its words and the line that carries them, if any."""

    text: str
    carried: Line | None = None


@dataclass(frozen=True, slots=True)
class DrawnTable:
    """A table before numbering: rows of cells, each row with its mark."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[DrawnCell, ...], str], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Everything an answer says, before numbering and checking; see `rag.answer.Answer`."""

    lines: tuple[Line, ...] = ()
    related: tuple[Line, ...] = ()
    related_title: str = ""
    table: DrawnTable | None = None
    notices: tuple[str, ...] = ()


def span_of(one: Evidence) -> Span:
    """The stretch of a sentence that is evidence."""
    return Span(one.clause, one.sentence.start, one.sentence.end)


def closed(plan: Plan, end: int) -> int:
    """The end of a sentence with its full stop: a table row's is no part of its last cell."""
    return end + (plan.text[end : end + 1] == "。")


def with_headings(words: str, clause: Clause) -> str:
    """Words of a clause with the headings above them: what they are about."""
    return " ".join((words, clause.heading, *clause.path[-1:]))


def about(line: Line) -> str:
    """What a line is about: its words with the headings above its clause."""
    return with_headings(line.text, line.spans[0].clause)


def told_whole(record: Record, sentence: Passage) -> Line:
    """A sentence of a plan as it stands, with its full stop."""
    plan = record.plan
    clause = plan.clause(sentence.addresses[0])
    assert clause is not None
    end = closed(plan, sentence.end)
    return Line(plan, plan.text[sentence.start : end], (Span(clause, sentence.start, end),))
