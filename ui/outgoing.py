"""What leaves the JSON API: the inner types as JSON, under names that callers may rely on."""

from dataclasses import asdict
from typing import Literal, Self

from pydantic import BaseModel

from index.plan import Clause, Plan
from rag.answer import Answer, ClauseView, Hit, Status


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


class StepOut(BaseModel):
    """One step of the pipeline and its time."""

    name: str
    ms: float


class TraceOut(BaseModel):
    """What made the answer."""

    understood: str
    asks: str
    plans: list[str]
    snapshot: str
    evidence: float
    threshold: float
    steps: list[StepOut]


class AnswerOut(BaseModel):
    """The one Answer: ANSWERED has citations, a refusal has none and names its nearest clauses."""

    question: str
    status: Status
    text: str
    sentences: list[SentenceOut]
    citations: list[CitationOut]
    nearest: list[NearestOut]
    ms: float
    trace: TraceOut

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """The answer as it leaves the process."""
        return cls(**asdict(answer), text=answer.text, ms=answer.trace.ms)


class HitOut(BaseModel):
    """A retrieved passage with the score of each leg."""

    passage_id: str
    plan_id: str
    plan_title: str
    address: str
    item: int | None
    text: str
    start: int
    end: int
    rank: int
    score: float
    dense: float | None
    bm25: float | None


class SearchOut(BaseModel):
    """The hits of a search, best first."""

    hits: list[HitOut]

    @classmethod
    def of(cls, hits: tuple[Hit, ...]) -> Self:
        """The hits as they leave the process."""
        return cls(hits=[HitOut(**asdict(hit)) for hit in hits])


class CountsOut(BaseModel):
    """How much a plan holds."""

    characters: int
    sections: int
    items: int
    clauses: int
    repairs: int


class PlanOut(BaseModel):
    """One plan of the library, without its text."""

    id: str
    title: str
    year: int | None
    issuer: str
    level: str
    source: str
    counts: CountsOut
    warnings: list[str]

    @classmethod
    def of(cls, plan: Plan) -> Self:
        """The plan as it leaves the process."""
        return cls(
            id=plan.id,
            title=plan.title,
            year=plan.year,
            issuer=plan.issuer,
            level=plan.level.value,
            source=plan.source,
            counts=CountsOut(
                characters=len(plan.text),
                sections=len(plan.sections),
                items=len(plan.items()),
                clauses=len(plan.clauses),
                repairs=len(plan.repairs),
            ),
            warnings=list(plan.warnings),
        )


class PlansOut(BaseModel):
    """The plans of the library."""

    plans: list[PlanOut]


class OriginOut(BaseModel):
    """Where a text stood in the original file."""

    place: str
    start: int
    end: int


class ClauseTextOut(BaseModel):
    """A clause and its text: `plan.text[start:end] == text`, the number is in `label`."""

    address: str
    item: int | None
    label: str
    heading: str
    path: list[str]
    text: str
    start: int
    end: int
    origin: OriginOut

    @classmethod
    def of(cls, plan: Plan, clause: Clause) -> Self:
        """The clause as it leaves the process."""
        return cls(
            address=clause.address,
            item=clause.item,
            label=clause.label,
            heading=clause.heading,
            path=list(clause.path),
            text=plan.quote(clause),
            start=clause.start,
            end=clause.end,
            origin=OriginOut(**asdict(clause.origin)),
        )


class NeighboursOut(BaseModel):
    """The clauses beside a clause, in the order of the document."""

    before: list[ClauseTextOut]
    after: list[ClauseTextOut]


class ClauseOut(ClauseTextOut):
    """A clause in its place."""

    plan: PlanOut
    neighbours: NeighboursOut

    @classmethod
    def in_place(cls, view: ClauseView) -> Self:
        """The clause with its plan and neighbours as it leaves the process."""
        return cls(
            **ClauseTextOut.of(view.plan, view.clause).model_dump(),
            plan=PlanOut.of(view.plan),
            neighbours=NeighboursOut(
                before=[ClauseTextOut.of(view.plan, clause) for clause in view.before],
                after=[ClauseTextOut.of(view.plan, clause) for clause in view.after],
            ),
        )


class ReadyOut(BaseModel):
    """The library is open; `snapshot` names what answers."""

    status: Literal["ready"] = "ready"
    snapshot: str


class AliveOut(BaseModel):
    """The process is alive."""

    status: Literal["alive"] = "alive"


class ProblemOut(BaseModel):
    """What every error looks like (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
