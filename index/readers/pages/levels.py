"""Runs of characters → the lines that they make on the page, in whatever order the file drew them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from index.readers.pages.glyphs import Glyph

_SAME_LEVEL, _RAISED, _BESIDE = 0.12, 0.3, 0.4
_SMALLER, _SMALLEST = 0.8, 0.35
_LONGEST_RAISED = 8
_BEHIND = 1.4
_TWICE = 0.6
_SPACE = 0.18


@dataclass(slots=True)
class _Level:
    """A line while it is put together, measured by its largest run."""

    glyphs: list[Glyph]
    middle: float
    height: float

    def takes(self, run: Sequence[Glyph], middle: float, height: float) -> bool:
        """Whether a run, no larger than the line, belongs to it.

        One of the line's size stands on its level; one of another font may be a little off, and a
        small one (m³, a note's number) stands higher or lower, right beside its text.
        """
        off = abs(middle - self.middle)
        if height >= _SMALLER * self.height and off <= _SAME_LEVEL * self.height:
            return True
        if height >= _SMALLER * self.height:
            return off <= _RAISED * self.height and self._is_beside(run)
        inside = min(middle + height / 2, self.middle + self.height / 2) - max(
            middle - height / 2, self.middle - self.height / 2
        )
        return (
            height >= _SMALLEST * self.height
            and len(run) <= _LONGEST_RAISED
            and inside >= height / 2
            and self._is_beside(run)
        )

    def _is_beside(self, run: Sequence[Glyph]) -> bool:
        near = _BESIDE * self.height
        return any(
            abs(run[0].left - glyph.right) <= near or abs(glyph.left - run[-1].right) <= near
            for glyph in self.glyphs
        )


def leveled(runs: Iterable[Sequence[Glyph]]) -> list[list[Glyph]]:
    """The lines of a page, each from left to right, with a space where words are apart.

    A character that is drawn twice (bold by two strokes, a shadow) is one.
    """
    levels: list[_Level] = []
    near: dict[int, list[_Level]] = {}
    sized = [(run, *_middle_and_height(run)) for run in runs if run]
    step = max((height for _, _, height in sized), default=1.0) or 1.0
    for run, middle, height in sorted(sized, key=lambda one: (-round(one[2]), one[1])):
        place = int(middle // step)
        around = [level for at in (place, place - 1, place + 1) for level in near.get(at, ())]
        level = next((one for one in around if one.takes(run, middle, height)), None)
        if level is None:
            level = _Level([], middle, height)
            levels.append(level)
            near.setdefault(place, []).append(level)
        raised = height < _SMALLER * level.height and middle < level.middle
        level.glyphs += [replace(glyph, raised=True) for glyph in run] if raised else run
    return [list(_spaced(_once(level.glyphs))) for level in levels]


def without_backdrop(
    runs: Sequence[Sequence[Glyph]],
) -> tuple[list[Sequence[Glyph]], tuple[str, ...]]:
    """The runs without large words that the text is printed over (a watermark), and those words."""
    sized = [(run, *_middle_and_height(run)) for run in runs if run]
    usual = median([height for run, _, height in sized for _ in run]) if sized else 0.0
    large = [one for one in sized if one[2] >= _BEHIND * usual]
    words = {id(one[0]) for one in large if any(_is_over(other, one) for other in sized)}
    kept = [run for run in runs if id(run) not in words]
    behind = ("".join(glyph.text for glyph in run) for run in runs if id(run) in words)
    return kept, tuple(dict.fromkeys(behind))


def _is_over(
    one: tuple[Sequence[Glyph], float, float], behind: tuple[Sequence[Glyph], float, float]
) -> bool:
    """Whether smaller text stands across larger text."""
    run, middle, height = one
    large, level, size = behind
    return (
        height < size / _BEHIND * 1.01
        and abs(middle - level) < size / 2
        and min(run[-1].right, large[-1].right) - max(run[0].left, large[0].left) > height
    )


def _middle_and_height(run: Sequence[Glyph]) -> tuple[float, float]:
    return (run[0].top + run[0].bottom) / 2, run[0].bottom - run[0].top


def _once(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """Characters from left to right, those drawn over themselves once."""
    last: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.left):
        width = glyph.right - glyph.left
        twice = any(
            one.text == glyph.text and glyph.left - one.left < (1 - _TWICE) * width for one in last
        )
        if not twice:
            last = [*last[-1:], glyph]
            yield glyph


def _spaced(glyphs: Iterable[Glyph]) -> Iterator[Glyph]:
    """A line with a space where Latin words are apart, and without spaces that take no room."""
    line = list(glyphs)
    seen = [glyph for glyph in line if not glyph.text.isspace()]
    if not seen:
        return
    letters = median([after.left - before.right for before, after in pairwise(seen)] or [0.0])
    ahead = iter(seen[1:])
    following: Glyph | None = seen[0]
    before: Glyph | None = None
    spaced = True
    for glyph in line:
        if glyph.text.isspace():
            if before is not None and following is not None and glyph.centre <= following.left:
                yield glyph
                spaced = True
            continue
        if before is not None and not spaced and _is_word_end(before, glyph, letters):
            yield Glyph(" ", before.right, before.top, before.right, before.bottom)
        yield glyph
        before, following, spaced = glyph, next(ahead, None), False


def _is_word_end(before: Glyph, after: Glyph, letters: float) -> bool:
    """Whether two Latin characters are further apart than the letters of the line."""
    gap = after.left - before.right - max(letters, 0.0)
    return (
        before.text.isascii() and after.text.isascii() and gap > _SPACE * (after.bottom - after.top)
    )
