"""Which lines of a table without a grid make one of its rows."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.readers.pages.page import Page, TextLine, em_of

Placed = tuple[int, TextLine]
_COUNT = re.compile(r"\d{1,3}[.．、]?")
# A line over most of a table parts its rows; lines nearer than this, in em, are one.
_MOST, _NEAR = 0.6, 0.4
# Rows are parted by so much more room than lines; a count above which a line is nearer than a line
# of its row would be stands in the middle of its row.
_WIDER, _CLOSER = 1.25, 0.8
_FEW = 3


def bands_of(page: Page, left: float, right: float) -> list[float]:
    """The heights at which rules or the edges of shades part what stands between two edges."""
    near = _NEAR * em_of(page.lines)
    drawn = [(rule.top, rule.left, rule.right) for rule in page.rules if rule.horizontal]
    drawn += [(at, one.left, one.right) for one in page.shades for at in (one.top, one.bottom)]
    reach: list[tuple[float, float]] = []
    for height, start, stop in sorted(drawn):
        width = min(stop, right) - max(start, left)
        if width <= 0:
            continue
        if reach and height - reach[-1][0] <= near:
            reach[-1] = (reach[-1][0], reach[-1][1] + width)
        else:
            reach.append((height, width))
    return [height for height, width in reach if width >= _MOST * (right - left)]


def rows_in(cells: Sequence[Placed], walls: Sequence[float]) -> Iterator[list[Placed]]:
    """The pieces of each row, top to bottom; `walls` are heights that no row crosses.

    Each band between walls is a row where there are several. A band with several counts in its
    first column, or the only one (三线表), is parted by its counts or by the room between rows.
    """
    found: dict[int, list[Placed]] = {}
    for at, piece in cells:
        found.setdefault(sum(wall < piece.middle for wall in walls), []).append((at, piece))
    for _, pieces in sorted(found.items()):
        counts = [piece for at, piece in pieces if at == 0 and _COUNT.fullmatch(piece.text.strip())]
        if len(counts) > 1:
            yield from _by_counts(pieces, counts)
        elif counts or len(found) > _FEW:
            yield pieces
        else:
            yield from _by_room(pieces)


def _by_counts(pieces: Sequence[Placed], counts: Sequence[TextLine]) -> Iterator[list[Placed]]:
    """Rows by their counts; lines above the first one go on from the page before."""
    lines = _lines(pieces)
    heights = sorted(count.middle for count in counts)
    near = _NEAR * em_of(counts)
    if _are_in_the_middle(pieces, heights, near):
        starts = [lines[0][0][1].middle]
        for high, low in pairwise(heights):
            between = [
                line[0][1].middle
                for line in lines
                if high - near <= line[0][1].middle <= low + near
            ]
            steps = [(below - above, below) for above, below in pairwise(between)]
            starts.append(max(steps, default=(0.0, low))[1])
    else:
        starts = heights
    rows: list[list[Placed]] = [[] for _ in range(len(starts) + 1)]
    for at, piece in pieces:
        rows[sum(start - near <= piece.middle for start in starts)].append((at, piece))
    yield from (row for row in rows if row)


def _are_in_the_middle(pieces: Sequence[Placed], heights: Sequence[float], near: float) -> bool:
    """Whether counts stand in the middle of their rows: a line is nearer above one than in a row."""
    beside = sorted(piece.middle for at, piece in pieces if at > 0)
    steps = []
    for column in {at for at, _ in pieces if at > 0}:
        own = sorted(piece.middle for at, piece in pieces if at == column)
        steps += [low - high for high, low in pairwise(own)]
    usual = min((step for step in steps if step > near), default=0.0)
    return any(near < height - line < _CLOSER * usual for height in heights for line in beside)


def _lines(pieces: Sequence[Placed]) -> list[list[Placed]]:
    """Pieces by their height."""
    lines: list[list[Placed]] = []
    for one in sorted(pieces, key=lambda one: one[1].middle):
        if lines and one[1].middle - lines[-1][0][1].middle <= _NEAR * one[1].em:
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _by_room(pieces: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Rows parted by more room than there is between lines; without that, by their fullest lines."""
    lines = _lines(pieces)
    steps = [low[0][1].middle - high[0][1].middle for high, low in pairwise(lines)]
    wide = _WIDER * min(steps, default=0.0)
    parted = max(steps, default=0.0) > wide
    most = max(len(line) for line in lines)
    row = lines[0]
    for step, line in zip(steps, lines[1:], strict=True):
        if step > wide if parted else len(line) == most:
            yield row
            row = []
        row = row + line
    yield row
