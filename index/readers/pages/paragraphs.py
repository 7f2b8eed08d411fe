"""Lines of a column → paragraphs: which line goes on in the next one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pages.columns import Column
from index.readers.pages.page import TextLine, em_of, first_word, width_in_em

_ENDS = "。！？；：:;!?"
_NUMBERED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百\d]+[章节条编篇]|[一二三四五六七八九十]+[、.．]"
    r"|[（(][一二三四五六七八九十\d]+[)）]|\d{1,3}\s*[.．、](?!\d)|[①-⑳]|附件\s*\d*[:：]?)"
)
# How much wider and higher the characters of a larger line are, in how many of them at least.
_LARGER, _HIGHER, _TELLING, _TITLE_GAP = 1.2, 1.1, 5, 1.8
# Lines that start so far from the left, in em, are signatures and dates, each a paragraph.
_RIGHT = 8.0
# The lines of a paragraph that hangs under its number start so far further in.
_HANGS, _FARTHEST = 0.8, 6.0


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of the text with the edges of its column and the page that it stands on.

    `em` is the usual width of a character in its column, `gap` the space above it in usual line
    distances; `aside` as in `Column`.
    """

    line: TextLine
    page: int
    left: float
    right: float
    em: float
    gap: float
    aside: bool = False

    @property
    def indent(self) -> float:
        """How far it starts from the edge of its column, in em."""
        return (self.line.left - self.left) / self.em

    @property
    def room(self) -> float:
        """How much of its column it leaves free, in em."""
        return (self.right - self.line.right) / self.em


def placed(columns: Sequence[Column], page: int) -> list[PlacedLine]:
    """The lines of columns in reading order; `gap` is the space above in usual line distances."""
    found: list[PlacedLine] = []
    for column in columns:
        em = em_of(column.lines)
        steps = [low.middle - high.middle for high, low in pairwise(column.lines)]
        usual = median(steps) if steps else 0.0
        gaps = [0.0, *(step / usual if usual > 0 else 1.0 for step in steps)]
        found += [
            PlacedLine(line, page, column.left, column.right, em, gap, column.aside)
            for line, gap in zip(column.lines, gaps, strict=True)
        ]
    return found


def goes_on(group: Sequence[PlacedLine], after: PlacedLine, body: float) -> bool:
    """Whether a line continues the paragraph of the lines before it; `body` is the text's usual em.

    It does when the line before is full (the next word had no room in it) and the line starts
    neither as a paragraph does, nor with a number behind a finished sentence, nor in another size.
    The lines of a title, larger than the text and in the middle, are one paragraph.
    """
    before = group[-1]
    if _of_title(before, body) and _of_title(after, body):
        alike = not _of_different_size(before.line, after.line)
        return alike and after.page == before.page and after.gap < _TITLE_GAP
    text, following = before.line.text.rstrip(), after.line.text.lstrip()
    ended = text[-1:] in _ENDS or text[-1:] in "）)”"
    if before.room > width_in_em(first_word(following)) + 0.8:
        return False
    if _of_different_size(before.line, after.line):
        return False
    if _centred(after) and _centred(before):
        return False
    if before.indent > _RIGHT and (after.indent > _RIGHT or _centred(after)):
        return False
    if ended and (_NUMBERED.match(following) or after.gap > 1.5):
        return False
    return _starts_alike(group, after, ended)


def _starts_alike(group: Sequence[PlacedLine], after: PlacedLine, ended: bool) -> bool:
    """Whether a line starts where the next line of a paragraph does, not where a new one does."""
    first = group[0]
    if len(group) > 1 and group[1].indent - first.indent >= _HANGS:
        return abs(after.indent - group[1].indent) < _HANGS
    numbered = _NUMBERED.match(after.line.text)
    deeper = after.indent - max(group[-1].indent, 0.0)
    if len(group) == 1 and _HANGS <= deeper <= _FARTHEST and not ended:
        return _NUMBERED.match(first.line.text) is not None
    return not (after.indent >= 1.5 and (ended or deeper >= 1.0 or numbered))


def _of_different_size(one: TextLine, other: TextLine) -> bool:
    """Whether two lines are set in different sizes; a word or two does not tell.

    Both the width and the height of their characters differ then: a line that is spaced out to
    fill its column is as high as the others.
    """
    if min(width_in_em(one.text), width_in_em(other.text)) < _TELLING:
        return False
    heights, ems = (one.bottom - one.top, other.bottom - other.top), (one.em, other.em)
    return max(ems) > _LARGER * min(ems) and max(heights) > _HIGHER * min(heights)


def _of_title(line: PlacedLine, body: float) -> bool:
    """Whether a line is set larger than the text and as far from the left as from the right."""
    return line.line.em > _LARGER * body and abs(line.indent - line.room) < 1.5


def _centred(placed_line: PlacedLine) -> bool:
    """Whether a line stands in the middle of its column, as titles do."""
    return (
        placed_line.indent > 2
        and placed_line.room > 2
        and abs(placed_line.indent - placed_line.room) < 1.5
    )
