"""Ink that stands right before or behind a recognised line and that no line holds.

A detector of text looks for long shapes and may miss a short one at the end of a line: the number
二、 before its heading, the last digit behind a gap.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph
from index.readers.pages.page import Rule
from index.readers.printed.contrast import contrasts, paper_of, usual_contrast, usual_height

Image = NDArray[np.uint8]
# Left, top, right, bottom, in pixels.
Box = tuple[int, int, int, int]

# Of the usual contrast: thin strokes are paler than characters, print from behind is at .3.
_AS_DARK = 0.35
# A character is at least so long, its shortest stroke, and the whole at most;
# how far from its line it may stand, and how far ink may reach out of a rule. All in em.
_LEAST, _SPECK, _MOST, _FAR, _SLACK = 0.35, 0.12, 1.8, 2.6, 0.15


@dataclass(frozen=True, slots=True)
class UnreadInk:
    """A box of ink beside the line at `line`, in pixels; `before` says on which side."""

    line: int
    before: bool
    left: int
    top: int
    right: int
    bottom: int


def unread_ink(
    image: Image, lines: Sequence[Sequence[Glyph]], rules: Sequence[Rule], em: float
) -> list[UnreadInk]:
    """The ink beside the lines of a grey picture, one box for each end of a line that has some."""
    boxes: dict[tuple[int, bool], list[Box]] = {}
    for box in _strokes(image, lines, rules, em):
        found = _beside(box, lines, rules, em)
        if found is not None:
            boxes.setdefault(found, []).append(box)
    return [
        UnreadInk(
            *end,
            min(box[0] for box in found),
            min(box[1] for box in found),
            max(box[2] for box in found),
            max(box[3] for box in found),
        )
        for end, found in boxes.items()
        if max(_reach(found, 0), _reach(found, 1)) >= _LEAST * em
    ]


def _reach(boxes: Sequence[Box], side: int) -> int:
    """How far boxes reach together, across (0) or down (1)."""
    return max(box[side + 2] for box in boxes) - min(box[side] for box in boxes)


def _strokes(
    image: Image, lines: Sequence[Sequence[Glyph]], rules: Sequence[Rule], em: float
) -> Iterator[Box]:
    """The boxes of all ink no larger than a character that reaches into no line and no rule."""
    least = 1 - _AS_DARK * usual_contrast(contrasts(image, lines))
    paper = paper_of(image, usual_height(lines))
    dark = (image < least * paper).astype(np.uint8)
    for rule in rules:
        _fill(dark, (rule.left, rule.top, rule.right, rule.bottom), _SLACK * em, 0)
    read = np.zeros_like(dark)
    for line in lines:
        _fill(read, (line[0].left, line[0].top, line[-1].right, line[0].bottom), 0, 1)
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(dark)
    known = set(np.unique(labels[read > 0]).tolist())
    for at in range(1, count):
        left, top, width, height = (int(size) for size in boxes[at][:4])
        if at not in known and _SPECK * em <= max(width, height) <= _MOST * em:
            yield left, top, left + width, top + height


def _fill(mask: Image, box: tuple[float, float, float, float], slack: float, value: int) -> None:
    left, top, right, bottom = box
    rows = slice(max(int(top - slack), 0), int(bottom + slack) + 1)
    mask[rows, max(int(left - slack), 0) : int(right + slack) + 1] = value


def _beside(
    box: Box,
    lines: Sequence[Sequence[Glyph]],
    rules: Sequence[Rule],
    em: float,
) -> tuple[int, bool] | None:
    """The line beside which a box of ink stands, and whether it stands before it."""
    left, top, right, bottom = box
    found: list[tuple[float, int, bool]] = []
    for at, line in enumerate(lines):
        if not line[0].top <= (top + bottom) / 2 <= line[0].bottom:
            continue
        for gap, before, edge in (
            (line[0].left - right, True, line[0].left),
            (left - line[-1].right, False, line[-1].right),
        ):
            wall = any(
                not rule.horizontal
                and rule.top < bottom
                and rule.bottom > top
                and min(left, edge) < rule.left < max(right, edge)
                for rule in rules
            )
            if -_LEAST * em <= gap <= _FAR * em and not wall:
                found.append((gap, at, before))
    return min(found)[1:] if found else None
