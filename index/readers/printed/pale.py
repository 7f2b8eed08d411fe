"""Print much paler than the page's own: a watermark, or the other side that shines through."""

from collections.abc import Mapping, Sequence
from statistics import mean

import numpy as np
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph
from index.readers.printed.contrast import letters, paper_of, usual_contrast, usual_height

Image = NDArray[np.uint8]

# Of the usual contrast. Measured on worn paper (benchmarks/worn_scans.py): print from behind has
# .18–.30 of it, the palest character of a photograph, copy or shadow .54; white words on the light
# blue of a word processor's tables have .43.
_PALE, _VERY_PALE = 0.38, 0.33
# A line that is pale as a whole and yet read so surely, no larger than the others, is text.
_SURE, _LARGE = 0.9, 1.4
_FEWEST, _TELLING, _SHOWN = 3, 4, 12


def pale_glyphs(inks: Mapping[Glyph, float], lines: Sequence[Sequence[Glyph]]) -> list[Glyph]:
    """The characters that are no text of this page; one or two alone only where they are very pale.

    `inks` are the contrasts of all characters.
    """
    usual, height = usual_contrast(inks), usual_height(lines)
    found: list[Glyph] = []
    for line in lines:
        pale = [glyph for glyph in line if inks[glyph] < _PALE * usual]
        if not (pale and _is_text(line, pale, height)):
            found += pale
    surely = all(inks[glyph] < _VERY_PALE * usual for glyph in found)
    return found if surely or len(letters(found)) >= _FEWEST else []


def _is_text(line: Sequence[Glyph], pale: Sequence[Glyph], height: float) -> bool:
    """Whether a line with pale characters is text: pale as a whole, of usual size, read surely."""
    large = line[0].bottom - line[0].top > _LARGE * height
    whole = len(letters(pale)) == len(letters(line)) >= _TELLING
    return whole and not large and mean(glyph.sure for glyph in line) >= _SURE


def without_pale(
    image: Image, inks: Mapping[Glyph, float], pale: Sequence[Glyph], height: float
) -> Image:
    """The picture with everything pale as light as the paper, but for the characters of its text.

    `pale` are those that are none, `height` is that of its lines.
    """
    paper = paper_of(image, height)
    # Thin strokes of the text itself are paler than its characters: no more goes than has to.
    least = _VERY_PALE * usual_contrast(inks)
    cleaned = np.where(image > (1 - least) * paper, paper, image).astype(np.uint8)
    for glyph, ink in inks.items():
        if ink < least and glyph not in pale:
            box = (
                slice(int(glyph.top), int(glyph.bottom) + 1),
                slice(int(glyph.left), int(glyph.right) + 1),
            )
            cleaned[box] = image[box]
    return cleaned


def pale_remark(pale: Sequence[Glyph]) -> str:
    """What is said of characters that were left out."""
    words = "".join(glyph.text for glyph in pale).strip()
    shown = f"“{words}”" if len(words) <= _SHOWN else f"“{words[:_SHOWN]}…”等{len(words)}个字"
    return f"有些字比正文淡得多，像是水印或背面透过来的字，没有收入（{shown}），请核对原件。"
