"""The ruled lines of a picture of a page, told from the strokes of its characters."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph
from index.readers.pages.page import Rule

Image = NDArray[np.uint8]

_NEIGHBOURHOOD, _DARKER = 25, 12
_ACROSS, _DOWN = 2.5, 1.3
# How far a stroke may reach out of its line, in heights of the line.
_STROKE = 0.25
# A wall that is higher needs no lines at its ends: the page may break its table.
_HIGH = 6


def ruled_lines(image: Image, lines: Sequence[Sequence[Glyph]], em: float) -> tuple[Rule, ...]:
    """The ruled lines of a grey picture whose text is known; `em` is the width of a character.

    Vertical ones are kept where they are walls: long, or between two horizontal ones.
    """
    drawn = [rule for rule in _dark_runs(image, em) if not _is_stroke(rule, lines)]
    return tuple(rule for rule in drawn if rule.horizontal or _is_wall(rule, drawn, em))


def _is_stroke(rule: Rule, lines: Sequence[Sequence[Glyph]]) -> bool:
    """Whether a rule is a part of a character: inside a line of text, no higher than that."""
    for line in lines:
        first, last = line[0], line[-1]
        slack = _STROKE * (first.bottom - first.top)
        across = first.left - slack < rule.left and rule.right < last.right + slack
        if across and rule.horizontal:
            across = first.top + slack < rule.top < first.bottom - slack
        if across and first.top - slack <= rule.top and rule.bottom <= first.bottom + slack:
            return True
    return False


def _is_wall(upright: Rule, drawn: Sequence[Rule], em: float) -> bool:
    """Whether a vertical line is a wall of cells: long, or between two horizontal lines."""
    ends = [
        any(
            abs(rule.top - end) < em and rule.left - em < upright.left < rule.right + em
            for rule in drawn
            if rule.horizontal
        )
        for end in (upright.top, upright.bottom)
    ]
    return all(ends) or upright.bottom - upright.top > _HIGH * em


def _dark_runs(image: Image, em: float) -> Iterator[Rule]:
    """Dark runs longer than a character is wide or high (morphological opening)."""
    dark = cv2.adaptiveThreshold(
        image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _NEIGHBOURHOOD, _DARKER
    )
    for shape in ((round(_ACROSS * em), 1), (1, round(_DOWN * em))):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, shape)
        runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, kernel)
        # A scanned line wavers by a pixel: its pieces are one line again.
        runs = cv2.dilate(runs, np.ones((3, 3), np.uint8))
        _, _, boxes, _ = cv2.connectedComponentsWithStats(runs)
        for left, top, width, height in (map(int, box[:4]) for box in boxes[1:]):
            across, down = left + width / 2, top + height / 2
            if shape[1] == 1 and height < em / 2:
                yield Rule(left, down, left + width, down)
            elif shape[0] == 1 and width < em / 2:
                yield Rule(across, top, across, top + height)
