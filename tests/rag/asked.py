"""Questions and evidence made by hand: what the pipeline would make of plans made by hand."""

from collections.abc import Sequence
from datetime import date

from index.ledger.duties import duties_of
from index.plan import Plan
from index.record import record_of
from rag.answer import Sentence
from rag.answers.line import Line, Span
from rag.asks import asks
from rag.check.units import UnitNames
from rag.content import content
from rag.evidence import Evidence
from rag.listing import listed
from rag.question import Question
from rag.terms import terms_of

TODAY = date(2024, 5, 10)
UNITS = UnitNames.of(["区应急局", "区教育局", "区住建局", "区财政局"])


def asked(text: str, *plans: Plan) -> Question:
    """A question that names no plan and may be answered by these."""
    plan_ids = tuple(plan.id for plan in plans)
    return Question(text, text, content(text), terms_of(text), asks(text), plan_ids, False, ())


def as_list(text: str, plan: Plan, units: Sequence[str] = ()) -> Question:
    """A question as `listed` reads it where a plan names these units."""
    return listed(asked(text, plan), units, plan.text, TODAY)


def evidence(plan: Plan, words: str, covered: float = 1.0, titled: bool = False) -> Evidence:
    """The sentence of a plan that holds some words, as evidence with the duty that governs it."""
    sentence = next(one for one in record_of(plan, 120).sentences if words in one.text)
    clause = plan.clause(sentence.addresses[0])
    assert clause is not None
    governing = [
        duty
        for duty in duties_of(plan)
        if duty.address == clause.address and duty.start <= sentence.start < duty.end
    ]
    duty = governing[-1] if governing else None
    seen = (0.0, 0.0, 0.0, 0.9, 0.0, 1.0, 1.0)
    return Evidence(
        plan, clause, sentence, duty, covered, covered, titled, *seen, True, False, covered
    )


def line(plan: Plan, words: str, text: str = "") -> Line:
    """A line that quotes some words of a plan; it says them unless told otherwise."""
    start = plan.text.index(words)
    clause = next(one for one in plan.clauses if one.start <= start < one.end)
    return Line(plan, text or words, (Span(clause, start, start + len(words)),))


def texts(lines: Sequence[Line] | Sequence[Sentence]) -> list[str]:
    """The words of some lines or sentences."""
    return [one.text for one in lines]
