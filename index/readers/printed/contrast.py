"""How dark the print of a picture is against its paper."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph

Image = NDArray[np.uint8]

# Contrast is measured at so many of a character's darkest pixels: dirt has fewer.
_DARKEST = 8
# The paper is seen through a window so many lines high.
_WIDER = 1.5


def contrast(image: Image, glyph: Glyph) -> float:
    """How much darker a character is than the paper around it: 0 as the paper, 1 black."""
    top, left = max(int(glyph.top), 0), max(int(glyph.left), 0)
    box = image[top : int(glyph.bottom) + 1, left : int(glyph.right) + 1]
    if box.size <= _DARKEST:
        return 1.0
    paper = float(np.percentile(box, 95))
    return 1 - float(np.partition(box, _DARKEST, axis=None)[_DARKEST]) / max(paper, 1.0)


def contrasts(image: Image, lines: Sequence[Sequence[Glyph]]) -> dict[Glyph, float]:
    """The contrast of every character of some lines."""
    return {glyph: contrast(image, glyph) for line in lines for glyph in line}


def usual_contrast(found: Mapping[Glyph, float]) -> float:
    """That of the darkest tenth: a page with few lines may show more of what is behind it."""
    seen = [found[glyph] for glyph in letters(found)]
    return float(np.percentile(seen, 90)) if seen else 0.0


def letters(line: Iterable[Glyph]) -> list[Glyph]:
    """The characters of a line that are no punctuation."""
    return [glyph for glyph in line if glyph.text.isalnum()]


def usual_height(lines: Sequence[Sequence[Glyph]]) -> float:
    """The usual height of a line, in pixels."""
    return median([line[0].bottom - line[0].top for line in lines if line] or [0.0])


def paper_of(image: Image, height: float) -> Image:
    """The paper without its print, for lines of a height: all that is narrower is closed (Serra 1982)."""
    size = max(round(_WIDER * height), 3)
    paper = cv2.morphologyEx(image, cv2.MORPH_CLOSE, np.ones((size, size), np.uint8))
    return np.asarray(paper, np.uint8)
