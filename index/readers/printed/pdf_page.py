"""One page of a PDF → its placed characters and ruled lines, upright, from the top left corner."""

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double, c_int
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.readers.pages.glyphs import Glyph, pieces_of
from index.readers.pages.levels import leveled, without_backdrop
from index.readers.pages.page import Page
from index.readers.printed.pdf_rules import Frame, Point, drawn_on
from index.readers.printed.picture_pages import WHOLE, fewest_letters, may_hold_words

_FINE = 1000
_ASCENT = 0.88
_SOME = 20
_UNREADABLE = 0.1
_PICTURE, _HIDDEN = 0.2, 0.8
_DRAWN = 50
_NO_TEXT = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
_UNKNOWN = 0xFFFD
# What the library itself sets between characters.
_MADE_UP = frozenset((0, 10, 13, 32))
# × and ÷ among the letters of Western Europe, which a font without a map comes out as.
_SIGNS = frozenset((0xD7, 0xF7))


@dataclass(frozen=True, slots=True)
class _Covered:
    """Whether much is drawn on a page, the share that pictures cover, whether one is to be named."""

    drawn: bool
    pictures: float
    named: bool


def read_page(page: pdfium.PdfPage, number: int) -> Page | None:
    """The lines and rules of a page's own text; None when the page is a picture of text.

    It is one when it has fewer than 20 characters and a picture or drawing in their place, when it
    has a few words stamped on a scan, when its fonts do not say what their characters are, or when
    nearly all its text is hidden behind a scan.
    Slanted text (a watermark) is left out.
    """
    text = page.get_textpage()
    try:
        count = raw.FPDFText_CountChars(text)
        codes = [_code(text, at) for at in range(count)]
        covered = _covered(page)
        if _is_picture(text, codes, covered):
            return None
        turns = [_turn(text, at) for at in range(count)]
        upright = Counter(turn for turn in turns if turn is not None).most_common(1)
        turn = upright[0][0] if upright else 0
        frame, width, height = _frame(page, turn)
        rules, shades = drawn_on(page, frame)
        runs = _runs(text, codes, [one == turn for one in turns], frame)
        shown = [[one for one in run if _is_on(one, width, height)] for run in runs]
        front, behind = without_backdrop(shown)
        lines = pieces_of(leveled(front), rules)
        return Page(
            *(number, width, height, lines, rules),
            pictures=covered.named,
            backdrop=behind,
            shades=shades,
        )
    finally:
        text.close()


def _code(text: pdfium.PdfTextPage, at: int) -> int:
    """The character, 0 for one that the library makes up and for one that its font does not tell."""
    code = raw.FPDFText_GetUnicode(text, at)
    if code in _MADE_UP and raw.FPDFText_IsGenerated(text, at) == 1:
        return 0
    if raw.FPDFText_HasUnicodeMapError(text, at) == 1:
        return _UNKNOWN
    # A hyphen at the end of a line.
    return ord("-") if code == 2 else code


def _turn(text: pdfium.PdfTextPage, at: int) -> int | None:
    """The quarter turn of a character, 0 to 3; None when its line is slanted (italics are not)."""
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, byref(matrix))
    quarters = math.atan2(matrix.b, matrix.a) / (math.pi / 2)
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


def _is_picture(text: pdfium.PdfTextPage, codes: list[int], covered: _Covered) -> bool:
    seen = [at for at, code in enumerate(codes) if code > 32]
    if len(seen) < fewest_letters(covered.pictures):
        return covered.drawn or covered.pictures > _PICTURE
    unread = sum(_is_unread(codes[at]) for at in seen)
    if unread > _UNREADABLE * len(seen):
        return True
    # The words behind a scan are another recogniser's, and its tables are in the picture.
    some = seen[:: max(len(seen) // _SOME, 1)]
    hidden = sum(_is_hidden(text, at) for at in some)
    return hidden > _HIDDEN * len(some) and (covered.drawn or covered.pictures > WHOLE)


def _is_unread(code: int) -> bool:
    """Whether a code says no character: of no map, private, or as a font's own numbers come out."""
    return (
        0x80 <= code <= 0xA0
        or (0xC0 <= code <= 0x24F and code not in _SIGNS)
        or 0xE000 <= code <= 0xF8FF
        or 0xFFFD <= code <= 0xFFFF
        or code < 32
    )


def _is_hidden(text: pdfium.PdfTextPage, at: int) -> bool:
    item = raw.FPDFText_GetTextObject(text, at)
    return bool(raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE)


def _covered(page: pdfium.PdfPage) -> _Covered:
    """What of a page is no text; a scan may lie in strips: their areas count together."""
    width, height = page.get_size()
    paths, pictures, named = 0, 0.0, False
    for item in page.get_objects(_NO_TEXT, max_depth=2):
        paths += item.type == raw.FPDF_PAGEOBJ_PATH
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            pictures += (right - left) * (top - bottom) / max(width * height, 1.0)
            named = named or may_hold_words(right - left, top - bottom, width * height)
    return _Covered(paths > _DRAWN, pictures, named)


def _runs(
    text: pdfium.PdfTextPage, codes: list[int], upright: list[bool], frame: Frame
) -> Iterator[list[Glyph]]:
    """Characters in the order of the file, parted where the line changes."""
    run: list[Glyph] = []
    for at, code in enumerate(codes):
        if not upright[at] or code < 32:
            continue
        glyph = _glyph(text, at, chr(code), frame)
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
