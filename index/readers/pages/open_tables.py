"""Tables without a grid of rules (三线表, aligned columns, shaded rows): found by header and columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from statistics import median

from index.readers.pages.cells import Cell, cell_words
from index.readers.pages.grid import PageTable
from index.readers.pages.open_rows import Placed, bands_of, rows_in
from index.readers.pages.page import Page, TextLine, em_of, in_rows, rows_of, width_in_em

# Words in the names of columns: what tells a header from any other line with wide gaps.
_NAME = re.compile(
    r"序号|编号|项目|任务|内容|措施|举措|指标|目标|单位|部门|责任|牵头|配合|时限|期限|时间|进度|备注|类别|类型"
    r"|名称|数量|姓名|职务|电话|地点|频次|领域|问题|要求|标准|分值|起数|人数|\d{4}年"
)
_SENTENCE = re.compile(r"[。，；：:!?！？]")
_PART = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])")
_LONGEST_NAME, _LONGEST_PART, _LONGEST_HALF = 12, 24, 4
_FEWEST = 3
# Where a table ends: below so much empty paper, in em; what may stand above and below its header.
_APART, _BESIDE = 4.0, 1.4
_LOOK = 3
_LARGER = 1.25


@dataclass(slots=True)
class _Region:
    """A table while it is found: the reach of its columns, its pieces by column, rows across it."""

    columns: list[tuple[float, float]]
    header: list[Placed] = field(default_factory=list)
    cells: list[Placed] = field(default_factory=list)
    across: list[TextLine] = field(default_factory=list)

    def places(self, row: Sequence[TextLine]) -> list[int] | None:
        """The columns that the pieces of a row stand in; None when one stands in two."""
        found = [self._place(piece) for piece in row]
        return None if None in found else [at for at in found if at is not None]

    def _place(self, piece: TextLine) -> int | None:
        over = [
            at
            for at, (left, right) in enumerate(self.columns)
            if piece.left < right and left < piece.right
        ]
        if over:
            return over[0] if len(over) == 1 else None
        away = [max(left - piece.right, piece.left - right) for left, right in self.columns]
        return away.index(min(away))

    def is_across(self, row: Sequence[TextLine]) -> bool:
        """Whether a row is a heading across the table (一、消防安全), not a line of a cell."""
        text = "".join(piece.text for piece in row).strip()
        if width_in_em(text) > _LONGEST_PART or not _PART.match(text):
            return False
        return row[0].left < self.columns[1][0] or self.places(row) is None

    def add(self, at: int, piece: TextLine) -> None:
        """Put a piece into a column, which reaches as far as the piece then."""
        left, right = self.columns[at]
        self.columns[at] = (min(left, piece.left), max(right, piece.right))
        self.cells.append((at, piece))

    @property
    def pieces(self) -> list[TextLine]:
        """Everything that stands in the table."""
        return [piece for _, piece in (*self.header, *self.cells)] + self.across


def open_tables_of(
    page: Page, lines: Sequence[TextLine], above: PageTable | None
) -> tuple[list[PageTable], list[TextLine]]:
    """The tables among some lines of a page, and the other lines.

    `above` is such a table that ended the page before: it may go on without a header.
    """
    em = em_of(lines)
    whole = rows_of(lines)
    rows = [_parted(row) for row in whole]
    tables: list[PageTable] = []
    gone: set[int] = set()
    at = 0
    while at < len(rows):
        region, end = _region(rows, at, em, above if at == 0 else None)
        if region is not None:
            taken = {id(piece) for piece in region.pieces}
            gone |= {
                id(line)
                for row, pieces in zip(whole, rows, strict=True)
                if any(id(piece) in taken for piece in pieces)
                for line in row
            }
            tables.append(_table(page, region, em))
        at = max(end, at + 1)
    return tables, [line for line in lines if id(line) not in gone]


def _parted(row: Sequence[TextLine]) -> list[TextLine]:
    """The pieces of a row at all its gaps; characters set apart (序　号) are one word."""
    pieces: list[TextLine] = []
    for piece in (piece for line in row for piece in line.parted()):
        single = len(piece.text.strip()) == 1
        if pieces and single and len(pieces[-1].text.strip()) == 1:
            pieces[-1:] = [in_rows([pieces[-1], piece])[0]]
        else:
            pieces.append(piece)
    return pieces


def _region(
    rows: Sequence[list[TextLine]], at: int, em: float, above: PageTable | None
) -> tuple[_Region | None, int]:
    """The table whose header is a row (or that goes on from above), and the row behind it."""
    end = at
    if _is_header(rows[at]):
        region = _Region([(piece.left, piece.right) for piece in rows[at]])
        region.header = list(enumerate(rows[at]))
        end = _add_halves(region, rows, at, em)
    elif above is not None:
        region = _Region(reaches(above))
    else:
        return None, at
    wide = 0
    for number in range(end, len(rows)):
        row = rows[number]
        if number and row[0].middle - rows[number - 1][0].middle > _APART * em:
            break
        if _is_larger(row, rows[at]):
            break
        places = None if region.is_across(row) else region.places(row)
        if places is not None:
            for place, piece in zip(places, row, strict=True):
                region.add(place, piece)
            wide += len(set(places)) > 1
        elif region.is_across(row) and _goes_on(region, rows[number + 1 : number + 1 + _LOOK]):
            region.across += row
        else:
            break
        end = number + 1
    return (region, end) if wide else (None, at)


def _add_halves(region: _Region, rows: Sequence[list[TextLine]], at: int, em: float) -> int:
    """Add a name that is broken in two, 序 above the header and 号 below it; the row behind it."""
    level = rows[at][0].middle
    near = [
        piece
        for number in (at - 1, at + 1)
        if 0 <= number < len(rows) and abs(rows[number][0].middle - level) <= _BESIDE * em
        for piece in rows[number]
        if width_in_em(piece.text) <= _LONGEST_HALF
        and not any(piece.left < right and left < piece.right for left, right in region.columns)
    ]
    for one in near:
        same = [other for other in near if other.left < one.right and one.left < other.right]
        if one is same[0] and _NAME.search("".join(piece.text.strip() for piece in same)):
            columns = sorted([*region.columns, (one.left, one.right)])
            place = columns.index((one.left, one.right))
            region.columns = columns
            region.header = [(was + (was >= place), piece) for was, piece in region.header]
            region.header += [(place, piece) for piece in same]
    taken = {id(piece) for _, piece in region.header}
    return next(
        number
        for number in count(at + 1)
        if number >= len(rows) or any(id(piece) not in taken for piece in rows[number])
    )


def _is_larger(row: Sequence[TextLine], first: Sequence[TextLine]) -> bool:
    """Whether a row is set larger than a table: text that follows it."""
    heights = [median([one.bottom - one.top for one in pieces]) for pieces in (row, first)]
    sizes = [median([one.em for one in pieces]) for pieces in (row, first)]
    return all(one > _LARGER * other for one, other in (heights, sizes))


def _is_header(row: Sequence[TextLine]) -> bool:
    """Whether a row of pieces names columns."""
    words = [piece.text.strip() for piece in row]
    return (
        len(row) >= _FEWEST
        and all(width_in_em(word) <= _LONGEST_NAME and not _SENTENCE.search(word) for word in words)
        and sum(bool(_NAME.search(word)) for word in words) * 2 >= len(words)
    )


def _goes_on(region: _Region, rows: Sequence[Sequence[TextLine]]) -> bool:
    """Whether one of the next rows stands in several columns."""
    return any(len(set(region.places(row) or ())) > 1 for row in rows)


def reaches(table: PageTable) -> list[tuple[float, float]]:
    """From where to where each column of a table without a grid reaches."""
    return list(zip(table.edges[::2], table.edges[1::2], strict=True))


def _table(page: Page, region: _Region, em: float) -> PageTable:
    pieces = region.pieces
    top, bottom = min(one.top for one in pieces), max(one.bottom for one in pieces)
    bands = bands_of(page, region.columns[0][0], region.columns[-1][1])
    below = [band for band in bands if region.header and band > region.header[0][1].middle]
    first = min((piece.middle for _, piece in region.cells), default=bottom)
    if below and first < below[0] < bottom:  # a header of several lines ends at a rule
        region.header += [one for one in region.cells if one[1].middle < below[0]]
        region.cells = [one for one in region.cells if one[1].middle > below[0]]
    walls = sorted([*bands, *(piece.middle for piece in region.across)])
    found = [region.header] if region.header else []
    found += rows_in(region.cells, walls)
    made = [
        (min(one.middle for _, one in row), tuple(_cells(row, region.columns))) for row in found
    ]
    made += [
        (piece.middle, (Cell(piece.text.strip(), 0, 0),) * len(region.columns))
        for piece in in_rows(region.across)
    ]
    numbered = [
        tuple(replace(cell, first_row=at, last_row=at) for cell in cells)
        for at, (_, cells) in enumerate(sorted(made, key=lambda row: row[0]))
    ]
    edges = tuple(edge for column in region.columns for edge in column)
    sure = min(piece.sure for piece in pieces)
    return PageTable(page.number, top, bottom, edges, tuple(numbered), sure, is_open=True)


def _cells(row: Sequence[Placed], columns: Sequence[tuple[float, float]]) -> Iterator[Cell]:
    for at, (left, right) in enumerate(columns):
        text, room = cell_words([piece for place, piece in row if place == at], right - left, 0)
        yield Cell(text, 0, 0, room)
