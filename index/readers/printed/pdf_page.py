"""One page of a PDF → its placed characters and ruled lines, upright, from the top left corner."""

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.readers.pages.glyphs import Glyph, pieces_of
from index.readers.pages.page import Page
from index.readers.printed.pdf_rules import Frame, Point, rules_of

_FINE = 1000
_ASCENT = 0.88
_LEAST_TEXT = 20
_UNREADABLE = 0.1
_PICTURE = 0.2
_DRAWN = 50


def read_page(page: pdfium.PdfPage, number: int) -> Page | None:
    """The lines and rules of a page's own text; None when the page is a picture of text.

    It is one when it has fewer than 20 characters and a picture or drawing in their place, or when
    its fonts do not say what their characters are. Slanted text (a watermark) is left out.
    """
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        turns = [_turn(text, at) for at in range(count)]
        upright = Counter(turns).most_common(1)[0][0] if turns else 0
        frame, width, height = _frame(page, upright or 0)
        codes = [raw.FPDFText_GetUnicode(text, at) for at in range(count)]
        if _is_picture(page, codes):
            return None
        rules = tuple(rules_of(page, frame))
        runs = _runs(text, codes, [turn == upright for turn in turns], frame)
        shown = ([one for one in run if _is_on(one, width, height)] for run in runs)
        return Page(number, width, height, pieces_of(shown, rules), rules)
    finally:
        text.close()


def _turn(text: pdfium.PdfTextPage, at: int) -> int | None:
    """The quarter turn of a character, 0 to 3; None when it is slanted."""
    quarters = raw.FPDFText_GetCharAngle(text, at) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.02 else None


def _frame(page: pdfium.PdfPage, turn: int) -> tuple[Frame, float, float]:
    """From page space to the upright page: the map, width and height."""
    width, height = page.get_size()

    def device(x: float, y: float) -> Point:
        across, down = c_int(), c_int()
        raw.FPDF_PageToDevice(
            page, 0, 0, int(width * _FINE), int(height * _FINE), 0, x, y, byref(across), byref(down)
        )
        return across.value / _FINE, down.value / _FINE

    (x0, y0), (x1, y1), (x2, y2) = device(0, 0), device(100, 0), device(0, 100)
    a, b, c, d = (x1 - x0) / 100, (x2 - x0) / 100, (y1 - y0) / 100, (y2 - y0) / 100
    # The direction of the text on the page as shown: the quarter turn that is left to undo.
    angle = turn * math.pi / 2
    ahead = (a * math.cos(angle) + b * math.sin(angle), c * math.cos(angle) + d * math.sin(angle))
    quarter = round(math.atan2(ahead[1], ahead[0]) / (math.pi / 2)) % 4

    def frame(x: float, y: float) -> Point:
        across, down = x0 + a * x + b * y, y0 + c * x + d * y
        match quarter:
            case 1:
                return down, width - across
            case 2:
                return width - across, height - down
            case 3:
                return height - down, across
            case _:
                return across, down

    return (frame, height, width) if quarter % 2 else (frame, width, height)


def _is_picture(page: pdfium.PdfPage, codes: list[int]) -> bool:
    seen = [code for code in codes if code > 32]
    unread = sum(code in (0xFFFD, 0xFFFE, 0xFFFF) or 0xE000 <= code <= 0xF8FF for code in seen)
    if len(seen) >= _LEAST_TEXT:
        return unread > _UNREADABLE * len(seen)
    width, height = page.get_size()
    drawn = 0
    for item in page.get_objects(max_depth=2):
        drawn += item.type == raw.FPDF_PAGEOBJ_PATH
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            if (right - left) * (top - bottom) > _PICTURE * width * height:
                return True
        if drawn > _DRAWN:
            return True
    return False


def _runs(
    text: pdfium.PdfTextPage, codes: list[int], upright: list[bool], frame: Frame
) -> Iterator[list[Glyph]]:
    """Characters in the order of the file, parted where the line changes."""
    run: list[Glyph] = []
    for at, code in enumerate(codes):
        if not upright[at] or code < 32 or 0xFFFE <= code <= 0xFFFF:
            continue
        word = chr(code)
        if word.isspace() and raw.FPDFText_IsGenerated(text, at) == 1:
            beside = run and at + 1 < len(codes) and codes[at + 1] < 128 and run[-1].text.isascii()
            if beside and run[-1].text.strip():
                last = run[-1]
                run.append(Glyph(" ", last.right, last.top, last.right, last.bottom))
            continue
        glyph = _glyph(text, at, word, frame)
        if run and not _beside(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    yield run


def _glyph(text: pdfium.PdfTextPage, at: int, word: str, frame: Frame) -> Glyph:
    """A character as high as its font: boxes alone tell 一 from the line that it stands on."""
    x, y, box, matrix = c_double(), c_double(), raw.FS_RECTF(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text, at, byref(x), byref(y))
    raw.FPDFText_GetLooseCharBox(text, at, byref(box))
    raw.FPDFText_GetMatrix(text, at, byref(matrix))
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    left, base = frame(x.value, y.value)
    ends = [frame(box.left, box.bottom)[0], frame(box.right, box.top)[0]]
    top = base - _ASCENT * size
    return Glyph(word, min(left, *ends), top, max(left, *ends), top + size)


def _is_on(glyph: Glyph, width: float, height: float) -> bool:
    """Whether a character is seen: its middle is on the page, and it is not larger than that."""
    return (
        0 <= glyph.centre <= width
        and 0 <= (glyph.top + glyph.bottom) / 2 <= height
        and glyph.bottom - glyph.top <= height
        and glyph.right - glyph.left <= width
    )


def _beside(before: Glyph, after: Glyph) -> bool:
    """Whether a character stands on the line of the one before it, to its right."""
    height = min(before.bottom - before.top, after.bottom - after.top)
    level = abs((before.top + before.bottom) - (after.top + after.bottom)) / 2 < 0.4 * height
    return level and after.left > before.left - 0.2 * height
