"""Pages → lines and tables in the order in which they are read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from index.readers.pages.columns import Column, columns_of
from index.readers.pages.frames import framed
from index.readers.pages.grid import PageTable
from index.readers.pages.open_tables import open_tables_of
from index.readers.pages.page import Page, em_of
from index.readers.pages.paragraphs import PlacedLine, placed

Item = PlacedLine | PageTable
_Part = Column | PageTable
_FEW = 8
_SAME_WIDTH = 0.02


def in_order(pages: Sequence[Page], ruled: Mapping[int, Sequence[PageTable]]) -> list[Item]:
    """The lines and tables of all pages; `ruled` are the tables already found on a page."""
    parts: list[tuple[Page, list[_Part]]] = []
    last: _Part | None = None
    for page in pages:
        parts.append((page, list(_parts(page, ruled.get(page.number, ()), last))))
        last = parts[-1][1][-1] if parts[-1][1] else None
    items: list[Item] = []
    for page, found in parts:
        usual = _usual_edges(page, parts)
        for part in found:
            if isinstance(part, PageTable):
                items.append(part)
            else:
                column = part if part.aside else _widened(part, usual, page.width)
                items += placed([column], page.number)
    return items


def _parts(page: Page, ruled: Sequence[PageTable], last: _Part | None) -> Iterator[_Part]:
    """The columns, boxes and tables of a page, top to bottom; `last` ends the page before."""
    above = last if isinstance(last, PageTable) and last.is_open else None
    tables, lines = open_tables_of(page, page.lines, above)
    boxes = [Column(tuple(box), 0, 0, aside=True) for box in framed(page, lines)]
    inside = {id(line) for box in boxes for line in box.lines}
    lines = [line for line in lines if id(line) not in inside]
    apart: list[tuple[float, PageTable | Column]] = [
        (table.top, table) for table in (*ruled, *tables)
    ]
    apart += [(min(line.top for line in box.lines), box) for box in boxes]
    for top, part in sorted(apart, key=lambda one: one[0]):
        yield from columns_of([line for line in lines if line.middle < top])
        if isinstance(part, PageTable):
            yield part
        else:
            yield from (replace(found, aside=True) for found in columns_of(part.lines))
        lines = [line for line in lines if line.middle >= top]
    yield from columns_of(lines)


def _usual_edges(
    page: Page, parts: Sequence[tuple[Page, Sequence[_Part]]]
) -> tuple[float, float] | None:
    """Where the text of most pages of this width begins and ends; None when none has many lines."""
    full = [
        part
        for other, found in parts
        if abs(other.width - page.width) <= _SAME_WIDTH * page.width
        for part in found
        if isinstance(part, Column) and len(part.lines) >= _FEW and not part.aside
    ]
    if not full:
        return None
    return median([part.left for part in full]), median([part.right for part in full])


def _widened(column: Column, usual: tuple[float, float] | None, width: float) -> Column:
    """A column of a few lines with the edges that it would have when filled.

    They are those of the other pages; on a page alone the right margin is taken as wide as the left.
    """
    em = em_of(column.lines)
    if len(column.lines) >= _FEW:
        return column
    left, right = usual or (column.left, max(column.right, width - column.left))
    if column.left < left - em or column.right > right + em:
        return column
    return replace(column, left=left, right=right)
