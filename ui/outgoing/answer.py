"""An answer as it leaves the JSON API."""

from dataclasses import asdict
from typing import Self

from pydantic import BaseModel

from rag.answer import Answer, Status


class CitationOut(BaseModel):
    """A checked quote: `plan.text[start:end] == quote`; `link` opens it on the page."""

    marker: int
    plan_id: str
    plan_title: str
    address: str
    item: int | None
    heading: str
    quote: str
    start: int
    end: int
    source: str
    source_place: str
    note: str
    link: str


class SentenceOut(BaseModel):
    """One sentence with the markers of the citations that carry it."""

    text: str
    markers: list[int]


class NearestOut(BaseModel):
    """A clause near a refused question; not evidence."""

    plan_id: str
    plan_title: str
    address: str
    item: int | None
    heading: str
    excerpt: str
    score: float
    link: str


class CellOut(BaseModel):
    """A cell of a table with the markers of the citations that carry it; none for a label."""

    text: str
    markers: list[int]


class RowOut(BaseModel):
    """A row of a table; `mark` says what is special about it (不同, 新增, 集体), else ""."""

    cells: list[CellOut]
    mark: str


class TableOut(BaseModel):
    """A table of an answer; every row has as many cells as there are columns."""

    title: str
    columns: list[str]
    rows: list[RowOut]


class StepOut(BaseModel):
    """One step of the pipeline and its time."""

    name: str
    ms: float


class TraceOut(BaseModel):
    """What made the answer; `notes` are words read otherwise, `refused` sentences not let through."""

    understood: str
    asks: str
    plans: list[str]
    snapshot: str
    evidence: float
    threshold: float
    steps: list[StepOut]
    notes: list[str]
    refused: list[str]


class AnswerOut(BaseModel):
    """The one Answer: ANSWERED has citations, a refusal has none and names its nearest clauses.

    `kind` is what was asked for. `related` stands apart from the answer under `related_title`;
    `notices` say what a reader must know about the answer and claim nothing of a plan. Citations
    cover sentences, related and table.
    """

    question: str
    status: Status
    kind: str
    text: str
    sentences: list[SentenceOut]
    related: list[SentenceOut]
    related_title: str
    table: TableOut | None
    notices: list[str]
    citations: list[CitationOut]
    nearest: list[NearestOut]
    ms: float
    trace: TraceOut

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """The answer as it leaves the process."""
        return cls(**asdict(answer), text=answer.text, ms=answer.trace.ms)
