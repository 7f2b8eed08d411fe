"""A picture of a page → its recognised lines and ruled lines, by RapidOCR's own models, offline."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec import TextRecOutput
from rapidocr.utils.output import RapidOCROutput

from index.readers.pages.glyphs import Glyph, pieces_of
from index.readers.pages.page import Page, width_in_em
from index.readers.pages.recognised import chinese_marks, doubts_of
from index.readers.printed.contrast import contrasts, usual_height
from index.readers.printed.line_ends import to_their_ends
from index.readers.printed.pale import pale_glyphs, pale_remark, without_pale
from index.readers.printed.paper import sheet_of
from index.readers.printed.ruled_lines import ruled_lines
from index.readers.printed.seals import grey_without_seals

Image = NDArray[np.uint8]
Word = tuple[str, float, list[list[int]] | None]

_LEAST_SURE, _UPRIGHT = 0.3, 0.8
_TALL, _LONG = 1.5, 8
_STRAIGHT = math.radians(0.2)


@dataclass(frozen=True, slots=True)
class _Found:
    """A recognised line: its characters and the slope of its box, in radians."""

    glyphs: tuple[Glyph, ...]
    slope: float

    @property
    def size(self) -> tuple[float, float]:
        """Length and height of the line in pixels."""
        first, last = self.glyphs[0], self.glyphs[-1]
        return last.right - first.left, first.bottom - first.top


def recognise(colours: Image, number: int) -> Page:
    """The page that a picture shows, turned upright and straight; coordinates in pixels.

    The picture is (height, width, red-green-blue).
    A line's `sure` is the lowest confidence of its characters; lines below .3 are no text.
    """
    image, lines = _upright(sheet_of(grey_without_seals(colours)))
    angle = _slant(lines)
    if abs(angle) > _STRAIGHT:
        image = _turned(image, angle)
        lines = _read(image)
    said: list[str] = []
    first = [line.glyphs for line in lines]
    inks = contrasts(image, first)
    pale = pale_glyphs(inks, first)
    if pale:
        image = without_pale(image, inks, pale, usual_height(first))
        lines = _read(image)
        said.append(pale_remark(pale))
    em = _em(lines)
    rules = ruled_lines(image, [line.glyphs for line in lines], em)
    whole, cut = to_their_ends(image, [line.glyphs for line in lines], rules, em, _read_line)
    runs = [chinese_marks(glyphs) for glyphs in whole]
    height, width = image.shape
    return Page(
        number,
        width,
        height,
        pieces_of(runs, rules, sized=False),
        rules,
        recognised=True,
        doubts=tuple(doubts_of(runs)),
        remarks=(*said, *cut),
    )


@cache
def _engine() -> RapidOCR:
    """The recogniser, made on first use; it runs on every core."""
    return RapidOCR(params={"Global.log_level": "critical", "Global.text_score": _LEAST_SURE})


def _read(image: Image) -> list[_Found]:
    """The lines of a picture, character by character."""
    # The engine keeps what it was told last: each call says all of it.
    result = _engine()(
        image,
        use_det=True,
        use_cls=False,
        use_rec=True,
        return_word_box=True,
        return_single_char_box=True,
    )
    if not isinstance(result, RapidOCROutput) or result.boxes is None:
        return []
    # rapidocr's own annotation names one word where there is a line of them.
    lines = cast("tuple[tuple[Word, ...], ...]", result.word_results)
    return [
        _line(corners, words) for corners, words in zip(result.boxes, lines, strict=True) if words
    ]


def _read_line(image: Image) -> tuple[str, float]:
    """The text of a picture of one line, and the confidence in it."""
    result = _engine()(image, use_det=False, use_cls=False, use_rec=True)
    if not isinstance(result, TextRecOutput) or not result.txts:
        return "", 0.0
    return result.txts[0], result.scores[0]


def _line(corners: NDArray[np.float32], words: Sequence[Word]) -> _Found:
    """A line as the recogniser gives it: four corners from the top left one, characters with boxes."""
    (left, top), (right, far) = corners[0], corners[1]
    high, low = float(corners[:, 1].min()), float(corners[:, 1].max())
    glyphs = []
    for text, sure, place in words:
        xs = [float(x) for x, _ in place or corners]
        glyphs.append(Glyph(text, min(xs), high, max(xs), low, float(sure)))
    return _Found(tuple(glyphs), math.atan2(float(far - top), float(right - left)))


def _upright(image: Image) -> tuple[Image, list[_Found]]:
    """The picture turned by quarters so that its lines run from left to right, and those lines.

    The recogniser turns tall boxes against the clock itself: sure words in tall boxes were turned
    with the clock, unsure ones the other way; unsure words in long boxes may stand on their head.
    """
    lines = _read(image)
    if _is_tall(lines):
        image = _quarters(image, 1 if _sure(lines) >= _UPRIGHT else 3)
        return image, _read(image)
    if lines and _sure(lines) < _UPRIGHT:
        other = _quarters(image, 2)
        found = _read(other)
        if _sure(found) > _sure(lines):
            return other, found
    return image, lines


def _quarters(image: Image, turns: int) -> Image:
    return np.ascontiguousarray(np.rot90(image, turns))


def _is_tall(lines: Sequence[_Found]) -> bool:
    """Whether most lines of several characters are higher than they are long."""
    sizes = [line.size for line in lines if len(line.glyphs) > 2]
    return sum(height > _TALL * length for length, height in sizes) * 2 > len(sizes)


def _sure(lines: Sequence[_Found]) -> float:
    """The mean confidence over all characters, 0 when there are none."""
    every = [glyph.sure for line in lines for glyph in line.glyphs]
    return sum(every) / len(every) if every else 0.0


def _slant(lines: Sequence[_Found]) -> float:
    """The usual slope of the long lines, in radians; 0 when there are none."""
    slopes = [line.slope for line in lines if len(line.glyphs) >= _LONG]
    return median(slopes) if slopes else 0.0


def _turned(image: Image, angle: float) -> Image:
    """The picture turned about its middle, against the clock, white where nothing was."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(angle), 1.0)
    turned = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,)
    )
    return np.asarray(turned, np.uint8)


def _em(lines: Sequence[_Found]) -> float:
    """The usual width of a character, in pixels."""
    widths = [
        line.size[0] / width_in_em("".join(glyph.text for glyph in line.glyphs))
        for line in lines
        if len(line.glyphs) > 2
    ]
    return median(widths) if widths else 40.0
