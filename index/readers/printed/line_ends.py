"""Lines that a recogniser cut short, read again to their ends: the number 二、 before a heading."""

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph
from index.readers.pages.page import Rule
from index.readers.printed.unread_ink import UnreadInk, unread_ink

Image = NDArray[np.uint8]
# A picture of one line → its text and the confidence in it.
ReadLine = Callable[[Image], tuple[str, float]]

_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}")
_SURE, _KNOWN, _MARGIN, _SHOWN = 0.9, 6, 2, 8


def to_their_ends(
    image: Image,
    lines: Sequence[tuple[Glyph, ...]],
    rules: Sequence[Rule],
    em: float,
    read: ReadLine,
) -> tuple[list[tuple[Glyph, ...]], list[str]]:
    """The lines with what stands right before and behind them, and a sentence for what is no text.

    The ink is read together with the characters beside it: where these come out as before, the
    rest is new; where they alone come out, the ink was a part of them. A number that was found as a
    line of its own (二 without its 、) is ink like that.
    """
    numbers = [line for line in lines if _NUMBER.fullmatch(_text(line))]
    whole = [line for line in lines if line not in numbers]
    remarks = []
    for ink in unread_ink(image, whole, rules, em):
        line = whole[ink.line]
        text, sure = _more(image, line, ink, read)
        if text and sure >= _SURE:
            added = _spread(text, ink, line[0], sure)
            whole[ink.line] = (*added, *line) if ink.before else (*line, *added)
            numbers = [number for number in numbers if not _holds(ink, number)]
        elif text and not any(_holds(ink, number) for number in numbers):
            remarks.append(_remark(line, ink))
    return whole + numbers, remarks


def _holds(ink: UnreadInk, line: Sequence[Glyph]) -> bool:
    """Whether a line stands where the ink is."""
    across, down = (line[0].left + line[-1].right) / 2, (line[0].top + line[0].bottom) / 2
    return ink.left <= across <= ink.right and ink.top <= down <= ink.bottom


def _text(line: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in line)


def _more(image: Image, line: Sequence[Glyph], ink: UnreadInk, read: ReadLine) -> tuple[str, float]:
    """The text of a piece of ink and the confidence in it; none where it is a part of its neighbour."""
    beside = line[:_KNOWN] if ink.before else line[-_KNOWN:]
    known = _text(beside)
    text, sure = read(
        _cut(
            image,
            min(ink.left, beside[0].left),
            min(ink.top, line[0].top),
            max(ink.right, beside[-1].right),
            max(ink.bottom, line[0].bottom),
        )
    )
    if ink.before and text.endswith(known):
        return text[: len(text) - len(known)], sure
    if not ink.before and text.startswith(known):
        return text[len(known) :], sure
    alone = read(_cut(image, ink.left, ink.top, ink.right, ink.bottom))
    return alone if alone[0] else ("?", 0.0)


def _cut(image: Image, left: float, top: float, right: float, bottom: float) -> Image:
    """A part of the picture with a little around it."""
    rows = slice(max(int(top) - _MARGIN, 0), int(bottom) + _MARGIN + 1)
    return np.ascontiguousarray(image[rows, max(int(left) - _MARGIN, 0) : int(right) + _MARGIN + 1])


def _spread(text: str, ink: UnreadInk, beside: Glyph, sure: float) -> list[Glyph]:
    """The characters of a text side by side over their ink, as high as their line."""
    width = (ink.right - ink.left) / len(text)
    return [
        Glyph(
            *(char, ink.left + at * width, beside.top, ink.left + (at + 1) * width, beside.bottom),
            sure,
        )
        for at, char in enumerate(text)
    ]


def _remark(line: Sequence[Glyph], ink: UnreadInk) -> str:
    words = _text(line)
    shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    return f"“{shown}”{'前面' if ink.before else '后面'}有字迹认不出来，请核对原件。"
