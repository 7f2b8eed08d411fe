"""Placed characters → pieces of lines, parted where a ruled line or a wide gap parts them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from index.readers.pages.page import Gap, Rule, TextLine
from index.readers.pages.radicals import plain_character

# A gap that always parts a line, and one that may part the columns of a table without rules, in em;
# a recogniser sees one behind every comma.
_GAP, _ROOM, _SEEN_ROOM = 1.5, 0.45, 0.6
_TELLING = 4
# A ruled line that parts a line of text is as high as that.
_WHOLE = 0.15


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character (a recogniser may give a few) with its box; `sure` and `raised` as in `TextLine`."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0
    raised: bool = False

    @property
    def centre(self) -> float:
        """The middle of the box from left to right."""
        return (self.left + self.right) / 2


def pieces_of(
    runs: Iterable[Sequence[Glyph]], rules: Sequence[Rule], sized: bool = True
) -> tuple[TextLine, ...]:
    """The pieces of runs of characters that stand side by side; a piece crosses no vertical rule.

    `sized` when characters are as high as their font and stand exactly where they are said to.
    """
    upright = [rule for rule in rules if not rule.horizontal]
    return tuple(
        _line(part, sized)
        for run in runs
        if run
        for part in _parts(run, upright)
        if _text(part).strip()
    )


def _parts(run: Sequence[Glyph], upright: Sequence[Rule]) -> Iterator[Sequence[Glyph]]:
    walls = _walls(upright, run[0].top, run[0].bottom)
    begin = 0
    for at in range(1, len(run)):
        before, after = run[at - 1], run[at]
        em = max(before.right - before.left, after.right - after.left, after.bottom - after.top)
        if after.left - before.right > _GAP * em or any(
            before.centre < wall < after.centre for wall in walls
        ):
            yield run[begin:at]
            begin = at
    yield run[begin:]


def _walls(upright: Sequence[Rule], top: float, bottom: float) -> list[float]:
    """Where rules stand that are as high as a line, those in pieces (a row each) taken together."""
    covered: dict[int, float] = {}
    places: dict[int, float] = {}
    for rule in upright:
        inside = min(rule.bottom, bottom) - max(rule.top, top)
        if inside > 0:
            at = round(rule.left)
            covered[at] = covered.get(at, 0.0) + inside
            places[at] = rule.left
    least = (1 - 2 * _WHOLE) * (bottom - top)
    return [places[at] for at, length in covered.items() if length >= least]


def _line(part: Sequence[Glyph], sized: bool) -> TextLine:
    seen = [glyph for glyph in part if glyph.text.strip()] or part
    top, bottom = median([one.top for one in seen]), median([one.bottom for one in seen])
    size = bottom - top if sized else _pitch(seen)
    return TextLine(
        _text(part),
        min(glyph.left for glyph in seen),
        top,
        max(glyph.right for glyph in seen),
        bottom,
        min((glyph.sure for glyph in seen if glyph.text.isalnum()), default=1.0),
        size,
        tuple(_gaps(part, _ROOM * size if sized else _SEEN_ROOM * (size or bottom - top))),
        tuple(_raised(part)),
    )


def _raised(part: Sequence[Glyph]) -> Iterator[tuple[int, int]]:
    """The stretches of a piece's text that are raised."""
    at = 0
    for raised, group in groupby(part, key=lambda glyph: glyph.raised):
        end = at + len(_text(list(group)))
        if raised:
            yield at, end
        at = end


def _pitch(seen: Sequence[Glyph]) -> float:
    """The usual distance of Chinese characters side by side; 0 when there are too few to tell."""
    steps = [
        after.centre - before.centre
        for before, after in pairwise(seen)
        if "\u4e00" <= before.text <= "\u9fff" and "\u4e00" <= after.text <= "\u9fff"
    ]
    return median(steps) if len(steps) >= _TELLING else 0.0


def _gaps(part: Sequence[Glyph], least: float) -> Iterator[Gap]:
    seen = [at for at, glyph in enumerate(part) if glyph.text.strip()]
    for before, after in pairwise(seen):
        if part[after].left - part[before].right >= least:
            yield after, part[before].right, part[after].left


def _text(part: Sequence[Glyph]) -> str:
    return "".join(plain_character(glyph.text) for glyph in part)
