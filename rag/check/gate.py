"""Sentences and citations → what may be shown: verbatim quotes, supported sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from index.plan import Plan
from rag.answer import Citation, Sentence
from rag.check.support import Cited, verify
from rag.check.units import UnitNames
from rag.check.verdict import Support, Verdict
from rag.citations import UnsupportedCitation, checked

Shown = tuple[tuple[Sentence, ...], tuple[Citation, ...], tuple[Verdict, ...]]


def shown(
    sentences: Sequence[Sentence],
    citations: Sequence[Citation],
    plans: Mapping[str, Plan],
    units: UnitNames,
) -> Shown:
    """The supported sentences, the citations that they use, numbered from 1, and all verdicts.

    UnsupportedCitation when a quote does not stand where it says, or a marker is unknown.
    """
    known = {citation.marker: citation for citation in citations}
    if citations:
        checked([Sentence("", tuple(known))], citations, plans)
    if any(marker not in known for one in sentences for marker in one.markers):
        raise UnsupportedCitation("引文核对失败：句子的编号没有对应的引文。")
    verdicts = tuple(
        _verdict(one.text, [known[marker] for marker in one.markers], plans, units)
        for one in sentences
    )
    kept = [
        one
        for one, verdict in zip(sentences, verdicts, strict=True)
        if verdict.support is Support.SUPPORTED
    ]
    used = {marker for one in kept for marker in one.markers}
    left = [citation for citation in citations if citation.marker in used]
    numbers = {citation.marker: number for number, citation in enumerate(left, 1)}
    return (
        tuple(
            replace(one, markers=tuple(numbers[marker] for marker in one.markers)) for one in kept
        ),
        tuple(replace(citation, marker=numbers[citation.marker]) for citation in left),
        verdicts,
    )


def _verdict(
    text: str, cited: Sequence[Citation], plans: Mapping[str, Plan], units: UnitNames
) -> Verdict:
    """The verdict; only a sentence that fails is looked for in the rest of the library."""
    quotes = [_cited(one, plans[one.plan_id]) for one in cited]
    verdict = verify(text, quotes, units)
    if verdict.support is Support.SUPPORTED:
        return verdict
    elsewhere = [one for plan in plans.values() for one in every_clause(plan)]
    return verify(text, quotes, units, elsewhere)


def _cited(citation: Citation, plan: Plan) -> Cited:
    return Cited(
        citation.plan_title,
        plan.year,
        citation.address,
        citation.quote,
        citation.start,
        citation.end,
    )


def every_clause(plan: Plan) -> tuple[Cited, ...]:
    """All clauses of a plan, each as one quote."""
    return _every_clause(_Same(plan))


class _Same:
    """A plan compared by identity: its text is not read to find it again."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.plan is other.plan

    def __hash__(self) -> int:
        return id(self.plan)


@lru_cache(maxsize=256)
def _every_clause(same: _Same) -> tuple[Cited, ...]:
    plan = same.plan
    return tuple(
        Cited(plan.title, plan.year, clause.address, plan.quote(clause), clause.start, clause.end)
        for clause in plan.clauses
    )
