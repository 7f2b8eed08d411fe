"""A scan or photograph → the sheet of paper on it: upright edges, without a table top or black border."""

import cv2
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
Corners = NDArray[np.float32]

_SMALL, _RIM = 500, 5
# The sheet covers so much of the picture at least, and is so much lighter than what is around it,
# where hardly a spot is lighter or darker than the rest.
_LEAST, _MOST, _LIGHTER, _WORDS, _SPOT = 0.35, 0.985, 50, 0.04, 40
# How much darker it is behind each side, at so many points.
_EDGE, _POINTS = 30, 40
# How far the outline may stray from four sides, and the least sine of the corners between them.
_STRAY, _SQUARE = 0.02, 0.9


def sheet_of(image: Image) -> Image:
    """The sheet of paper in a grey picture, seen from above; the picture itself when it is all paper.

    A sheet is a light shape of four corners with something darker around it.
    """
    scale = _SMALL / max(image.shape)
    if scale >= 1:
        return image
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    corners = _corners(np.asarray(small, np.uint8))
    return image if corners is None else _seen_from_above(image, corners / scale)


def _corners(small: Image) -> Corners | None:
    """The corners of the sheet on a small picture, clockwise from the top left one."""
    _, light = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    paper = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    shapes, _ = cv2.findContours(paper, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not shapes:
        return None
    outline = cv2.convexHull(max(shapes, key=cv2.contourArea))
    share = cv2.contourArea(outline) / small.size
    mask = np.zeros(small.shape, np.uint8)
    cv2.drawContours(mask, [outline], -1, (255,), -1)
    if not _LEAST <= share <= _MOST or _difference(small, mask) < _LIGHTER:
        return None
    if _has_words(small, mask):
        return None
    for stray in (_STRAY, 2 * _STRAY, 3 * _STRAY):
        found = cv2.approxPolyDP(outline, stray * cv2.arcLength(outline, True), True)
        if len(found) == 4:
            corners = _ordered(found.reshape(4, 2).astype(np.float32))
            return corners if corners is not None and _has_edges(small, corners) else None
    return None


def _has_edges(small: Image, corners: Corners) -> bool:
    """Whether it gets darker behind each of the four sides; a side of light and shadow is no edge.

    A side along the edge of the picture has nothing behind it.
    """
    middle = corners.mean(axis=0)
    height, width = small.shape
    for at in range(4):
        first, last = corners[at - 1], corners[at]
        normal = np.array([first[1] - last[1], last[0] - first[0]]) / max(
            np.hypot(*(last - first)), 1
        )
        normal *= _RIM * (1 if normal @ (first - middle) > 0 else -1)
        points = first + np.linspace(0.1, 0.9, _POINTS)[:, None] * (last - first)
        (inside, outside) = (np.rint(points + way * normal).astype(int) for way in (-1, 1))
        seen = np.all((inside >= 0) & (outside >= 0), axis=1)
        seen &= np.all((inside < (width, height)) & (outside < (width, height)), axis=1)
        if seen.sum() * 2 < _POINTS:
            continue
        light, dark = (small[part[seen][:, 1], part[seen][:, 0]] for part in (inside, outside))
        if np.median(light.astype(np.int16) - dark) < _EDGE:
            return False
    return True


def _has_words(small: Image, mask: Image) -> bool:
    """Whether there are spots outside a shape, light or dark: what has words is a part of the page."""
    outside = small[cv2.dilate(mask, np.ones((3 * _RIM, 3 * _RIM), np.uint8)) == 0].astype(np.int16)
    if not outside.size:
        return False
    away = outside - np.median(outside)
    return bool(np.mean(away > _SPOT) > _WORDS or np.mean(away < -_SPOT) > _WORDS)


def _difference(small: Image, mask: Image) -> float:
    """How much lighter a shape is right inside its edge than right outside: a shadow has no edge."""
    near, far = np.ones((_RIM, _RIM), np.uint8), np.ones((2 * _RIM, 2 * _RIM), np.uint8)
    inside = small[(cv2.erode(mask, near) > 0) & (cv2.erode(mask, far) == 0)]
    outside = small[(cv2.dilate(mask, near) == 0) & (cv2.dilate(mask, far) > 0)]
    if not inside.size or not outside.size:
        return 0.0
    return float(np.median(inside)) - float(np.median(outside))


def _ordered(corners: Corners) -> Corners | None:
    """Corners clockwise from the top left one; None when they make no sheet seen nearly from above."""
    sums, differences = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    order = [sums.argmin(), differences.argmax(), sums.argmax(), differences.argmin()]
    if len(set(order)) < 4:
        return None
    found = corners[order]
    for at in range(4):
        (ax, ay), (bx, by) = found[at - 1] - found[at], found[(at + 1) % 4] - found[at]
        if abs(ax * by - ay * bx) < _SQUARE * np.hypot(ax, ay) * np.hypot(bx, by):
            return None
    return found


def _seen_from_above(image: Image, corners: Corners) -> Image:
    """The sheet between four corners as a rectangle."""
    sides = [float(np.hypot(*(corners[at] - corners[at - 1]))) for at in range(4)]
    width, height = round(max(sides[1], sides[3])), round(max(sides[0], sides[2]))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    sheet = cv2.warpPerspective(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(sheet, np.uint8)
