"""One page of an OFD → its placed characters and ruled lines, upright, in points."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml.etree import _Element

from index.readers.pages.glyphs import Glyph, pieces_of
from index.readers.pages.page import Page, Rule, width_in_em
from index.readers.printed.ofd_package import OfdPage, numbers
from index.readers.printed.picture_pages import may_hold_words

_POINTS = 72 / 25.4
_ASCENT = 0.88
_THIN, _SHORT, _STRAIGHT = 3.0, 5.0, 1.0
_SMALLEST = 0.5
_MOST_PATHS = 20_000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Space:
    """The way from an object's own millimetres to the page's points: its matrix, then its place."""

    matrix: tuple[float, float, float, float, float, float]
    left: float
    top: float

    @classmethod
    def of(cls, node: _Element, page: OfdPage) -> "_Space":
        boundary = [*numbers(node.get("Boundary")), 0.0, 0.0]
        given = numbers(node.get("CTM"))
        a, b, c, d, e, f = given if len(given) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        return cls((a, b, c, d, e, f), boundary[0] - page.box[0], boundary[1] - page.box[1])

    def point(self, x: float, y: float) -> Point:
        """Where a point of the object lies on the page."""
        a, b, c, d, e, f = self.matrix
        return (
            (a * x + c * y + e + self.left) * _POINTS,
            (b * x + d * y + f + self.top) * _POINTS,
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A character: the ends of its foot on the page, its height, and its quarter turn."""

    text: str
    start: Point
    end: Point
    height: float
    turn: int | None


def read_page(page: OfdPage, number: int) -> Page:
    """The lines and rules of a page's own text; slanted text (a watermark) is left out."""
    placed = [one for node in _shown(page, "TextObject") for one in _characters(node, page)]
    turns = Counter(one.turn for one in placed if one.turn is not None)
    turn = turns.most_common(1)[0][0] if turns else 0
    width, height = page.box[2] * _POINTS, page.box[3] * _POINTS
    runs = _runs([_glyph(one, turn, width, height) for one in placed if one.turn == turn])
    rules = tuple(
        rule
        for node in list(_shown(page, "PathObject"))[:_MOST_PATHS]
        for corners in _strokes(node, page)
        for rule in _rules([_turned(corner, turn, width, height) for corner in corners], node)
    )
    upright = (height, width) if turn % 2 else (width, height)
    return Page(number, *upright, pieces_of(runs, rules), rules)


def largest_picture(page: OfdPage) -> tuple[str, float]:
    """The part of the largest picture of a page and the share of the page that it covers."""
    area = page.box[2] * page.box[3]
    shares = [(part, width * height / area) for part, width, height in _pictures(page)]
    return max(shares, key=lambda one: one[1], default=("", 0.0))


def has_words_in_pictures(page: OfdPage) -> bool:
    """Whether a picture of a page may hold words."""
    area = page.box[2] * page.box[3]
    return any(may_hold_words(width, height, area) for _, width, height in _pictures(page))


def _pictures(page: OfdPage) -> Iterator[tuple[str, float, float]]:
    """The part, the width and the height of each picture."""
    for node in _shown(page, "ImageObject"):
        part = page.pictures.get(node.get("ResourceID", ""))
        boundary = numbers(node.get("Boundary"))
        if part and len(boundary) == 4:
            yield part, boundary[2], boundary[3]


def is_drawn(page: OfdPage) -> bool:
    """Whether anything but text is on a page."""
    return any(True for name in ("PathObject", "ImageObject") for _ in _shown(page, name))


def _shown(page: OfdPage, name: str) -> Iterator[_Element]:
    for root in page.drawn:
        for node in root.iter(f"{{*}}{name}"):
            if node.get("Visible", "true").lower() not in ("false", "0"):
                yield node


def _characters(node: _Element, page: OfdPage) -> Iterator[_Placed]:
    """The characters of a text object in their order."""
    space = _Space.of(node, page)
    size = (numbers(node.get("Size")) or [0.0])[0]
    wide = size * (numbers(node.get("HScale")) or [1.0])[0]
    a, b, c, d, *_ = space.matrix
    quarters = math.atan2(b, a) / (math.pi / 2)
    turn = round(quarters) % 4 if abs(quarters - round(quarters)) < 0.02 else None
    height = size * math.hypot(c, d) * _POINTS
    x = y = 0.0
    for code in node.iterfind("{*}TextCode"):
        x = (numbers(code.get("X")) or [x])[0]
        y = (numbers(code.get("Y")) or [y])[0]
        text = (code.text or "").strip("\r\n")
        across, down = (_steps(code.get(name), len(text)) for name in ("DeltaX", "DeltaY"))
        for at, char in enumerate(text):
            own = width_in_em(char) * wide
            start, end = space.point(x, y), space.point(x + own, y)
            if math.dist(start, end) > _SMALLEST and height > _SMALLEST and _is_on(start, page):
                yield _Placed(char, start, end, height, turn)
            x += across[at] if at < len(across) else 0.0 if down else own
            y += down[at] if at < len(down) else 0.0


def _is_on(point: Point, page: OfdPage) -> bool:
    """Whether a point lies on the page."""
    x, y = point
    return 0 <= x <= page.box[2] * _POINTS and 0 <= y <= page.box[3] * _POINTS


def _steps(words: str | None, most: int) -> list[float]:
    """The steps between characters: "5 5 6", or "g 3 5" for three times 5 (7.4, 11.3)."""
    steps: list[float] = []
    tokens = iter((words or "").split())
    for token in tokens:
        if token == "g":
            count = int(min(float(next(tokens, "0")), most))
            steps += numbers(next(tokens, "0")) * count
        else:
            steps += numbers(token)
        if len(steps) >= most:
            break
    return steps


def _turned(point: Point, turn: int, width: float, height: float) -> Point:
    """A point of the page on the page as it is when its text stands upright."""
    x, y = point
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turn]


def _glyph(one: _Placed, turn: int, width: float, height: float) -> Glyph:
    left, foot = _turned(one.start, turn, width, height)
    right, _ = _turned(one.end, turn, width, height)
    top = foot - _ASCENT * one.height
    return Glyph(one.text, min(left, right), top, max(left, right), top + one.height)


def _runs(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters in the order of the file, parted where the line changes."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _beside(run[-1], glyph):
            yield run
            run = []
        run.append(glyph)
    yield run


def _beside(before: Glyph, after: Glyph) -> bool:
    """Whether a character stands on the line of the one before it, to its right."""
    height = min(before.bottom - before.top, after.bottom - after.top)
    level = abs((before.top + before.bottom) - (after.top + after.bottom)) / 2 < 0.4 * height
    return level and after.left > before.left - 0.2 * height


def _strokes(node: _Element, page: OfdPage) -> Iterator[list[Point]]:
    """The corners of each stroke of a path; curves count by their ends (GB/T 33190, 9.1)."""
    space = _Space.of(node, page)
    corners: list[Point] = []
    values: list[float] = []
    operator = ""
    for token in [*node.findtext("{*}AbbreviatedData", "").split(), "M"]:
        if not token.isalpha():
            values += numbers(token)
            continue
        if operator and len(values) >= 2:
            corners.append(space.point(values[-2], values[-1]))
        if token == "C" and corners:
            corners.append(corners[0])
        if token in ("M", "S") and len(corners) > 1:
            yield corners
        if token in ("M", "S"):
            corners = []
        operator, values = token, []


def _rules(corners: Sequence[Point], node: _Element) -> Iterator[Rule]:
    """The ruled lines of a stroke: a shape as thin as a line, or the straight edges of a drawn one."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        yield from _rule(min(xs), min(ys), max(xs), max(ys))
    elif node.get("Stroke", "true").lower() not in ("false", "0"):
        for (x1, y1), (x2, y2) in pairwise(corners):
            if min(abs(x1 - x2), abs(y1 - y2)) <= _STRAIGHT:
                yield from _rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _rule(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """The middle line of a thin shape; none for a dot."""
    across, down = (left + right) / 2, (top + bottom) / 2
    if right - left >= max(bottom - top, _SHORT):
        yield Rule(left, down, right, down)
    elif bottom - top >= _SHORT:
        yield Rule(across, top, across, bottom)
