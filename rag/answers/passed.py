"""What of an answer passes the citation gate: sentences, related ones and cells alike."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.plan import Plan
from rag.answer import Citation, Sentence
from rag.answers.compose import BETWEEN, Composed
from rag.check.gate import shown
from rag.check.units import UnitNames
from rag.check.verdict import Support, Verdict
from rag.table import Cell, Table

# What stands in front of a quote: a fact, a verdict, a role. 《…》：200米内。原文：… · 负责：…
_IN_FRONT = re.compile(r"(?P<title>(?:《[^》]*》：)?)(?:[^。]{1,40}。原文：|(?:牵头|负责|配合)：)")


def passed(
    made: Composed, plans: Mapping[str, Plan], units: UnitNames
) -> tuple[Composed, tuple[str, ...]]:
    """The answer without what its citations do not carry, and a line for each thing left out.

    What fails is left out of its cell. A sentence that fails only by the value or role in front of
    its quote keeps the quote. UnsupportedCitation when a quote is not verbatim at its place.
    """
    cells = [cell for row in made.table.rows for cell in row.cells] if made.table else []
    values = [Sentence(text, cell.markers) for cell in cells for text in _values(cell)]
    everything = (*made.sentences, *made.related, *values)
    kept, citations, verdicts = shown(everything, made.citations, plans, units)
    plainer, without = _plainer(made, verdicts[: len(made.sentences)])
    if without:
        everything = (*plainer, *made.related, *values)
        kept, citations, verdicts = shown(everything, made.citations, plans, units)
    fates = iter(_fates(kept, verdicts))
    sentences = [next(fates) for _ in made.sentences]
    related = [next(fates) for _ in made.related]
    table = _redrawn(made.table, fates) if made.table else None
    refused = tuple(
        f"{one.text}（{verdict.reason}）"
        for one, verdict in zip(everything, verdicts, strict=True)
        if verdict.support is not Support.SUPPORTED
    )
    refused = (*without, *refused)
    left = Composed(
        tuple(one for one in sentences if one),
        tuple(one for one in related if one),
        table,
        citations,
    )
    return _unused_left_out(left), refused


def _plainer(
    made: Composed, verdicts: Sequence[Verdict]
) -> tuple[tuple[Sentence, ...], tuple[str, ...]]:
    """Sentences that fail by what stands in front of their quote, without it; what was left out.

    A list must not lose a line because it is not certain which role its quote carries. Only a whole
    quote is left standing: 区教育局 of a false 牵头：区教育局 says nothing.
    """
    cited = {one.marker: one.quote for one in made.citations}

    def quotes(sentence: Sentence) -> str:
        return "".join(cited[marker] for marker in sentence.markers)

    sentences = list(made.sentences)
    without: list[str] = []
    for at, (one, verdict) in enumerate(zip(made.sentences, verdicts, strict=True)):
        value = _IN_FRONT.match(one.text)
        if value is None or verdict.support is Support.SUPPORTED:
            continue
        if quotes(one).startswith(one.text[value.end() :]):
            sentences[at] = replace(one, text=value["title"] + one.text[value.end() :])
            without.append(f"{value.group()}（{verdict.reason}）")
    return tuple(sentences), tuple(without)


def _fates(kept: tuple[Sentence, ...], verdicts: tuple[Verdict, ...]) -> Iterator[Sentence | None]:
    """For each sentence in its order what became of it: renumbered, or None."""
    left = iter(kept)
    for verdict in verdicts:
        yield next(left) if verdict.support is Support.SUPPORTED else None


def _redrawn(table: Table, fates: Iterator[Sentence | None]) -> Table:
    rows = [
        replace(row, cells=tuple(_cell(cell, fates) for cell in row.cells)) for row in table.rows
    ]
    return replace(table, rows=tuple(rows))


def _cell(cell: Cell, fates: Iterator[Sentence | None]) -> Cell:
    """A label as it is; of cited values those that passed."""
    if not cell.markers:
        return cell
    left = [fate for _ in _values(cell) if (fate := next(fates))]
    if not left:
        return Cell("")
    return Cell(BETWEEN.join(one.text for one in left), left[0].markers)


def _values(cell: Cell) -> list[str]:
    """What a cell claims: nothing without a citation, the whole of a quote, each of its values."""
    if not cell.markers:
        return []
    whole = cell.text.endswith(("。", "）", ")"))
    return [cell.text] if whole else [one for one in cell.text.split(BETWEEN) if one]


def _unused_left_out(made: Composed) -> Composed:
    """Nothing at all when no sentence is left: related ones and a table answer nothing alone."""
    return made if made.sentences else Composed((), (), None, ())


def cited_plans(citations: tuple[Citation, ...], plans: Mapping[str, Plan]) -> tuple[Plan, ...]:
    """The plans that some citations are of, each once."""
    return tuple(plans[plan_id] for plan_id in dict.fromkeys(one.plan_id for one in citations))
