"""A table that runs over pages, put together again."""

from collections.abc import Sequence
from itertools import zip_longest

from index.readers.pages.grid import Cell, PageTable
from index.readers.table import COUNTER, Row

_NEAR = 0.02


def continues(above: PageTable, below: PageTable, width: float) -> bool:
    """Whether a table on the next page has the columns of the one that ends the page before."""
    return (
        below.page == above.page + 1
        and len(above.edges) == len(below.edges)
        and all(
            abs((one - above.edges[0]) - (other - below.edges[0])) <= _NEAR * width
            for one, other in zip(above.edges, below.edges, strict=True)
        )
    )


def joined_rows(parts: Sequence[PageTable]) -> list[Row]:
    """The rows of a table over all its pages: a repeated header once, a broken row whole.

    A row is broken by the page when its running number stands above the break only. A merged cell
    that the break cuts keeps its words below it.
    """
    rows: list[Row] = []
    last: tuple[Cell, ...] = ()
    for at, part in enumerate(parts):
        body = part.rows
        if at and _words(body[0]) == rows[0].cells:
            body = body[1:]
        for number, cells in enumerate(body):
            first = at > 0 and number == 0
            if first and _broken(rows, cells):
                rows[-1] = Row(
                    tuple(
                        f"{above}\n{below}".strip()
                        for above, below in zip_longest(rows[-1].cells, _words(cells), fillvalue="")
                    ),
                    rows[-1].place,
                )
                continue
            words = _words(cells)
            if first and last:
                words = tuple(
                    _carried(above, cell) for above, cell in zip(last, cells, strict=True)
                )
            rows.append(Row(words, f"第{part.page}页"))
        last = part.rows[-1]
    return rows


def _broken(rows: Sequence[Row], cells: Sequence[Cell]) -> bool:
    """Whether a row goes on from the page before: a counted table, and no number of its own."""
    counted = bool(rows) and bool(COUNTER.match("".join(rows[0].cells[0].split())))
    return counted and not cells[0].text.strip() and bool(rows[-1].cells[0].strip())


def _carried(above: Cell, cell: Cell) -> str:
    """The words of a cell at the top of a page; those above the break where it goes on empty."""
    merged = cell.last_row > cell.first_row or above.last_row > above.first_row
    return above.text if merged and not cell.text.strip() else cell.text


def _words(cells: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(cell.text for cell in cells)
