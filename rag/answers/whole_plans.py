"""Two whole plans side by side: what changed in deadline, frequency or unit, and every clause in a table."""

from collections.abc import Iterator

from index.plan import Clause, Plan
from rag.answers.line import Drawn, DrawnCell, DrawnTable, Line, Span
from rag.asks import Asks
from rag.compare.change import Change, Comparison, Field, Kind, Place
from rag.compare.compare import compare
from rag.compare.comparison_table import label, summary
from rag.opened import Opened
from rag.question import Question

# What people act on; other differences stand in the table.
_LEADING = frozenset(
    {Field.DEADLINE, Field.WITHIN, Field.FREQUENCY, Field.LEAD, Field.RESPONSIBLE, Field.SUPPORTING}
)
_PLAN_WORDS = (
    "安全生产工作要点 工作计划 文件 方案 变化 不同 区别 差别 差异 相比 比较 对比 内容 要求 规定"
)
_COLUMNS = ("变化", "不同之处")


def asks_for_whole_plans(question: Question) -> bool:
    """Whether two plans are to be compared and nothing in them is named."""
    return (
        question.wants is Asks.COMPARE
        and question.named
        and len(question.plan_ids) == 2
        and all(term.text in _PLAN_WORDS for term in question.terms)
    )


def whole_plans(question: Question, opened: Opened) -> Drawn:
    """The sentences whose deadline, frequency or units differ, and a row for every clause."""
    plans = [opened.snapshot.plans[plan_id] for plan_id in question.plan_ids]
    before, after = sorted(plans, key=lambda plan: plan.year or 0)
    comparison = compare(opened.snapshot, opened.names, before, after)
    lines = tuple(dict.fromkeys(_leading(comparison)))
    columns = (_COLUMNS[0], f"甲：{before.title}", f"乙：{after.title}", _COLUMNS[1])
    rows = tuple(_row(comparison, change) for change in comparison.changes)
    table = DrawnTable("两份计划逐条对照", columns, rows)
    told = f"{summary(comparison)}下面先列时限、频次或单位不同的，每一条的对照见表。"
    return Drawn(lines, table=table, notices=(told,))


def _leading(comparison: Comparison) -> Iterator[Line]:
    """The sentences of both plans that differ in what people act on, pair by pair."""
    for change in comparison.changes:
        for one in change.differences:
            if one.field in _LEADING and one.place_before and one.place_after:
                assert change.before is not None and change.after is not None
                yield _line(comparison.before, change.before, one.place_before)
                yield _line(comparison.after, change.after, one.place_after)


def _line(plan: Plan, clause: Clause, place: Place) -> Line:
    text = plan.text[place.start : place.end]
    return Line(plan, text, (Span(clause, place.start, place.end),))


def _row(comparison: Comparison, change: Change) -> tuple[tuple[DrawnCell, ...], str]:
    word = label(comparison, change.kind)
    fields = dict.fromkeys(one.field.value for one in change.differences)
    cells = (
        DrawnCell(word),
        _side(comparison.before, change.before, [one.place_before for one in change.differences]),
        _side(comparison.after, change.after, [one.place_after for one in change.differences]),
        DrawnCell("、".join(fields)),
    )
    return cells, "" if change.kind is Kind.SAME else word


def _side(plan: Plan, clause: Clause | None, places: list[Place | None]) -> DrawnCell:
    """The sentences that differ; the whole clause where it stands alone or nothing differs."""
    if clause is None:
        return DrawnCell("—")
    found = list(dict.fromkeys(one for one in places if one is not None))
    whole = [Place(clause.body_start, clause.end)]
    spans = tuple(Span(clause, one.start, one.end) for one in sorted(found, key=_start) or whole)
    text = "".join(plan.text[span.start : span.end] for span in spans)
    return DrawnCell(text, Line(plan, text, spans))


def _start(place: Place) -> int:
    return place.start
