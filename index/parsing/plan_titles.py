"""Which title lines open a plan, and which only stand above one: the title of the notice it came by."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.notices.attachment import is_mark
from index.notices.notice_line import Part, part_of
from index.parsing.lines import Line
from index.parsing.title_lines import TitleLine, plainly

_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]+[、.．]|\d{1,3}\s*[.．、](?!\d)|第[一二三四五六七八九十]+[章条])"
)
# Lines of a document's head, which belong to the title below them.
_HEAD = frozenset((Part.NUMBER, Part.MASTHEAD, Part.BOX, Part.SITE, Part.ATTACHMENT))
_FAR = 2000


@dataclass(frozen=True, slots=True)
class PlanTitle:
    """The title of a plan; `above` are other titles over the same text, `head` is their first line.

    `attached`: the plan came with the notice of the plan before it, or is its attachment.
    """

    title: TitleLine
    above: tuple[TitleLine, ...]
    head: int
    attached: bool

    @property
    def notice(self) -> TitleLine | None:
        """The title of the notice that brings the plan."""
        return next((one for one in reversed(self.above) if one.notice), None)


def is_item(line: str) -> bool:
    """Whether a line opens with a number of the kinds that tell a plan from its notice."""
    return _ITEM.match(line) is not None


def plan_titles(
    lines: Sequence[Line], candidates: Sequence[TitleLine], listed: Mapping[int, str]
) -> list[PlanTitle]:
    """The titles that open plans, in order.

    Of several titles above the same text the last counts when the first is that of a notice or the
    same again. A later title opens a plan of its own when three items stand above it and three
    below, or one where it is surely a title.
    """
    found = [one for one in candidates if one.last + 1 < len(lines)] or list(candidates[:1])
    items = [at not in listed and is_item(line.text) for at, line in enumerate(lines)]
    above, own = _first(lines, found, items, listed)
    if not own:
        return []
    if not above and own[0].start > max(_FAR, lines[-1].end // 4):
        return []
    kept = [PlanTitle(own[0], above, 0, False)]
    for title in own[1:]:
        last = kept[-1]
        before = sum(items[last.title.last + 1 : title.first])
        behind = sum(items[title.last + 1 :])
        if not before and last.title.notice:
            kept[-1] = PlanTitle(title, (*last.above, last.title), last.head, last.attached)
        elif (before >= 3 and behind >= 3) or (
            before and _is_sure(lines, title) and _text_below(lines, title, items)
        ):
            brought = title.sure or last.title.notice
            head = _head(lines, title.first, last.title.last + 1)
            kept.append(PlanTitle(title, (), head, brought and not title.notice))
    return kept


def _first(
    lines: Sequence[Line],
    found: Sequence[TitleLine],
    items: Sequence[bool],
    listed: Mapping[int, str],
) -> tuple[tuple[TitleLine, ...], Sequence[TitleLine]]:
    """The titles above that of the first plan, and the titles from the plan's own on."""
    first = found[0].last if found else 0
    page = (Part.SITE, Part.BOX)
    item = next((at for at in range(first + 1, len(items)) if items[at]), len(items))
    near = [one for one in found if one.first < item]
    left = Counter(plainly(one.words) for one in near)
    passed = 0
    for one, following in pairwise(near):
        words = plainly(one.words)
        left[words] -= 1
        between = range(one.last + 1, following.first)
        bare = all(part_of(lines[at].text) or at in listed for at in between)
        # A page's own short title, its tools below it, above the title of the plan.
        paged = bare and any(part_of(lines[at].text) in page for at in between)
        marked = following.marked and not any("。" in lines[at].text for at in between)
        if not (one.notice or left[words] or (following.notice and bare) or paged or marked):
            break
        passed += 1
    return tuple(found[:passed]), found[passed:]


def _is_sure(lines: Sequence[Line], title: TitleLine) -> bool:
    """Whether what stands above a later title says that something new begins."""
    above = part_of(lines[title.first - 1].text)
    return title.sure or title.notice or (above is not None and above is not Part.ORGAN)


def _text_below(lines: Sequence[Line], title: TitleLine, items: Sequence[bool]) -> bool:
    """Whether an item stands below a title, before the next attachment."""
    ends = (
        at
        for at in range(title.last + 1, len(lines))
        if is_mark(lines[at].text) and at > title.last + 1
    )
    return any(items[title.last + 1 : next(ends, len(lines))])


def _head(lines: Sequence[Line], first: int, floor: int) -> int:
    """Where the head above a later title begins: masthead, number, 附件3."""
    at = first
    while at > floor:
        part = part_of(lines[at - 1].text)
        below = part_of(lines[at].text) if at < first else None
        organ = part is Part.ORGAN and below in (Part.NUMBER, Part.MASTHEAD)
        if part not in _HEAD and not organ:
            break
        at -= 1
    return at
