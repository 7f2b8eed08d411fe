"""A comparison of two plans as a table: one row a clause, the sentences that differ side by side."""

from collections.abc import Iterable, Sequence

from index.numerals import CIRCLED
from index.plan import Clause, Plan
from rag.compare.change import Change, Comparison, Difference, Field, Kind, Place
from rag.table import Cell, Row, Table

# Plans that stand beside each other (district and city, one year) drop nothing.
_BESIDE = {Kind.ADDED: "仅乙有", Kind.DROPPED: "仅甲有"}
_NOTHING = "（无）"
Places = tuple[Place | None, Place | None]


def comparison_table(comparison: Comparison) -> Table:
    """The changes in their order; the title tells the plans and counts the changes."""
    before, after = comparison.before, comparison.after
    columns = ("变化", f"甲：{before.title}", f"乙：{after.title}", "不同之处")
    rows = tuple(_row(comparison, change) for change in comparison.changes)
    return Table(f"《{before.title}》与《{after.title}》逐条对照", columns, rows)


def summary(comparison: Comparison) -> str:
    """How many clauses of each kind: 新增 3 条，取消 1 条，有变化 20 条，一致 2 条。"""
    counts = (f"{label(comparison, kind)} {comparison.count(kind)} 条" for kind in Kind)
    return "，".join(counts) + "。"


def label(comparison: Comparison, kind: Kind) -> str:
    """The word for a kind: nothing is dropped between plans that do not follow each other."""
    return kind.value if comparison.successive else _BESIDE.get(kind, kind.value)


def _row(comparison: Comparison, change: Change) -> Row:
    pairs = _by_sentence(change.differences)
    word = label(comparison, change.kind)
    texts = (
        word,
        _side(
            comparison.before,
            change.before,
            change.after is None,
            _said(comparison.before, pairs, 0),
        ),
        _side(
            comparison.after, change.after, change.before is None, _said(comparison.after, pairs, 1)
        ),
        _told(comparison, pairs) if pairs else _near(change),
    )
    mark = "" if change.kind is Kind.SAME else word
    return Row(tuple(Cell(text) for text in texts), mark)


def _by_sentence(found: Iterable[Difference]) -> dict[Places, list[Difference]]:
    """The differences of each pair of sentences."""
    pairs: dict[Places, list[Difference]] = {}
    for one in found:
        pairs.setdefault((one.place_before, one.place_after), []).append(one)
    return pairs


def _said(plan: Plan, pairs: dict[Places, list[Difference]], side: int) -> list[str]:
    """The sentences of one side that differ; one without counterpart with the note behind it."""
    said = []
    for places, found in pairs.items():
        place = places[side]
        if place is None:
            said.append(_NOTHING)
        elif None in places:
            said += found[0].before + found[0].after
        else:
            said.append(plan.text[place.start : place.end])
    return said


def _side(plan: Plan, clause: Clause | None, alone: bool, said: Sequence[str]) -> str:
    """Where a clause stands and what it says: the sentences that differ, all of it when alone."""
    if clause is None:
        return "—"
    heading = f"{clause.address} {clause.heading}".strip()
    if alone:
        return f"{heading}\n{plan.text[clause.body_start : clause.end].strip()}".strip()
    lines = (f"{_number(at, len(said))}{text}" for at, text in enumerate(said))
    return "\n".join((heading, *lines))


def _told(comparison: Comparison, pairs: dict[Places, list[Difference]]) -> str:
    lines = []
    for at, ((before, after), found) in enumerate(pairs.items()):
        told = [_line(one) for one in found if one.field is not Field.WORDS]
        if after is None:
            told = [f"{label(comparison, Kind.DROPPED)}这一句"]
        elif before is None:
            told = [f"{label(comparison, Kind.ADDED)}这一句"]
        elif any(one.field is Field.WORDS for one in found):
            told.append("文字有改动")
        lines.append(_number(at, len(pairs)) + "；".join(told))
    return "\n".join(lines)


def _line(one: Difference) -> str:
    before, after = ("、".join(words) or _NOTHING for words in (one.before, one.after))
    return f"{one.field}：{before} → {after}"


def _number(at: int, many: int) -> str:
    """①, ② … where several sentences stand in one cell."""
    if many < 2:
        return ""
    return CIRCLED[at] if at < len(CIRCLED) else f"({at + 1})"


def _near(change: Change) -> str:
    if change.near is None:
        return ""
    side = "乙" if change.after is None else "甲"
    return f"相近内容见{side}：{change.near.address} {change.near.heading}".strip()
