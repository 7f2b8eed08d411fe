"""The order in which a page is read: columns from left to right between what spans them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pages.page import TextLine, em_of, in_rows

_FEWEST = 4
# A gap of so many usual line distances parts what stands below two columns from them.
_APART = 1.8
_FILLED = 0.6
_STEPS = 60


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that are read from top to bottom, and the edges of the text that they fill.

    One that is `aside` stands in a box of its own: the text around it goes on past it.
    """

    lines: tuple[TextLine, ...]
    left: float
    right: float
    aside: bool = False


def columns_of(pieces: Sequence[TextLine]) -> list[Column]:
    """The columns of a page in reading order; a page of one column is one.

    A gutter is a height-free strip between lines that fill both of its sides; lines across it
    (a title) part the page into bands, and each band is read column by column.
    """
    if not pieces:
        return []
    gutter = _gutter(pieces)
    if gutter is None:
        return [_column(in_rows(pieces))]
    found: list[Column] = []
    band: list[TextLine] = []
    across: list[TextLine] = []
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        if piece.left < gutter < piece.right:
            found += _band(band, gutter)
            band = []
            across.append(piece)
        else:
            if across:
                found.append(_column(in_rows(across)))
                across = []
            band.append(piece)
    found += _band(band, gutter)
    if across:
        found.append(_column(in_rows(across)))
    return found


def _band(pieces: Sequence[TextLine], gutter: float) -> list[Column]:
    """The two sides of a band one after the other; as one column when a side is nearly empty."""
    sides = [
        [piece for piece in pieces if piece.right <= gutter],
        [piece for piece in pieces if piece.left >= gutter],
    ]
    if min(map(len, sides)) < _FEWEST:
        return [_column(in_rows(pieces))] if pieces else []
    sides[0], below = _parted(sides[0], max(piece.bottom for piece in sides[1]))
    return [column for side in (*sides, below) for column in columns_of(side)]


def _parted(side: Sequence[TextLine], bottom: float) -> tuple[list[TextLine], list[TextLine]]:
    """The left side, and what stands below both sides behind a gap: read last."""
    lines = sorted(side, key=lambda line: line.middle)
    steps = [low.middle - high.middle for high, low in pairwise(lines)]
    for at, step in enumerate(steps, 1):
        if step > _APART * median(steps) and lines[at].top > bottom and at >= _FEWEST:
            return lines[:at], lines[at:]
    return lines, []


def _gutter(pieces: Sequence[TextLine]) -> float | None:
    """Where the page is parted: the strip that the fewest lines cross, in the middle of its gap."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    em = em_of(pieces)
    best: tuple[int, float, float] | None = None
    for step in range(_STEPS // 5, _STEPS - _STEPS // 5):
        at = left + (right - left) * step / _STEPS
        on_left = [piece for piece in pieces if piece.right <= at]
        on_right = [piece for piece in pieces if piece.left >= at]
        if min(len(on_left), len(on_right)) < _FEWEST:
            continue
        gap = min(p.left for p in on_right) - max(p.right for p in on_left)
        filled = min(
            _fill(on_left, max(p.right for p in on_left) - left),
            _fill(on_right, right - min(p.left for p in on_right)),
        )
        crossing = len(pieces) - len(on_left) - len(on_right)
        if gap >= em and filled >= _FILLED and (best is None or (crossing, -gap) < best[:2]):
            best = (crossing, -gap, max(p.right for p in on_left) + gap / 2)
    return best[2] if best else None


def _fill(pieces: Sequence[TextLine], width: float) -> float:
    """How much of its side the usual row fills."""
    return median([row.right - row.left for row in in_rows(pieces)]) / max(width, 1.0)


def _column(lines: Sequence[TextLine]) -> Column:
    return Column(tuple(lines), min(line.left for line in lines), max(line.right for line in lines))
