"""Attachments of a notice: the line above one, and the list of them below a letter or plan."""

import re
from collections.abc import Sequence

from index.notices.notice_line import Part, part_of
from index.parsing.lines import Line

_HEADING = re.compile(
    r"附(?:件|表|录|：|:)[^\n。]{0,40}$|[^\n。，；：]{2,24}(?:分工表|任务表|清单|一览表)$"
)
_MARK = re.compile(r"附\s*(?:件|表|录)\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：]?")
_NUMBERED_MARK = re.compile(r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})")
_NAMED_MARK = re.compile(
    r"附\s*件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:：.．、]?\s*(?=\S)"
)
_LIST = re.compile(r"附\s*件\s*[:：]\s*")
_ENTRY = re.compile(r"(\d{1,2})\s*[.．、]\s*(?=\S)")
_LONGEST_ENTRY = 60
# What stands below a list of attachments: who signed, remarks, the first attachment.
_BELOW_LIST = frozenset((Part.DAY, Part.SIGNED, Part.REMARK, Part.COPIES))


def is_attachment(line: str) -> bool:
    """Whether a line stands above an attachment: 附件2, 附件：清单, 重点任务分工表."""
    return _HEADING.match(line) is not None


def is_mark(line: str) -> bool:
    """Whether a line is 附件2 and nothing else; the attachment's name stands below it."""
    return _MARK.fullmatch(line.strip()) is not None


def says_more(text: str, rows: bool) -> bool:
    """Whether an attachment's own text says more than its mark and name.

    Above the `rows` of a table only sentences do: 填报单位：… there is a part of its form.
    """
    first, *others = [line for line in text.split("\n") if line.strip()]
    if rows:
        return "。" in "".join(others)
    return len(others) > is_mark(first) or "。" in "".join(others)


def behind_mark(line: str) -> int:
    """Where the name behind "附件1：" begins in a line; 0 when the line does not begin so."""
    match = _NAMED_MARK.match(line)
    return match.end() if match and not _ENTRY.match(line, match.end()) else 0


def listed(lines: Sequence[Line]) -> dict[int, str]:
    """The lines of lists of attachments: the place of each in `lines` and the name it lists.

    "附件：1.…" with its next lines, "附件：" over "1.…", or lines of "附件1：…", where a signature, a
    remark, the end or the first attachment follows. What follows any other 附件：… is its text.
    """
    found: dict[int, str] = {}
    for at, line in enumerate(lines):
        if at not in found and behind_mark(line.text) + bool(_LIST.match(line.text)):
            entries = _entries(lines, at)
            if entries and _closes(lines, at, entries):
                found.update(entries)
    return found


def _entries(lines: Sequence[Line], at: int) -> dict[int, str]:
    """The names of a list that may open in a line, by their lines."""
    opening = _LIST.match(lines[at].text)
    if opening is None:
        return _marked(lines, at)
    name = lines[at].text[opening.end() :].strip()
    first = _ENTRY.match(name)
    if name and not first:
        return {at: name}
    found = {at: name[first.end() :] if first else ""}
    number = int(first[1]) if first else 0
    for place in range(at + 1, len(lines)):
        words = lines[place].text.strip()
        entry = _ENTRY.match(words)
        if not entry or int(entry[1]) != number + 1 or "。" in words or len(words) > _LONGEST_ENTRY:
            break
        found[place] = words[entry.end() :]
        number += 1
    return found


def _marked(lines: Sequence[Line], at: int) -> dict[int, str]:
    """Lines of 附件1：…, 附件2：… in a row."""
    found: dict[int, str] = {}
    for place in range(at, len(lines)):
        words = lines[place].text.strip()
        behind = behind_mark(words)
        if not behind or not _NUMBERED_MARK.match(words) or "。" in words:
            break
        found[place] = words[behind:]
    return found


def _closes(lines: Sequence[Line], at: int, entries: dict[int, str]) -> bool:
    """Whether what follows a list is no text of an attachment."""
    below = max(entries) + 1
    if below == len(lines):
        return len(entries) > 1 and bool(entries[at])
    words = lines[below].text.strip()
    part = part_of(words)
    if part is Part.ORGAN:
        below += 1
        while below < len(lines) - 1 and part_of(lines[below].text) is Part.ORGAN:
            below += 1
        return below < len(lines) and part_of(lines[below].text) is Part.DAY
    opens = is_mark(words) or words in entries.values()
    return part in _BELOW_LIST or (part is Part.SITE and bool(entries[at])) or opens
