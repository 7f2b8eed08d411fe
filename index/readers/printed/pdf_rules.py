"""The ruled lines of a PDF page: tables are drawn, not marked."""

from collections.abc import Callable, Iterator, Sequence
from ctypes import byref, c_float, c_int
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.readers.pages.page import Rule

_THIN, _SHORT, _DASH = 3.0, 5.0, 12.0
_MOST_OBJECTS, _DEEPEST = 20_000, 8

Point = tuple[float, float]
Frame = Callable[[float, float], Point]
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]


def drawn_on(page: pdfium.PdfPage, frame: Frame) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The ruled lines on the upright page, and the filled boxes behind its text.

    Ruled are stroked lines, and filled shapes as thin as a line; dashes in a row are one line.
    """
    thin: list[Box] = []
    shades: list[Rule] = []
    for item, matrix in _paths(page):
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        for corners in _subpaths(item, matrix, frame):
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                thin.append((min(xs), min(ys), max(xs), max(ys)))
                continue
            if fill.value:
                shades.append(Rule(min(xs), min(ys), max(xs), max(ys)))
            if stroke.value:
                for (x1, y1), (x2, y2) in pairwise(corners):
                    if min(abs(x1 - x2), abs(y1 - y2)) <= 1:
                        thin.append((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    long = [box for box in thin if max(box[2] - box[0], box[3] - box[1]) >= _DASH]
    dashes = [box for box in thin if max(box[2] - box[0], box[3] - box[1]) < _DASH]
    rules = (_rule(*box) for box in (*long, *_chained(dashes)))
    return tuple(rule for rule in rules if rule is not None), tuple(shades)


def _rule(left: float, top: float, right: float, bottom: float) -> Rule | None:
    """The middle line of a thin shape; none for a dot."""
    across, down = (left + right) / 2, (top + bottom) / 2
    if right - left >= max(bottom - top, _SHORT):
        return Rule(left, down, right, down)
    return Rule(across, top, across, bottom) if bottom - top >= _SHORT else None


def _chained(dashes: Sequence[Box]) -> Iterator[Box]:
    """Short shapes put together where they stand in a row or below one another."""
    rows: dict[int, list[Box]] = {}
    columns: dict[int, list[Box]] = {}
    for left, top, right, bottom in dashes:
        rows.setdefault(round((top + bottom) / 2), []).append((left, top, right, bottom))
        columns.setdefault(round((left + right) / 2), []).append((top, left, bottom, right))
    for boxes in rows.values():
        yield from _runs(boxes)
    for boxes in columns.values():
        yield from ((left, top, right, bottom) for top, left, bottom, right in _runs(boxes))


def _runs(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes joined along their first axis; none that joins nothing and is higher than long."""
    run: Box | None = None
    for box in sorted(boxes):
        if run is not None and box[0] - run[2] <= _DASH / 2:
            run = (run[0], min(run[1], box[1]), max(run[2], box[2]), max(run[3], box[3]))
            continue
        if run is not None and run[2] - run[0] > run[3] - run[1]:
            yield run
        run = box
    if run is not None and run[2] - run[0] > run[3] - run[1]:
        yield run


def _paths(page: pdfium.PdfPage) -> Iterator[tuple[object, Matrix]]:
    """Every path of a page, those inside forms too, with the matrix from path to page space."""
    count = raw.FPDFPage_CountObjects(page)
    stack = [
        (raw.FPDFPage_GetObject(page, at), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0)
        for at in range(min(count, _MOST_OBJECTS))
    ]
    while stack:
        item, outer, depth = stack.pop()
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_FORM):
            continue
        own = raw.FS_MATRIX()
        raw.FPDFPageObj_GetMatrix(item, byref(own))
        matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), outer)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            yield item, matrix
        elif depth < _DEEPEST and len(stack) < _MOST_OBJECTS:
            inside = range(raw.FPDFFormObj_CountObjects(item))
            stack += [(raw.FPDFFormObj_GetObject(item, at), matrix, depth + 1) for at in inside]


def _subpaths(item: object, matrix: Matrix, frame: Frame) -> Iterator[list[Point]]:
    """The corners of each stroke of a path on the upright page; curves count by their ends."""
    a, b, c, d, e, f = matrix
    corners: list[Point] = []
    x, y = c_float(), c_float()
    for at in range(min(raw.FPDFPath_CountSegments(item), _MOST_OBJECTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and corners:
            yield corners
            corners = []
        corners.append(frame(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            corners.append(corners[0])
    if len(corners) > 1:
        yield corners


def _times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that applies `one`, then `other` (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
