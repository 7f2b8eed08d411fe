"""What every answer promises, whatever was asked: checked wherever a test asks."""

import re
from dataclasses import replace

from index.plan import Plan
from rag.answer import Answer, Status
from rag.service import Service

_COUNT = re.compile(r"：共(\d+)条。$")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_UNIT_OR_DATE = re.compile(
    r"\d+月(?:\d+日|底)?前?|每(?:半年|季度|月|周|日|学期)|[\u4e00-\u9fff]{2,8}(?:局|办公室|大队|派出所)"
)


def keeps_its_promises(answer: Answer, service: Service) -> None:
    """Assert the invariants of one answer against the plans of the service."""
    plans = {plan.id: plan for plan in service.plans()}
    if answer.status is not Status.ANSWERED:
        assert not answer.citations
        assert [sentence.markers for sentence in answer.sentences] == [()]
        return
    assert answer.citations and answer.sentences
    assert not answer.nearest
    quotes_stand(answer, plans)
    values_are_quoted(answer)


def quotes_stand(answer: Answer, plans: dict[str, Plan]) -> None:
    """Every quote stands in its clause, every sentence has markers, every marker a citation."""
    for citation in answer.citations:
        plan = plans[citation.plan_id]
        clause = plan.clause(citation.address)
        assert clause is not None
        assert clause.start <= citation.start < citation.end <= clause.end
        assert plan.text[citation.start : citation.end] == citation.quote
    told = (*answer.sentences, *answer.related)
    assert all(sentence.markers for sentence in told)
    cells = [cell for row in answer.table.rows for cell in row.cells] if answer.table else []
    used = {marker for one in told for marker in one.markers}
    used |= {marker for cell in cells for marker in cell.markers}
    assert used == {citation.marker for citation in answer.citations}
    assert bool(answer.related) == bool(answer.related_title)


def values_are_quoted(answer: Answer) -> None:
    """Every number, date, frequency and unit of a sentence stands in what the sentence cites.

    A count is the number of clauses that it cites.
    """
    by_marker = {citation.marker: citation for citation in answer.citations}
    for sentence in (*answer.sentences, *answer.related):
        cited = [by_marker[marker] for marker in sentence.markers]
        shown = sentence.text.removeprefix(f"《{cited[0].plan_title}》：")
        if count := _COUNT.search(shown):
            assert int(count[1]) == len({(one.plan_id, one.address) for one in cited})
            shown = shown[: count.start()]
        quotes = "\n".join(citation.quote for citation in cited)
        numbers = set(_NUMBER.findall(quotes))
        assert set(_NUMBER.findall(shown)) <= numbers, sentence.text
        assert all(value in quotes for value in _UNIT_OR_DATE.findall(shown)), sentence.text


def apart_from_times(answer: Answer) -> Answer:
    """The answer without how long its steps took."""
    return replace(answer, trace=replace(answer.trace, steps=()))


def addresses(answer: Answer) -> set[tuple[str, str]]:
    """(plan title, address) of everything that an answer cites."""
    return {(citation.plan_title, citation.address) for citation in answer.citations}


def plans_shown(answer: Answer) -> set[str]:
    """The ids of the plans that an answer cites or shows as near."""
    cited = {one.plan_id for one in answer.citations}
    return cited | {one.plan_id for one in answer.nearest}
