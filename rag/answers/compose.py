"""Lines → sentences and citations with their markers; what stands beside a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rag.answer import Citation, Nearest, Sentence
from rag.answers.line import Drawn, DrawnTable, Line
from rag.citations import cite, deep_link
from rag.evidence import Evidence
from rag.table import Cell, Row, Table

_NEAREST = 3
# What stands between the values of one cell; each is checked by itself.
BETWEEN = "；"


@dataclass(frozen=True, slots=True)
class Composed:
    """An answer whose citations are numbered, before the gate has looked at it."""

    sentences: tuple[Sentence, ...]
    related: tuple[Sentence, ...]
    table: Table | None
    citations: tuple[Citation, ...]


def composed(drawn: Drawn) -> Composed:
    """Number the citations in the order in which they are met; a stretch is cited once.

    Several plans are told apart by their titles.
    """
    numbers = _Numbers()
    several = len({line.plan.id for line in (*drawn.lines, *drawn.related)}) > 1
    sentences = tuple(numbers.sentence(line, several) for line in drawn.lines)
    related = tuple(numbers.sentence(line, several) for line in drawn.related)
    table = numbers.table(drawn.table) if drawn.table else None
    return Composed(sentences, related, table, tuple(numbers.citations))


@dataclass(slots=True)
class _Numbers:
    """The citations so far; the marker of a stretch is its place among them."""

    citations: list[Citation] = field(default_factory=list)
    known: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def sentence(self, line: Line, several: bool) -> Sentence:
        text = f"《{line.plan.title}》：{line.text}" if several else line.text
        return Sentence(text, self.markers(line))

    def table(self, drawn: DrawnTable) -> Table:
        rows = tuple(
            Row(
                tuple(
                    Cell(cell.text, self.markers(cell.carried) if cell.carried else ())
                    for cell in cells
                ),
                mark,
            )
            for cells, mark in drawn.rows
        )
        return Table(drawn.title, drawn.columns, rows)

    def markers(self, line: Line) -> tuple[int, ...]:
        found = []
        for span in line.spans:
            key = (line.plan.id, span.start, span.end)
            if key not in self.known:
                self.known[key] = len(self.citations) + 1
                self.citations.append(
                    cite(self.known[key], line.plan, span.clause, span.start, span.end)
                )
            found.append(self.known[key])
        return tuple(found)


def nearest_clauses(weighed: Sequence[Evidence]) -> tuple[Nearest, ...]:
    """The clauses nearest to a question that was refused, each once."""
    clauses = {one.key: one for one in reversed(weighed)}
    best = sorted(clauses.values(), key=lambda one: (-one.score, one.sentence.id))[:_NEAREST]
    return tuple(
        Nearest(
            one.plan.id,
            one.plan.title,
            one.clause.address,
            one.clause.item,
            one.clause.heading,
            one.sentence.text,
            one.score,
            deep_link(one.plan.id, one.clause.address),
        )
        for one in best
    )
