"""The words of a cell: which of its lines go on in the next one."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pages.page import TextLine, first_word, in_rows, joint, width_in_em
from index.sentences import UNIT_END

# How much of a cell may stay free beside a line that fills it, in em; how wide its padding can be.
_SLACK, _WIDEST_PADDING = 0.5, 1.0
_UNIT = re.compile(rf"(?=[^，,、；;。：:]{{3,30}}$).+(?:{UNIT_END}|镇街|乡镇)$")
_EMPTY = 1e9


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and the rows that it covers, first to last.

    `room` is what its last line leaves free, in em.
    """

    text: str
    first_row: int
    last_row: int
    room: float = _EMPTY

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip()

    @property
    def is_merged(self) -> bool:
        """Whether it covers several rows."""
        return self.last_row > self.first_row

    def fills(self, following: str) -> bool:
        """Whether its last line has no room for the first word of what follows."""
        return has_no_room(self.room, following)


def has_no_room(room: float, following: str) -> bool:
    """Whether a line with so much room, in em, goes on in the next one."""
    return room < width_in_em(first_word(following.lstrip())) + _SLACK


def padding(cells: Iterable[tuple[float, Sequence[TextLine]]]) -> float:
    """The least distance of text from the left edge over all cells: (edge, lines)."""
    gaps = [(line.left - edge) / line.em for edge, lines in cells for line in lines]
    return min(max(min(gaps, default=0.0), 0.0), _WIDEST_PADDING)


def cell_words(pieces: Sequence[TextLine], width: float, pad: float) -> tuple[str, float]:
    """The text of a cell of some width and the room on its last line, in em.

    A line that fills the cell goes on in the next one, unless both name units: those are listed.
    """
    lines = in_rows(pieces)
    if not lines:
        return "", _EMPTY
    text = lines[0].text.strip()
    room = _room(lines[0], width, pad)
    for before, after in pairwise(lines):
        words = after.text.strip()
        goes_on = has_no_room(room, words) and not are_listed(before.text, words)
        text += (joint(text, words) if goes_on else "\n") + words
        room = _room(after, width, pad)
    return text, room


def _room(line: TextLine, width: float, pad: float) -> float:
    return (width - (line.right - line.left)) / line.em - 2 * pad


def are_listed(before: str, after: str) -> bool:
    """Whether two texts name a unit each: 区应急局, below it 区住建局, but not 区委 over 组织部.

    The last line of the one and the first line of the other count.
    """
    last = _UNIT.search(before.strip().rpartition("\n")[2])
    first = _UNIT.match(after.strip().partition("\n")[0])
    return last is not None and first is not None and first[0][0] in (last[0][0], "各")
