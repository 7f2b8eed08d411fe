"""A page as it is printed: lines of text and ruled lines, each with its place.

Coordinates run from the top left corner to the right and down, in any unit (points, pixels): every
later step measures in `em`, the width of one Chinese character.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

# Long words break behind a hyphen or stroke.
_WORD = re.compile(
    r"[（(“《〔]*(?:[\x21-\x7e]+?[-/—](?=[A-Za-z])|[\x21-\x7e]+|.)[，。；：、！？）)”》〕]*"
)
# A damaged file sets characters of no width; no em is nothing, for it divides.
_LEAST_EM = 0.1


Gap = tuple[int, float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text, or a piece of one.

    `sure` is the lowest confidence of its recognised letters and digits, 1 for a file's own text;
    `size` the height of its characters where the file says it, else 0. `gaps` are where it might be
    parted into columns: the characters before a gap, its left and its right end. `raised` are the
    stretches of its text that stand small and high: m³, the number of a note.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0
    size: float = 0.0
    gaps: tuple[Gap, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()

    @property
    def middle(self) -> float:
        """The height on the page at which the line stands."""
        return (self.top + self.bottom) / 2

    @property
    def em(self) -> float:
        """The width of one Chinese character of this line; its height where it has only one."""
        if self.size > _LEAST_EM:
            return self.size
        columns = width_in_em(self.text)
        wide = (self.right - self.left) / columns if columns >= 2 else self.bottom - self.top
        return max(wide, _LEAST_EM)

    def parted(self) -> list["TextLine"]:
        """Its pieces between its gaps."""
        begins = [(0, self.left), *((at, right) for at, _, right in self.gaps)]
        ends = [*((at, left) for at, left, _ in self.gaps), (len(self.text), self.right)]
        return [
            replace(self, text=self.text[begin:end], left=left, right=right, gaps=(), raised=())
            for (begin, left), (end, right) in zip(begins, ends, strict=True)
        ]


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
    there without certainty, `remarks` on what was not; `pictures` says that there are pictures
    beside the text. `backdrop` are large words that its text is printed over, `shades`
    filled boxes behind it.
    """

    number: int
    width: float
    height: float
    lines: tuple[TextLine, ...]
    rules: tuple[Rule, ...] = ()
    recognised: bool = False
    doubts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    pictures: bool = False
    backdrop: tuple[str, ...] = ()
    shades: tuple[Rule, ...] = ()

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


def joint(before: str, after: str) -> str:
    """What stands where two lines of a text are put together: a space between Latin words.

    A number that the edge of a cell breaks is whole again.
    """
    ends = before[-1:] + after[:1]
    return (
        " " if len(ends) == 2 and ends.isascii() and ends.isalnum() and not ends.isdigit() else ""
    )


def em_of(lines: Sequence[TextLine]) -> float:
    """The usual width of a character over some lines; 1 when there are none."""
    return median([line.em for line in lines]) if lines else 1.0


def in_one_row(one: TextLine, other: TextLine) -> bool:
    """Whether two pieces stand at one height."""
    return abs(one.middle - other.middle) < 0.5 * min(one.em, other.em)


def in_rows(pieces: Sequence[TextLine]) -> list[TextLine]:
    """Pieces that stand at one height joined into lines, top to bottom."""
    return [_joined(row) for row in rows_of(pieces)]


def rows_of(pieces: Sequence[TextLine]) -> list[list[TextLine]]:
    """Pieces that stand at one height, from left to right, top to bottom."""
    rows: list[list[TextLine]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if rows and in_one_row(piece, rows[-1][-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _joined(row: Sequence[TextLine]) -> TextLine:
    """The pieces of a row as one line; a gap wider than a character is kept as a space."""
    if len(row) == 1:
        return row[0]
    text, raised = row[0].text, list(row[0].raised)
    for before, after in pairwise(row):
        text += " " if after.left - before.right > before.em else ""
        raised += [(start + len(text), end + len(text)) for start, end in after.raised]
        text += after.text
    return TextLine(
        text,
        row[0].left,
        min(piece.top for piece in row),
        max(piece.right for piece in row),
        max(piece.bottom for piece in row),
        min(piece.sure for piece in row),
        max(row, key=lambda piece: len(piece.text)).size,
        raised=tuple(raised),
    )
