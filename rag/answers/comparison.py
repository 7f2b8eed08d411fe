"""The same rule in several plans: a line a plan, and a table plan × rule with what differs marked."""

from collections.abc import Iterable, Sequence

from index.ledger.values import deadlines, frequencies
from index.plan import Plan
from rag.answers.compose import BETWEEN
from rag.answers.line import DrawnCell, DrawnTable, Line
from rag.answers.value import qualified
from rag.check.facts import facts_of
from rag.check.kinds import COUNTED
from rag.check.units import UnitNames

_COLUMNS = ("计划", "条款")


def rule_table(lines: Sequence[Line], units: UnitNames) -> DrawnTable | None:
    """Plan × rule: where each plan says it and its values; None for fewer than two plans.

    A row is marked 不同 when its values are not those of the first row: values are equal when
    their canonical facts are (三次 = 3次).
    """
    if len({line.plan.id for line in lines}) < 2:
        return None
    quotes = [" ".join(line.plan.text[one.start : one.end] for one in line.spans) for line in lines]
    held = [_held(quote, units) for quote in quotes]
    used = list(dict.fromkeys(name for values in held for name, found in values if found))
    rows = []
    for line, values, quote in zip(lines, held, quotes, strict=True):
        cells = [DrawnCell(line.plan.title), DrawnCell("、".join(_addresses(line)))]
        cells += [DrawnCell(BETWEEN.join(found), line) for name, found in values if name in used]
        cells.append(DrawnCell(quote, line))
        same = _values(quote, units) == _values(quotes[0], units)
        rows.append((tuple(cells), "" if same else "不同"))
    return DrawnTable("各计划对照", (*_COLUMNS, *used, "原文"), tuple(rows))


def silent_notices(named: Iterable[Plan], lines: Sequence[Line]) -> tuple[str, ...]:
    """A sentence for each plan that the question names and that says nothing of it."""
    speaking = {line.plan.id for line in lines}
    return tuple(
        f"《{plan.title}》里没有找到相应的条款。" for plan in named if plan.id not in speaking
    )


def _held(quote: str, units: UnitNames) -> list[tuple[str, list[str]]]:
    """The values of a quote by kind, with the words that bound them, each under one kind."""
    often, until = list(frequencies(quote)), list(deadlines(quote))
    numbers = [
        qualified(quote, fact.words) for fact in facts_of(quote, units) if fact.kind in COUNTED
    ]
    rest = [one for one in numbers if not any(one in other for other in (*often, *until))]
    return [("时限", until), ("频次", often), ("数字", list(dict.fromkeys(rest)))]


def _addresses(line: Line) -> list[str]:
    return list(dict.fromkeys(span.clause.address for span in line.spans))


def _values(quote: str, units: UnitNames) -> frozenset[tuple[str, str]]:
    return frozenset((fact.kind.value, str(fact.value)) for fact in facts_of(quote, units))
