"""A page as it is printed: lines of text and ruled lines, each with its place.

Coordinates run from the top left corner to the right and down, in any unit (points, pixels): every
later step measures in `em`, the width of one Chinese character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_WORD = re.compile(r"[（(“《〔]*(?:[\x21-\x7e]+|.)[，。；：、！？）)”》〕]*")
# A damaged file sets characters of no width; no em is nothing, for it divides.
_LEAST_EM = 0.1


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, or a piece of one.

    `sure` is the lowest confidence of its recognised letters and digits, 1 for a file's own text.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0

    @property
    def middle(self) -> float:
        """The height on the page at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def em(self) -> float:
        """The width of one Chinese character of this line; its height where it has only one."""
        columns = width_in_em(self.text)
        wide = (self.right - self.left) / columns if columns >= 2 else self.bottom - self.top
        return max(wide, _LEAST_EM)


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, horizontal or vertical."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page, counted from 1.

    `recognised` when its text was read from a picture; `doubts` are sentences on what was read
    there without certainty.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...] = ()
    recognised: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """How a person names the page."""
        return f"第{self.number}页"


def width_in_em(text: str) -> float:
    """How wide a text is in Chinese characters: ASCII counts a half, its wide letters more."""
    return sum(1.0 if char >= "\u0100" else 0.9 if char in "%@&mMW" else 0.5 for char in text)


def first_word(text: str) -> str:
    """What a line must hold of the next one: a number or word whole, no full stop at its start."""
    found = _WORD.match(text)
    return found.group() if found else ""


def em_of(lines: Sequence[TextLine]) -> float:
    """The usual width of a character over some lines; 1 when there are none."""
    return median([line.em for line in lines]) if lines else 1.0


def in_rows(pieces: Sequence[TextLine]) -> list[TextLine]:
    """Pieces that stand at one height joined into lines, top to bottom."""
    rows: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        near = rows and abs(piece.middle - rows[-1][-1].middle) < 0.5 * min(
            piece.em, rows[-1][-1].em
        )
        if near:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda piece: piece.left)) for row in rows]


def _joined(row: Sequence[TextLine]) -> TextLine:
    """The pieces of a row as one line; a gap wider than a character is kept as a space."""
    text = row[0].text
    for before, after in pairwise(row):
        text += (" " if after.left - before.right > before.em else "") + after.text
    return TextLine(
        text,
        row[0].left,
        min(piece.top for piece in row),
        max(piece.right for piece in row),
        max(piece.bottom for piece in row),
        min(piece.sure for piece in row),
    )
