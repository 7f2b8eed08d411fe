"""Evidence that passed → lines → sentences and citations; what stands beside a refusal."""

from collections.abc import Sequence

from rag.answer import Citation, Nearest, Sentence
from rag.citations import cite, deep_link
from rag.duties import asked_units, asks_for_duties, duty_lines
from rag.evidence import Evidence
from rag.extract import Line, lines
from rag.gate import Verdict
from rag.opened import Opened
from rag.pointed import pointed_lines
from rag.question import Question

_NEAREST = 3


def draw(
    opened: Opened, asked: Question, verdict: Verdict, weighed: Sequence[Evidence]
) -> tuple[Line, ...]:
    """The lines of the answer: from the ledger when all duties are asked for, else from evidence."""
    if not asked.missing and (pointed := pointed_lines(asked, opened.snapshot.plans.values())):
        return pointed
    units = () if asked.missing else asked_units(asked.standalone, opened.units)
    if asks_for_duties(asked, units):
        return duty_lines(asked, units, opened.snapshot.records)
    return lines(asked, verdict.passed, weighed)


def numbered(drawn: Sequence[Line]) -> tuple[tuple[Sentence, ...], tuple[Citation, ...]]:
    """Sentences and citations with their markers; several plans are told apart by their titles."""
    several = len({line.plan.id for line in drawn}) > 1
    citations: list[Citation] = []
    sentences: list[Sentence] = []
    for line in drawn:
        markers = []
        for span in line.spans:
            same = (
                one
                for one in citations
                if (one.plan_id, one.start, one.end) == (line.plan.id, span.start, span.end)
            )
            known = next(same, None)
            if known is None:
                known = cite(len(citations) + 1, line.plan, span.clause, span.start, span.end)
                citations.append(known)
            markers.append(known.marker)
        text = f"《{line.plan.title}》：{line.text}" if several else line.text
        sentences.append(Sentence(text, tuple(markers)))
    return tuple(sentences), tuple(citations)


def nearest_clauses(weighed: Sequence[Evidence]) -> tuple[Nearest, ...]:
    """The clauses nearest to a question that was refused, each once."""
    clauses = {(one.plan.id, one.clause.address): one for one in reversed(weighed)}
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
