"""What stands below the text of a plan: who signed it and when, copies, the foot of a web page."""

import re
from collections.abc import Collection, Sequence

from index.notices.calendar_day import SHORT_DAY
from index.notices.notice_line import Part, part_of
from index.notices.site_furniture import is_beside_furniture, opens_links
from index.parsing.lines import Line
from index.parsing.numbered import is_numbered

_BELOW = frozenset((Part.SIGNED, Part.REMARK, Part.COPIES, Part.SITE, Part.BOX))
_RULE = "★☆*＊—－-_=＝·─━"
_ENDED = "。！？；…!?;)）”」】"
_LONGEST_LINK, _MOST_ORGANS = 60, 8
_SHORT_DAY = re.compile(SHORT_DAY)


def is_short_day(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a day in short, below an organ that signs: 2024.3.6."""
    return (
        0 < at < len(lines)
        and _SHORT_DAY.fullmatch(lines[at].text.strip()) is not None
        and part_of(lines[at - 1].text) is Part.ORGAN
    )


def tail_start(lines: Sequence[Line], first: int, end: int, listed: Collection[int]) -> int:
    """Where the run of lines begins that stands below a text and ends at `end`; `end` if none does.

    Places in `lines`; nothing before `first` belongs to it. `listed` are the lines of lists of
    attachments. A line naming an organ counts only beside a date, a date only below an organ or
    below a sentence that is whole: what is not certain stays in the plan.
    """
    at = end
    while at > first:
        below = _stands_below(lines, first, at - 1, end, listed)
        above = at - 1 if below else _links_start(lines, first, at)
        if above == at:
            break
        at = above
    return at


def signature_end(lines: Sequence[Line], at: int, end: int) -> int:
    """Where a signature ends that begins with a line, remarks below it included; `at` for none.

    It is an organ over a date, or both in one line.
    """
    place = at
    last = min(end, at + _MOST_ORGANS)
    while place < last and part_of(lines[place].text) is Part.ORGAN:
        place += 1
    part = part_of(lines[place].text) if place < end else None
    signed = part is (Part.DAY if place > at else Part.SIGNED)
    if not signed and not (place > at and is_short_day(lines, place)):
        return at
    place += 1
    while place < end and part_of(lines[place].text) in _BELOW:
        place += 1
    return place


def _stands_below(
    lines: Sequence[Line], first: int, place: int, end: int, listed: Collection[int]
) -> bool:
    """Whether a line belongs to the run, when the lines below it do."""
    words = lines[place].text
    part = part_of(words)
    if part is Part.DAY or is_short_day(lines, place):
        return _is_signed(lines, first, place)
    if part is Part.ORGAN:
        return _is_day(lines, place + 1, end) or _is_day(lines, place - 1, end)
    beside = is_beside_furniture(words) and _beside_site(lines, place, end)
    return beside or place in listed or part in _BELOW or _is_rule(words, part)


def _is_rule(line: str, part: Part | None) -> bool:
    return part is Part.MASTHEAD and not line.strip(f"{_RULE} \t")


def _is_signed(lines: Sequence[Line], first: int, place: int) -> bool:
    """Whether a date stands below who signs, below a whole sentence or another part of the tail."""
    if place == first:
        return False
    above = lines[place - 1].text.rstrip()
    return above[-1] in _ENDED or part_of(above) in _BELOW | {Part.ORGAN}


def _is_day(lines: Sequence[Line], place: int, end: int) -> bool:
    """Whether the line is a date, or the last of several organs above one."""
    last = min(end, place + _MOST_ORGANS)
    while place < last and part_of(lines[place].text) is Part.ORGAN:
        place += 1
    return place < end and (part_of(lines[place].text) is Part.DAY or is_short_day(lines, place))


def _beside_site(lines: Sequence[Line], place: int, end: int) -> bool:
    beside = [one for one in (place - 1, place + 1) if 0 <= one < end]
    return any(part_of(lines[one].text) is Part.SITE for one in beside)


def _links_start(lines: Sequence[Line], first: int, end: int) -> int:
    """Where the links to other pages begin that end a page: 相关链接 and titles below it."""
    for place in range(end - 1, first, -1):
        words = lines[place].text.strip()
        if opens_links(words):
            return place
        if len(words) > _LONGEST_LINK or words[-1] in "。；：:;" or is_numbered(words):
            break
    return end
