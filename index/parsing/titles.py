"""Where the plans of one text begin and end, what they are called, and what stands around them."""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.notices.attachment import listed
from index.notices.interpretation import interpretation_start
from index.notices.notice import Notice, read_notice, remarks
from index.notices.notice_line import part_of
from index.notices.official_number import year_of_number
from index.notices.surroundings import Surroundings, stretches, stretches_above, surroundings
from index.numerals import to_number
from index.parsing.lines import Line, lines_of
from index.parsing.opening_title import opening_title
from index.parsing.plan_titles import PlanTitle, plan_titles
from index.parsing.title_lines import KIND, plainly, title_lines

_COUNT = r"[一二三四五六七八九十\d]{1,3}"
_COLLECTION = re.compile(
    rf"(?P<stem>[^\n。，,；;：:]{{2,40}}?{KIND})\s*[（(]?(?P<count>{_COUNT})\s*篇[）)]?"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|年度|[^\d]|$)")


@dataclass(frozen=True, slots=True)
class PlanSpan:
    """One plan in a text: its title and where title and text begin and end.

    `asides` are stretches inside it that are no text of the plan: a signature above its
    attachments. `notice` is what the lines around the plan say of it. `found` says what told the
    title.
    """

    title: str
    start: int
    body_start: int
    end: int
    asides: tuple[tuple[int, int], ...] = ()
    notice: Notice = field(default_factory=Notice)
    found: str = "标题行"


def split_plans(
    text: str, name: str, plain: Container[int] = ()
) -> tuple[tuple[PlanSpan, ...], tuple[str, ...]]:
    """The plans of a text in order, and what is doubtful about the split.

    A line that starts at a `plain` offset is no title: a person said so.
    """
    lines = lines_of(text)
    lists = listed(lines)
    first = next((line.start for line in lines if part_of(line.text) is None), 0)
    collection = _COLLECTION.match(text, first)
    if collection:
        found = _numbered(text, collection.group("stem"), collection.end())
        promised = to_number(collection.group("count")) or 0
        if found:
            plans = _inside_lines(lines, lists, found, len(text), "合集的标题加编号")
            doubt = f"标题说有{promised}篇，找到{len(plans)}篇。"
            return plans, (doubt,) if promised != len(plans) else ()
    candidates = [one for one in title_lines(lines, lists) if one.start not in plain]
    titles = plan_titles(lines, candidates, lists)
    if titles:
        plans, left = _below_titles(lines, lists, titles, len(text))
        said = (sentence for plan in plans for sentence in remarks(plan.notice))
        return plans, (*said, *left)
    title = opening_title(text, lines)
    doubts = () if title else ("没有找到标题，用文件名代替。",)
    told = "开头的一句" if title else "文件名"
    title = title or (name.rsplit(".", 1)[0], first, first)
    plans = _inside_lines(lines, lists, [title], len(text), told)
    return plans, (*doubts, *remarks(plans[0].notice))


def _numbered(text: str, stem: str, start: int) -> list[tuple[str, int, int]]:
    """Titles made of a stem and the next Chinese or arabic number: (title, start, end)."""
    found: list[tuple[str, int, int]] = []
    pattern = re.compile(re.escape(stem) + rf"[（(]?({_COUNT})[）)]?")
    for match in pattern.finditer(text, start):
        # "要点一" and "要点十一" differ in length: the longest reading that continues wins.
        digits = match.group(1)
        for length in range(len(digits), 0, -1):
            if to_number(digits[:length]) == len(found) + 1:
                end = match.end() if length == len(digits) else match.start(1) + length
                found.append((text[match.start() : end], match.start(), end))
                break
    return found


def _inside_lines(
    lines: Sequence[Line],
    lists: Mapping[int, str],
    titles: Sequence[tuple[str, int, int]],
    end: int,
    told: str,
) -> tuple[PlanSpan, ...]:
    """The plans below titles that may end inside a line: (title, start, end)."""
    ends = [start for _, start, _ in titles[1:]] + [end]
    head = sum(line.end <= titles[0][1] for line in lines)
    above = tuple(stretches(lines, 0, head, lists))
    spans = []
    for (title, start, body), stop in zip(titles, ends, strict=True):
        around = surroundings(lines, lists, body, stop)
        notice = read_notice([], above, around.under, around.below)
        spans.append(replace(_span(title, start, around, notice), found=told))
        above = ()
    return tuple(spans)


def _below_titles(
    lines: Sequence[Line], lists: Mapping[int, str], titles: Sequence[PlanTitle], end: int
) -> tuple[tuple[PlanSpan, ...], tuple[str, ...]]:
    """The plans below titles that are lines of their own, and what below them was left out."""
    ends = [lines[one.head].start for one in titles[1:]] + [end]
    spans: list[PlanSpan] = []
    left: list[str] = []
    for one, below in zip(titles, ends, strict=True):
        stop, said = _before_interpretation(lines, one, below)
        left += said
        around = surroundings(lines, lists, one.title.end, stop)
        above = tuple(stretches_above(lines, one, lists))
        named = (*one.above, one.title) if one.title.notice else one.above
        words = [title.words for title in reversed(named)]
        notice = read_notice(words, above, around.under, around.below)
        if one.attached and spans:
            notice = replace(spans[-1].notice.or_else(notice), above=above)
        spans.append(_span(one.title.words, one.title.start, around, notice))
    return tuple(spans), tuple(left)


def _before_interpretation(
    lines: Sequence[Line], one: PlanTitle, stop: int
) -> tuple[int, tuple[str, ...]]:
    """Where a plan ends above its interpretation, and a sentence about one that was left out."""
    last = sum(line.start < stop for line in lines)
    at = interpretation_start(lines, one.title.last + 1, last)
    title = plainly(one.title.words)
    about = plainly(lines[at].text) if at < last else ""
    named = [
        plainly(name) for name in re.findall(r"《([^《》]+)》", lines[at].text if about else "")
    ]
    if title not in about and not any(name in title for name in named):
        return stop, ()
    words = "".join(line.text for line in lines[at:last])
    said = f"“{lines[at].text.strip()[:24]}”起是对文件的解读，没有收入：{len(words)}个字。"
    return lines[at].start, (said,) if "。" in words else ()


def _span(title: str, start: int, around: Surroundings, notice: Notice) -> PlanSpan:
    return PlanSpan(title, start, around.body_start, around.end, around.asides, notice)


def year_of(title: str, text: str, notice: Notice | None = None) -> int | None:
    """The year in the title, else in the notice's title, its number, its date, else in the opening.

    The opening is the first 200 characters of the text. None when nothing says a year.
    """
    match = _YEAR.search(title)
    if match is None and notice is not None:
        match = _YEAR.search(notice.title)
        if match is None and (year := year_of_number(notice.number)):
            return year
        match = match or _YEAR.search(f"{notice.issued[:4]}年")
    match = match or _YEAR.search(text[:200])
    return int(match.group(1)) if match else None
