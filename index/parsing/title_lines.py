"""Lines that can be titles: of a plan, by its kind or the name a notice gives it, or of a notice."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from index.notices.addressees import addressees_end
from index.notices.attachment import behind_mark
from index.notices.issuer import issuer_of
from index.notices.notice_line import Part, part_of
from index.parsing.lines import Line
from index.parsing.numbered import is_numbered

KIND = r"(?:工作要点|工作计划|工作方案|实施方案|行动方案|行动计划|工作安排|工作任务|工作打算|实施意见|要点)"
PLAIN = r"[^\n。，,；;：:！？、]"
SUFFIX = r"(?:[一二三四五六七八九十]|[（(][^()（）\n]{1,8}[)）])?"
_NOTICE = r"(?:[》”]?的?(?:通知|意见|函))?"
_TITLE_LINE = re.compile(rf"^{PLAIN}{{2,45}}{KIND}{SUFFIX}{_NOTICE}$")
_TITLE_TAIL = re.compile(rf"^{PLAIN}{{0,45}}{KIND}{SUFFIX}{_NOTICE}$")
_YEAR_IN = re.compile(r"(?:19|20)\d\d年")
_FIRST_HALF = re.compile(r"^[^。，；：:]{1,30}$")
_OPENS_TITLE = re.compile(r"^[^。，；：:]{2,28}(?:关于|印发|转发|委员会|安委会|办公室|政府|[《“])$")
_PLACE = re.compile(
    r"[^。，,；;：:！？、（）()\d]{2,20}(?:省|市|区|县|旗|州|盟|镇|乡|街道|苏木|开发区)"
)
_SORT = r"(?:通知|意见|函|通告|公告|决定|通报)"
_OF_NOTICE = re.compile(
    rf"[^。；;！？!?：:，,\n]{{0,45}}?(?:关于|印发|转发)[^。；;！？!?：:，,\n]{{2,110}}?{_SORT}(?:[（(][^（）()]{{2,24}}[)）])?"
)
_ENDS_NOTICE = re.compile(rf"{_SORT}(?:[（(][^（）()]{{2,24}}[)）])?$")
_PART_OF_TITLE = re.compile(r"[^。；;！？!?：:\n]{1,60}")
_NAMED = re.compile(r"《([^《》\n]{4,80})》")
_BROUGHT = re.compile(rf"(?:印发|转发|发布)([^《》\n]{{6,80}}?)的?{_SORT}$")
_SENDS = re.compile(r"印发|转发|下发|发布")
# What an attachment may be without being a plan.
_TABLE = re.compile(r"(?:表|清单|台账|名单|名册|目录|样式|模板|图)(?:[（(][^（）()]*[)）])?$")
_CHAPTER = re.compile(
    r"(?:篇[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十]{1,2}篇)\s*[、：:.．]\s*(?=\S)"
)
_YEARS = re.compile(
    r"[（(](?:20\d\d年?\s*[-—–－~～至]+\s*20\d\d年?|20\d\d年度?|试行|暂行|修订稿?|征求意见稿|送审稿|讨论稿|草案|初稿)[)）]"
)
_SPACE = re.compile(r"\s+")
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A title over the lines `first` to `last` of a text; `text[start:end]` holds it.

    `notice`: it is that of a notice. `sure`: it stands behind 附件3, or a notice names it so.
    `marked`: it stands behind 篇一 in a collection.
    """

    words: str
    first: int
    last: int
    start: int
    end: int
    notice: bool = False
    sure: bool = False
    marked: bool = False


def title_lines(lines: Sequence[Line], listed: Mapping[int, str]) -> list[TitleLine]:
    """Every line, or two or three of them, that can be a title; `listed` lines are none."""
    found: list[TitleLine] = []
    names = {plainly(name) for name in listed.values() if name and not _TABLE.search(name)}
    numbered = False
    for at, line in enumerate(lines):
        if at in listed:
            continue
        numbered = numbered or is_numbered(line.text)
        one = (
            _notice(lines, at, listed, numbered)
            or _named(lines, at, listed, names, found)
            or _of_kind(lines, at, listed, found)
        )
        if one is None:
            if not numbered and _SENDS.search(line.text):
                names |= {plainly(name) for name in _NAMED.findall(line.text)}
            continue
        one = _with_years(lines, one)
        while found and found[-1].last >= one.first:
            found.pop()
        found.append(one)
        if one.notice:
            names |= set(_names_in(one.words))
    return found


def _with_years(lines: Sequence[Line], one: TitleLine) -> TitleLine:
    """A title with the brackets below it: （2024—2026年）, （试行）."""
    below = one.last + 1
    if below == len(lines) or not _YEARS.fullmatch(lines[below].text.strip()):
        return one
    words = one.words + _SPACE.sub("", lines[below].text)
    return replace(one, words=words, last=below, end=lines[below].end)


def plainly(words: str) -> str:
    """A name as it is compared: without spaces, marks of quotation and differences of width."""
    return re.sub(r"[\s《》“”\"〈〉]", "", unicodedata.normalize("NFKC", words))


def _names_in(title: str) -> Iterator[str]:
    """The names of what a notice brings."""
    yield from map(plainly, _NAMED.findall(title))
    brought = _BROUGHT.search(title)
    if brought:
        yield plainly(brought[1])


def _notice(
    lines: Sequence[Line], at: int, listed: Mapping[int, str], numbered: bool
) -> TitleLine | None:
    """A title such as 关于印发…的通知; below the first number only one with addressees below it."""
    if not _ENDS_NOTICE.search(_SPACE.sub("", lines[at].text)) or is_numbered(lines[at].text):
        return None
    if numbered and not (at + 1 < len(lines) and addressees_end(lines[at + 1].text)):
        return None
    for first in range(at, max(at - _MOST_LINES, -1), -1):
        if first < at and not _joins(lines, first, listed):
            return None
        words = _joined(lines, first, at)
        if not _OF_NOTICE.fullmatch(words):
            continue
        while (
            words.startswith(("关于", "印发", "转发"))
            and first
            and first - 1 not in listed
            and part_of(lines[first - 1].text) is Part.ORGAN
        ):
            first -= 1
            words = _joined(lines, first, at)
        return TitleLine(words, first, at, lines[first].start, lines[at].end, notice=True)
    return None


def _named(
    lines: Sequence[Line],
    at: int,
    listed: Mapping[int, str],
    names: set[str],
    found: Sequence[TitleLine],
) -> TitleLine | None:
    """One to three lines that say the name which a notice gave to what it brings."""
    behind = behind_mark(lines[at].text)
    words = lines[at].text[behind:].strip()
    plan_above = any(not one.notice for one in found)
    for first in range(at, max(at - _MOST_LINES, -1), -1):
        if first < at and (behind or not _joins(lines, first, listed)):
            return None
        words = _joined(lines, first, at) if first < at else words
        if plainly(words) in names and not (plan_above and _TABLE.search(words)):
            start = lines[first].start + behind
            return TitleLine(words, first, at, start, lines[at].end, sure=True)
    return None


def _of_kind(
    lines: Sequence[Line], at: int, listed: Mapping[int, str], found: Sequence[TitleLine]
) -> TitleLine | None:
    """A line that ends in 工作要点 or another kind of plan, with the line above that opens it."""
    chapter = _CHAPTER.match(lines[at].text)
    behind = chapter.end() if chapter else behind_mark(lines[at].text)
    words = lines[at].text[behind:]
    alone = _TITLE_LINE.match(words) is not None and not is_numbered(words)
    start, first = lines[at].start + behind, at
    if not behind and _goes_on(lines, at, listed, found, alone) and _TITLE_TAIL.match(words):
        words, first = lines[at - 1].text + words, at - 1
        start = lines[first].start
    elif not alone:
        return None
    notice = words.endswith(("通知", "意见", "函"))
    sure = bool(behind) or (first > 0 and part_of(lines[first - 1].text) is Part.ATTACHMENT)
    return TitleLine(words, first, at, start, lines[at].end, notice, sure, bool(chapter))


def _goes_on(
    lines: Sequence[Line],
    at: int,
    listed: Mapping[int, str],
    found: Sequence[TitleLine],
    alone: bool,
) -> bool:
    """Whether a line goes on from the one above it: 青石镇安全生产委员会 over 2024年工作要点."""
    if not at or at - 1 in listed or (found and found[-1].last == at - 1):
        return False
    above, part = lines[at - 1].text, part_of(lines[at - 1].text)
    if part not in (None, Part.ORGAN):
        return False
    nameless = alone and not issuer_of(lines[at].text)
    if nameless and (part is Part.ORGAN or _PLACE.fullmatch(above)):
        return True
    if nameless and not found and _YEAR_IN.search(above) and not _YEAR_IN.search(lines[at].text):
        # 云津市2021年安全生产专项整治 over 三年行动工作要点.
        return bool(issuer_of(above)) and _FIRST_HALF.match(above) is not None
    if any(not one.notice for one in found) or (found and alone):
        return False
    return (_OPENS_TITLE if alone else _FIRST_HALF).match(above) is not None


def _joins(lines: Sequence[Line], at: int, listed: Mapping[int, str]) -> bool:
    """Whether a line can be the upper line of a title."""
    words = lines[at].text.strip()
    return (
        at not in listed
        and part_of(words) in (None, Part.ORGAN)
        and not is_numbered(words)
        and _PART_OF_TITLE.fullmatch(words) is not None
    )


def _joined(lines: Sequence[Line], first: int, last: int) -> str:
    return "".join(_SPACE.sub("", line.text) for line in lines[first : last + 1])
