"""A table of an answer as HTML: it scrolls sideways, and a marked row says its mark in words."""

from rag.table import Cell, Row, Table
from ui.chips import Cited, chips_html
from ui.render import safe

_KINDS = {
    "新增": "added",
    "仅乙有": "added",
    "取消": "dropped",
    "仅甲有": "dropped",
    "有变化": "changed",
    "不同": "changed",
}
# How many characters the longest cell of a narrow and of a middling column has at most.
_NARROW, _MIDDLING = 9, 28
_EMPTY = '<span class="none">—</span>'


def sheet_html(table: Table, cited: Cited, number: int) -> str:
    """The table below its title; `number` is the exchange whose clauses the markers show."""
    head = "".join(
        f'<th scope="col" class="{_width(table, at)}">{safe(column)}</th>'
        for at, column in enumerate(table.columns)
    )
    body = "".join(_row_html(row, cited, number) for row in table.rows)
    title = safe(table.title)
    return (
        f'<div class="sheet" role="region" aria-label="{title}" tabindex="0">'
        f"<table><caption>{title}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _width(table: Table, at: int) -> str:
    """How wide a column must be at least, by its longest cell."""
    longest = max((len(row.cells[at].text) for row in table.rows), default=0)
    return "narrow" if longest <= _NARROW else "middling" if longest <= _MIDDLING else "wide"


def _row_html(row: Row, cited: Cited, number: int) -> str:
    """A row; its mark stands in the cell that says it, else in front of the first."""
    kind = f' class="{_KINDS.get(row.mark, "noted")}"' if row.mark else ""
    says = not row.untold
    cells = ""
    for at, cell in enumerate(row.cells):
        own = bool(row.mark) and (cell.text == row.mark if says else at == 0)
        cells += _cell_html(cell, row.mark if own else "", says, cited, number)
    return f"<tr{kind}>{cells}</tr>"


def _cell_html(cell: Cell, mark: str, says: bool, cited: Cited, number: int) -> str:
    badge = f'<span class="mark">{safe(mark)}</span>' if mark else ""
    text = "" if mark and says else safe(cell.text)
    chips = "".join(chips_html(cell.markers, cited, number))
    return f"<td>{badge}{text}{chips}</td>" if badge or text or chips else f"<td>{_EMPTY}</td>"
