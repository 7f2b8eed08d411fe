"""What happens to a printed page before an office gets it: seals, slants, shadows, photographs, copies."""

import io
from collections.abc import Callable, Sequence
from itertools import zip_longest

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

Colours = NDArray[np.float32]
Wear = Callable[[list[Image.Image]], list[Image.Image]]

_SONG = "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc"
_RED = (214, 38, 38)


def _each(change: Callable[[Image.Image, int], Image.Image]) -> Wear:
    """A wear that is the same for every page but for its seed."""
    return lambda pages: [change(page, at) for at, page in enumerate(pages)]


def _seal(page: Image.Image, at: int) -> Image.Image:
    """A round seal of 42 mm with a mark and the name of the office, stamped over the text."""
    width, height = page.size
    size = width // 5
    seal = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(seal)
    thick = max(size // 35, 2)
    draw.ellipse((thick, thick, size - thick, size - thick), outline=_RED, width=thick)
    draw.regular_polygon((size / 2, size / 2, size / 7), 5, fill=_RED)
    font = ImageFont.truetype(_SONG, size // 9)
    for step, char in enumerate("白沙区安全生产委员会"):
        letter = Image.new("RGB", (size, size), "white")
        ImageDraw.Draw(letter).text((size / 2, size / 9), char, _RED, font, anchor="mt")
        turned = letter.rotate(112 - 25 * step, Image.Resampling.BICUBIC, fillcolor="white")
        seal = Image.fromarray(np.minimum(np.asarray(seal), np.asarray(turned)))
    paper = np.full((height, width, 3), 255, np.uint8)
    left, top = width * (35 + 13 * at % 30) // 100, height * (25 + 17 * at % 45) // 100
    paper[top : top + size, left : left + size] = np.asarray(
        seal.rotate(8 * at - 10, fillcolor="white")
    )
    inked = np.asarray(page.convert("RGB"), np.float32) * paper / 255
    return Image.fromarray(inked.astype(np.uint8))


def _askew(page: Image.Image, at: int) -> Image.Image:
    """Laid on the glass three degrees askew, left or right."""
    return page.rotate(3 if at % 2 else -3, Image.Resampling.BICUBIC, fillcolor="white")


def _shadow(page: Image.Image, at: int) -> Image.Image:
    """Light that falls from full to less than half across the page."""
    values = np.asarray(page, np.float32)
    light = np.linspace(1, 0.42, values.shape[1], dtype=np.float32)
    return Image.fromarray((values * light[None, :, None]).astype(np.uint8))


def _copied(page: Image.Image, at: int) -> Image.Image:
    """Copied with the lid open: a black border, the sheet a little askew in it."""
    width, height = page.size
    border = Image.new("RGB", (width * 108 // 100, height * 106 // 100), (12, 12, 12))
    border.paste(page, (width * 5 // 100, height * 2 // 100))
    return border.rotate(0.9, Image.Resampling.BICUBIC, fillcolor=(12, 12, 12))


def _thin(pages: list[Image.Image]) -> list[Image.Image]:
    """Printed on both sides of thin paper: the page behind shines through, mirrored."""
    worn = []
    for at, page in enumerate(pages):
        behind = pages[at - 1 if at % 2 else (at + 1) % len(pages)].transpose(
            Image.Transpose.FLIP_LEFT_RIGHT
        )
        through = np.asarray(behind.filter(ImageFilter.GaussianBlur(1.5)), np.float32) / 255
        worn.append(Image.fromarray((np.asarray(page) * (0.74 + 0.26 * through)).astype(np.uint8)))
    return worn


def _photographed(page: Image.Image, at: int) -> Image.Image:
    """Photographed on a table from nearly above, by a lamp at one side, kept as a small JPEG."""
    width, height = page.size
    canvas = (width * 116 // 100, height * 114 // 100)
    shift = np.array([[9, 6], [107, 9], [112, 108], [4, 105]], np.float32)
    corners = shift * np.array([width, height], np.float32) / 100
    if at % 2:
        corners[:, 0] = canvas[0] - corners[[1, 0, 3, 2], 0]
        corners[:, 1] = corners[[1, 0, 3, 2], 1]
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    seen = cv2.warpPerspective(
        np.asarray(page), matrix, canvas, flags=cv2.INTER_AREA, borderValue=(70, 88, 104)
    ).astype(np.float32)
    light = np.linspace(1, 0.6, canvas[1], dtype=np.float32)[:, None, None]
    photo = Image.fromarray(np.clip(seen * light, 0, 255).astype(np.uint8))
    return _again(photo.filter(ImageFilter.GaussianBlur(0.8)), 60)


def _overhead(page: Image.Image, at: int) -> Image.Image:
    """Fed into the scanner the wrong way up."""
    return page.rotate(180)


def _two_on_one(pages: list[Image.Image]) -> list[Image.Image]:
    """Two pages side by side on a sheet, as an open book lies on the glass."""
    width, height = pages[0].size
    sheets = []
    for left, right in zip_longest(pages[::2], pages[1::2]):
        sheet = Image.new("RGB", (2 * width, height), "white")
        sheet.paste(left, (0, 0))
        if right:
            sheet.paste(right, (width, 0))
        sheets.append(sheet)
    return sheets


def _black_or_white(page: Image.Image, at: int) -> Image.Image:
    """As a fax or a copier set to text keeps it: every pixel black or white."""
    return page.convert("L").point(lambda value: 255 if value > 150 else 0).convert("RGB")


def _faded(page: Image.Image, at: int) -> Image.Image:
    """A copy of a copy: grey on grey, thin strokes, dirt from the glass."""
    random = np.random.default_rng(at)
    values = 118 + np.asarray(page.filter(ImageFilter.GaussianBlur(0.7)), np.float32) * 0.44
    for _ in range(120):
        x, y = random.integers(0, page.width), random.integers(0, page.height)
        cv2.circle(values, (int(x), int(y)), int(random.integers(1, 4)), (90, 90, 90), -1)
    return Image.fromarray(values.astype(np.uint8))


def _again(page: Image.Image, quality: int) -> Image.Image:
    """The page saved as a JPEG and opened again."""
    buffer = io.BytesIO()
    page.save(buffer, "JPEG", quality=quality)
    return Image.open(buffer).convert("RGB")


WEARS: dict[str, Wear] = {
    "clean": _each(lambda page, at: page),
    "a red seal over the text of every page": _each(_seal),
    "3° askew": _each(_askew),
    "a shadow across the page": _each(_shadow),
    "copied with a black border": _each(_copied),
    "print shines through from behind": _thin,
    "photographed on a table": _each(_photographed),
    "upside down": _each(_overhead),
    "two pages on a sheet": _two_on_one,
    "black or white": _each(_black_or_white),
    "a faded, dirty copy": _each(_faded),
    "kept as a very small JPEG": _each(lambda page, at: _again(page, 22)),
}


# Two at once, as they come; none of them was looked at while the readers were written.
PAIRS = (
    "a red seal over the text of every page + 3° askew",
    "a shadow across the page + photographed on a table",
    "print shines through from behind + copied with a black border",
    "a faded, dirty copy + upside down",
    "a red seal over the text of every page + two pages on a sheet",
    "black or white + 3° askew",
    "3° askew + kept as a very small JPEG",
    "a red seal over the text of every page + photographed on a table",
)


def worn(pages: Sequence[Image.Image], wears: str, seed: int = 0) -> list[Image.Image]:
    """Pages after one wear or several (joined by " + "), as a scanner gives them: grey, with noise."""
    random = np.random.default_rng(seed)
    changed = [page.convert("RGB") for page in pages]
    for wear in wears.split(" + "):
        changed = WEARS[wear](changed)
    if wears.endswith("black or white"):
        return changed
    scans = []
    for page in changed:
        values = np.asarray(page, np.float32) * 0.92 + 12
        values += random.normal(size=(*values.shape[:2], 1)).astype(np.float32) * 7
        scans.append(Image.fromarray(np.clip(values, 0, 255).astype(np.uint8)))
    return scans
