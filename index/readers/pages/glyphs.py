"""Placed characters → pieces of lines, parted where a ruled line or a wide gap parts them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pages.page import Rule, TextLine

_GAP = 1.5


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character (a recogniser may give a few) with its box; `sure` as in `TextLine`."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0

    @property
    def centre(self) -> float:
        """The middle of the box from left to right."""
        return (self.left + self.right) / 2


def pieces_of(runs: Iterable[Sequence[Glyph]], rules: Sequence[Rule]) -> tuple[TextLine, ...]:
    """The pieces of runs of characters that stand side by side; a piece crosses no vertical rule."""
    upright = [rule for rule in rules if not rule.horizontal]
    return tuple(
        _line(part) for run in runs if run for part in _parts(run, upright) if _text(part).strip()
    )


def _parts(run: Sequence[Glyph], upright: Sequence[Rule]) -> Iterator[list[Glyph]]:
    middle = (run[0].top + run[0].bottom) / 2
    walls = [rule.left for rule in upright if rule.top <= middle <= rule.bottom]
    part = [run[0]]
    for before, after in pairwise(run):
        em = max(before.right - before.left, after.right - after.left, after.bottom - after.top)
        parted = after.left - before.right > _GAP * em or any(
            before.centre < wall < after.centre for wall in walls
        )
        if parted:
            yield part
            part = []
        part.append(after)
    yield part


def _line(part: Sequence[Glyph]) -> TextLine:
    seen = [glyph for glyph in part if glyph.text.strip()] or part
    return TextLine(
        _text(part),
        min(glyph.left for glyph in seen),
        min(glyph.top for glyph in seen),
        max(glyph.right for glyph in seen),
        max(glyph.bottom for glyph in seen),
        min((glyph.sure for glyph in seen if glyph.text.isalnum()), default=1.0),
    )


def _text(part: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in part)
