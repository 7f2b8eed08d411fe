"""A <table> → rows of cells with merged ones repeated, or nothing when it only arranges a page."""

from collections.abc import Callable, Iterator

from lxml.etree import _Element

_MOST_COLUMNS, _MOST_ROWS, _MOST_WORDS = 256, 200_000, 5_000_000
_MUCH = 300
_STRAY = ("table", "thead", "tbody", "tfoot", "tr", "colgroup")


class TooLargeError(Exception):
    """A table that is wider or longer than any in a document."""


def table_rows(
    table: _Element, words: Callable[[_Element], str], hidden: Callable[[_Element], bool]
) -> list[tuple[str, ...]]:
    """The rows of a table of data; none when the table is there for the layout of the page.

    Layout is a table within which there is another one, one with a single row or column, or one
    that holds most of its many words in one cell. `words` gives the text of a cell. Raises
    TooLargeError, before the cells are made.
    """
    nested = next(table.iterdescendants("table"), None) is not None
    if nested or table.get("role") in ("presentation", "none") or _has_stray_text(table):
        return []
    lines = [
        [(words(cell), *_spans(cell)) for cell in row if _is_cell(cell) and not hidden(cell)]
        for row in table.iterdescendants("tr")
        if not hidden(row)
    ]
    lines = [line for line in lines if line]
    lengths = [len(text) for line in lines for text, _, _ in line]
    much = max(lengths, default=0)
    if much > _MUCH and much * 2 > sum(lengths):
        return []
    rows = _spread(lines)
    return rows if len(rows) > 1 and len(rows[0]) > 1 else []


def _has_stray_text(table: _Element) -> bool:
    """Whether words stand between the cells, where a table of data has none."""
    return any(
        (node.text or "").strip() or any((child.tail or "").strip() for child in node)
        for node in table.iter(*_STRAY)
    )


def _is_cell(node: _Element) -> bool:
    return node.tag in ("td", "th")


def _spans(cell: _Element) -> tuple[int, int]:
    """(rows, columns) that a cell covers; 0 rows is all that are left, here a very great number."""
    down, across = _span(cell.get("rowspan")), _span(cell.get("colspan"))
    return down or _MOST_ROWS, min(across or 1, _MOST_COLUMNS)


def _span(text: str | None) -> int:
    digits = (text or "").strip()
    return min(int(digits), _MOST_ROWS) if digits.isdecimal() and len(digits) < 9 else 1


def _spread(lines: list[list[tuple[str, int, int]]]) -> list[tuple[str, ...]]:
    """Rows of equal length, each cell in every place that it covers."""
    grid: list[dict[int, str]] = []
    open_cells: dict[int, tuple[int, str]] = {}
    made = 0
    for line in lines:
        row = {at: text for at, (_, text) in open_cells.items()}
        open_cells = {at: (left - 1, text) for at, (left, text) in open_cells.items() if left > 1}
        at = 0
        for text, down, across in line:
            while at in row:
                at += 1
            for place in range(at, at + across):
                row.setdefault(place, text)
                if down > 1:
                    open_cells.setdefault(place, (down - 1, text))
            at += across
        made += sum(len(text) + 1 for text in row.values())
        if made > _MOST_WORDS or max(row, default=0) >= _MOST_COLUMNS:
            raise TooLargeError
        grid.append(row)
    width = max((max(row, default=-1) + 1 for row in grid), default=0)
    return [tuple(row.get(at, "") for at in range(width)) for row in grid]


def captions(table: _Element) -> Iterator[_Element]:
    """The captions of a table."""
    yield from table.iterchildren("caption")
