"""The ruled lines of a PDF page: tables are drawn, not marked."""

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.readers.pages.page import Rule

_THIN, _SHORT = 3.0, 5.0
_MOST_OBJECTS, _DEEPEST = 20_000, 8

Point = tuple[float, float]
Frame = Callable[[float, float], Point]
Matrix = tuple[float, float, float, float, float, float]


def rules_of(page: pdfium.PdfPage, frame: Frame) -> Iterator[Rule]:
    """The ruled lines on the upright page: stroked lines, and filled shapes as thin as a line."""
    for item, matrix in _paths(page):
        fill, stroke = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke))
        for corners in _subpaths(item, matrix, frame):
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
                yield from _rule(min(xs), min(ys), max(xs), max(ys))
            elif stroke.value:
                for (x1, y1), (x2, y2) in pairwise(corners):
                    if min(abs(x1 - x2), abs(y1 - y2)) <= 1:
                        yield from _rule(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def _rule(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """The middle line of a thin shape; none for a dot."""
    across, down = (left + right) / 2, (top + bottom) / 2
    if right - left >= max(bottom - top, _SHORT):
        yield Rule(left, down, right, down)
    elif bottom - top >= _SHORT:
        yield Rule(across, top, across, bottom)


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
