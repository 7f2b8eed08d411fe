"""A table that runs over pages, put together again."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from index.readers.pages.cells import Cell, are_listed
from index.readers.pages.grid import PageTable
from index.readers.pages.page import joint
from index.readers.table import Row, counts_rows, letters_of

_NEAR = 0.02
_MOST_HEADS = 3
_ENDS = "。！？；;"


def continues(above: PageTable, below: PageTable, width: float) -> bool:
    """Whether a table on the next page has the columns of the one that ends the page before."""
    if above.is_open and below.is_open:
        return below.page == above.page + 1 and _overlap(above.edges, below.edges)
    return (
        below.page == above.page + 1
        and not (above.is_open or below.is_open)
        and len(above.edges) == len(below.edges)
        and all(
            abs(one - other) <= _NEAR * width / (above.edges[-1] - above.edges[0])
            for one, other in zip(_shares(above.edges), _shares(below.edges), strict=True)
        )
    )


def _shares(edges: Sequence[float]) -> list[float]:
    """Edges as shares of the whole: two scans may be of different sizes."""
    return [(edge - edges[0]) / (edges[-1] - edges[0]) for edge in edges]


def _overlap(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether columns without a grid, each from its left to its right edge, lie below one another."""
    pairs = zip(one[::2], one[1::2], other[::2], other[1::2], strict=False)
    return len(one) == len(other) and all(
        left < far and near < right for left, right, near, far in pairs
    )


def joined_rows(parts: Sequence[PageTable]) -> list[Row]:
    """The rows of a table over all its pages: a repeated header once, a broken row whole.

    A merged cell that a break cuts keeps its words above and below it.
    """
    rows: list[list[Cell]] = []
    places: list[str] = []
    counted = counts_rows(parts[0].rows[0][0].text)
    for part in parts:
        body = [list(row) for row in part.rows[_heads(parts[0], part) if rows else 0 :]]
        if rows and body:
            broken = _is_broken(rows[-1], body[0], counted)
            _carry(rows, body, broken)
            if broken:
                rows[-1] = [_whole(above, cell) for above, cell in zip_longest(rows[-1], body[0])]
                body = body[1:]
        rows += body
        places += [f"第{part.page}页"] * len(body)
    return [
        Row(tuple(cell.text for cell in row), place)
        for row, place in zip(rows, places, strict=True)
    ]


def _heads(first: PageTable, part: PageTable) -> int:
    """How many rows of a part repeat the header on the first page."""
    count = 0
    for one, other in zip(first.rows[:_MOST_HEADS], part.rows, strict=False):
        if [letters_of(cell.text) for cell in one] != [letters_of(cell.text) for cell in other]:
            break
        count += 1
    return count


def _carry(rows: list[list[Cell]], body: list[list[Cell]], broken: bool) -> None:
    """Give the words of a merged cell that a break cuts to both of its parts.

    Two cells that both say something are one only where the break goes through a row.
    """
    for at, (above, below) in enumerate(zip(rows[-1], body[0], strict=False)):
        if not (above.is_merged or below.is_merged):
            continue
        if above.is_empty != below.is_empty or (broken and _goes_on(above, below)):
            _say(rows[::-1], at, above, _joined(above, below))
            _say(body, at, below, _joined(above, below))


def _say(rows: Sequence[list[Cell]], at: int, cell: Cell, text: str) -> None:
    """Set the words of a cell in every row that it covers."""
    for row in rows:
        if row[at] != cell:
            return
        row[at] = replace(cell, text=text)


def _goes_on(above: Cell, below: Cell) -> bool:
    """Whether words go on below a break: no room above it, or a character on each line."""
    if above.is_empty or below.is_empty:
        return False
    upright = all(len(line) == 1 for line in f"{above.text}\n{below.text}".split("\n"))
    return upright or (above.fills(below.text) and above.text[-1] not in _ENDS)


def _is_broken(above: Sequence[Cell], below: Sequence[Cell], counted: bool) -> bool:
    """Whether a row goes on from the page before.

    The row of a counted table does that has no number of its own; another one when some of its
    cells are done and what stands in the others goes on from above.
    """
    first, number = below[0], above[0]
    if counted and not (number.is_merged or first.is_merged):
        return first.is_empty and not number.is_empty
    done = False
    for one, other in zip(above, below, strict=False):
        if one.text == other.text or one.is_merged or other.is_merged:
            continue
        if not other.is_empty and not _goes_on(one, other):
            return False
        done = done or other.is_empty
    return done and not all(cell.is_empty for cell in below)


def _whole(above: Cell | None, below: Cell | None) -> Cell:
    """One cell of the two parts of a broken row."""
    if above is None or below is None or above.text == below.text:
        return above or below or Cell("", 0, 0)
    return replace(above, text=_joined(above, below), room=below.room)


def _joined(above: Cell, below: Cell) -> str:
    if above.is_empty or below.is_empty:
        return above.text or below.text
    goes_on = _goes_on(above, below) and not are_listed(above.text, below.text)
    between = joint(above.text, below.text) if goes_on else "\n"
    return f"{above.text}{between}{below.text}"
