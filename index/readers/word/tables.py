"""A Word table → the words of its cells, a merged cell in every row and column that it covers."""

from collections.abc import Callable

from lxml.etree import _Element

from index.readers.kinds.xml_archive import DamageError
from index.readers.word.tree import child_of, children, is_on, value_of, w

_ROW, _CELL = w("tr"), w("tc")
_WIDEST = 100
_MOST = 20_000_000


def rows_of(table: _Element) -> list[_Element]:
    """The rows of a table that are shown: none that was deleted or is hidden."""
    return [
        row
        for row in children(table)
        if row.tag == _ROW
        and child_of(row, "trPr", "del") is None
        and not is_on(row, "trPr", "hidden")
    ]


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row but those that were deleted."""
    return [
        cell
        for cell in children(row)
        if cell.tag == _CELL and child_of(cell, "tcPr", "cellDel") is None
    ]


def grid_of(table: _Element, read_cell: Callable[[_Element], str]) -> list[tuple[str, ...]]:
    """The words of every place of a table, row by row; `read_cell` reads a cell, each once.

    `DamageError` when merged cells would make it larger than any table.
    """
    grid: list[tuple[str, ...]] = []
    above: dict[int, str] = {}
    size = 0
    for row in rows_of(table):
        words = [""] * _count(value_of(row, "trPr", "gridBefore"))
        merged: dict[int, str] = {}
        for cell in cells_of(row):
            text = _read(cell, len(words), above, words, read_cell)
            if child_of(cell, "tcPr", "vMerge") is not None:
                merged[len(words)] = text
            words += [text] * max(_count(value_of(cell, "tcPr", "gridSpan")), 1)
        words += [""] * _count(value_of(row, "trPr", "gridAfter"))
        above = merged
        size += sum(map(len, words)) + len(words)
        if size > _MOST:
            raise DamageError("a table is too large")
        grid.append(tuple(words))
    return grid


def _read(
    cell: _Element,
    at: int,
    above: dict[int, str],
    left: list[str],
    read_cell: Callable[[_Element], str],
) -> str:
    """The words of a cell; those of the cell above or before it where it only goes on from it."""
    if child_of(cell, "tcPr", "vMerge") is not None and at in above:
        if value_of(cell, "tcPr", "vMerge") in (None, "continue"):
            return above[at]
    elif value_of(cell, "tcPr", "hMerge") == "continue" and left:
        return left[-1]
    return read_cell(cell)


def is_frame(table: _Element) -> bool:
    """Whether a table is a frame around text: one column, whose cells are read as text."""
    return all(len(cells_of(row)) == 1 for row in rows_of(table))


def nested_lines(table: _Element, read_cell: Callable[[_Element], str]) -> list[str]:
    """The rows of a table inside a cell, a line each."""
    lines = []
    for row in rows_of(table):
        cells = [read_cell(cell).replace("\n", " ").strip() for cell in cells_of(row)]
        lines.append(" ".join(cell for cell in cells if cell))
    return lines


def _count(number: str | None) -> int:
    """A number of columns as a file gives it, within what a table can have."""
    return min(max(int(number or 0), 0), _WIDEST)
