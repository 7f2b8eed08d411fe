"""Document → one clean text: certain repairs made and reported, doubtful places only reported."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.document import Block, BlockKind, Document
from index.notices.notice_line import Part, part_of
from index.parsing.page_numbers import ENDS, PAGE_LINE, PAGE_MARK, numbered_pages
from index.parsing.tracked import Edit, TrackedText
from index.parsing.unit_lists import LONE_LABEL, labelled, unit_spaces
from index.plan import Repair

_HAN = "\u4e00-\u9fff"
_WIDE = _HAN + "，。、；：！？（）“”‘’《》〈〉【】〔〕—…,;:()"
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad\x00-\x08\x0b-\x1f\x7f]")
_EDGE_SPACE = re.compile(r"(?m)^[ \t\u00a0\u3000]+|[ \t\u00a0\u3000]+$")
# The right edge of a table that was copied as text: "索引号 | A1 |", a line of nothing but "|".
_EDGE_BAR = re.compile(r"(?m)^\|[ \t|]*$|(?<=^[^|\n])(?P<words>[^\n]*?[^|\s])(?:[ \t]*\|)+$")
_INNER_SPACE = re.compile(
    rf"(?<=[{_WIDE}])[ \t\u00a0\u3000]{{1,2}}(?=[{_WIDE}\d])"
    rf"|(?<=\d)[ \t\u00a0\u3000]{{1,2}}(?=[{_WIDE}.．])"
)
# "1.压实党政责任 镇党委每季度…": what stands between the space and the number is a title.
_TITLED = re.compile(
    rf"([{_HAN}“”、]{{4,24}})[ \t\u00a0\u3000]{{1,2}}[{_HAN}“《][^ \t\u00a0\u3000]{{6,}}$"
)
_COMMA_BREAK = re.compile(r"(?<=[，,、])\n(?=(.{1,12}))")
_COMMA_LINE = re.compile(r"(?<=[^\n。！？；：])\n(?=[，,、；;。][^\n])")
_LETTER_O = re.compile(rf"(?<=[{_HAN}])[oOｏ](?=[{_HAN}])")
_MONTHS = re.compile(r"(?<![\d.\-—－–~～至])(\d{3,4})(?=月)")
_UNITS_LABEL = re.compile(rf"([（(])(责任单位|牵头单位|配合单位)(?=[{_HAN}X])(?!为|是|及|和|与)")
_STRAY_LETTER = re.compile(rf"(?<=[{_HAN}])[A-WYZa-z](?=[{_HAN}])(?!级|类|型|区|座|栋|股|照|证|字)")
_MARKED = re.compile(
    r"^\s*(?:第[一二三四五六七八九十百]+[章节条编篇]|[一二三四五六七八九十]+、|[（(〔][一二三四五六七八九十\d]+[)）〕]|\d+\s*[.．、]|[①-⑳])"
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A doubtful place that was left as it stands: its offset in the clean text and a sentence."""

    start: int
    message: str


@dataclass(frozen=True, slots=True)
class CleanText:
    """The clean text with the way back to its blocks; `mendings` start at offsets of this text."""

    tracked: TrackedText
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    mendings: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]

    @property
    def text(self) -> str:
        """The clean text; lines end with a newline character."""
        return self.tracked.text

    def sure(self, start: int, end: int) -> float | None:
        """The lowest confidence in a stretch; None when nothing of it was recognised."""
        origin = self.tracked.origin
        first = bisect_right(self.starts, origin(start)) - 1
        last = bisect_right(self.starts, origin(max(start, end - 1)))
        known = [one.sure for one in self.blocks[first:last] if one.sure is not None]
        return min(known, default=None)

    def block(self, position: int) -> Block:
        """The block that the character at a position of the clean text came from."""
        return self.blocks[bisect_right(self.starts, self.tracked.origin(position)) - 1]


def clean(document: Document) -> CleanText:
    """Clean a document: one pass a kind of damage, each with its reason."""
    tracked = TrackedText(_raw(document.blocks))
    made: list[tuple[Edit, str]] = []

    def apply(
        reason: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str | None]
    ) -> None:
        nonlocal tracked
        tracked, edits = tracked.sub(pattern, replace)
        made.extend((edit, reason) for edit in edits)

    apply("去掉不可见字符", _INVISIBLE, lambda _: "")
    apply("去掉行首行尾空白", _EDGE_SPACE, lambda _: "")
    apply("去掉行末的表格线", _EDGE_BAR, lambda match: match["words"] or "")
    apply("去掉页码行", PAGE_LINE, _page_joint)
    listed = (block for block in document.blocks if block.kind is not BlockKind.ROW)
    if numbered_pages(_raw(listed).split("\n")):
        apply("去掉页码标记并接续断句", PAGE_MARK, _marker_joint)
    width = wrap_width(tracked.text)
    if width:
        apply(
            "接续折行", re.compile(r"(?m)^(.*)\n(?=(.*))"), lambda match: _unwrapped(match, width)
        )
    apply("接续断在逗号处的行", _COMMA_BREAK, _continued)
    apply("接续以逗号开头的行", _COMMA_LINE, lambda _: "")
    apply("接续标签和下一行", LONE_LABEL, labelled)
    kept = title_spaces(tracked.text) | unit_spaces(tracked.text)
    apply("去掉汉字间空白", _INNER_SPACE, lambda match: None if match.start() in kept else "")
    apply("句号误识为字母", _LETTER_O, lambda _: "。")
    apply("月份之间缺连接号", _MONTHS, lambda match: month_range(match.group(1)))
    apply(
        "责任单位后缺冒号",
        _UNITS_LABEL,
        lambda match: match.group() + (":" if match.group(1) == "(" else "："),
    )
    return _result(document, tracked, made)


def _result(document: Document, tracked: TrackedText, made: list[tuple[Edit, str]]) -> CleanText:
    starts: list[int] = []
    length = 0
    for block in document.blocks:
        length += bool(starts) and not block.continues
        starts.append(length)
        length += len(block.text)
    bare = CleanText(tracked, document.blocks, tuple(starts), (), ())
    mendings = []
    for edit, reason in made:
        start = min(tracked.place_of(edit), max(len(tracked.text) - 1, 0))
        mendings.append(Repair(edit.before, edit.after, start, reason, bare.block(start).place))
    doubts = tuple(_doubts(bare))
    return CleanText(tracked, document.blocks, tuple(starts), tuple(mendings), doubts)


def _raw(blocks: Iterable[Block]) -> str:
    """The text of blocks: a line each, but a block that continues the one before."""
    parts: list[str] = []
    for block in blocks:
        if parts and not block.continues:
            parts.append("\n")
        parts.append(block.text)
    return "".join(parts)


def _continued(match: re.Match[str]) -> str | None:
    """A line that ends in a comma goes on in the next line, unless that one is numbered."""
    return None if _MARKED.match(match.group(1)) else ""


def title_spaces(text: str) -> frozenset[int]:
    """Where a space ends the title of a numbered line and is no damage.

    It does when at least two numbered lines have one space each, behind a few characters, and most
    of those that hold a sentence do: a scan scatters its spaces.
    """
    spaces: list[int] = []
    sentences = position = 0
    for line in text.split("\n"):
        number = _MARKED.match(line)
        if number and "。" in line:
            sentences += 1
            start = len(line) - len(line[number.end() :].lstrip())
            titled = _TITLED.match(line, start)
            if titled:
                spaces.append(position + titled.end(1))
        position += len(line) + 1
    return frozenset(spaces) if len(spaces) > 1 and len(spaces) * 2 > sentences else frozenset()


def _page_joint(match: re.Match[str]) -> str:
    """What a page line leaves: nothing inside a sentence that it broke, else a line break."""
    text, before = match.string, _line_before(match)
    following = text[match.end() : match.end() + 12]
    inside = before[-1:] not in ENDS and re.search("[，。；,;]", before)
    if not before or not following or (inside and not _MARKED.match(following)):
        return ""
    return "\n"


def _marker_joint(match: re.Match[str]) -> str:
    """What a page marker leaves: a line break behind a line without sentences, else nothing."""
    before = _line_before(match)
    return "\n" if before and (not re.search("[，。；,;]", before) or _stands_alone(before)) else ""


def _line_before(match: re.Match[str]) -> str:
    return match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]


def wrap_width(text: str) -> int:
    """The width at which a text was hard-wrapped, or 0: one line length rules the broken lines."""
    lines = [line for line in text.split("\n") if not _stands_alone(line)]
    broken = [len(line) for line in lines if len(line) >= 18 and line[-1] not in ENDS]
    if len(broken) < 4 or len(broken) * 3 < len(lines):
        return 0
    width, _ = Counter(broken).most_common(1)[0]
    near = sum(abs(length - width) <= 2 for length in broken)
    return width if near * 10 >= len(broken) * 7 else 0


def _stands_alone(line: str) -> bool:
    """Whether a line is of the page or box around a document, or a table's row: it is whole."""
    return line.count("|") > 1 or part_of(line) in (Part.SITE, Part.BOX, Part.NUMBER, Part.MASTHEAD)


def _unwrapped(match: re.Match[str], width: int) -> str | None:
    line, following = match.group(1), match.group(2)
    if _stands_alone(line) or _stands_alone(following):
        return None
    goes_on = line[-1:] not in ENDS or following[:1] in tuple("，,；;、。）)")
    full = abs(len(line) - width) <= 2 and goes_on
    return line if full and following and not _MARKED.match(following) else None


def month_range(digits: str) -> str | None:
    """ "510" → "5-10" when that is the only way to read months into the digits, else None."""
    readings = [
        (digits[:cut], digits[cut:])
        for cut in range(1, len(digits))
        if all(part[0] != "0" and 1 <= int(part) <= 12 for part in (digits[:cut], digits[cut:]))
    ]
    return "-".join(readings[0]) if len(readings) == 1 else None


def _doubts(clean_text: CleanText) -> list[Doubt]:
    """Places that look damaged but have no certain mending."""
    text = clean_text.text
    doubts = [
        _doubt(clean_text, match.start(), f"可疑字符“{match.group()}”")
        for match in _STRAY_LETTER.finditer(text)
    ]
    for sentence in re.finditer(r"[^。\n]+", text):
        words = sentence.group()
        if words.count("“") != words.count("”"):
            at = sentence.start() + max(words.find("“"), words.find("”"))
            doubts.append(_doubt(clean_text, at, "引号不成对"))
    return sorted(doubts, key=lambda doubt: doubt.start)


def _doubt(clean_text: CleanText, at: int, what: str) -> Doubt:
    around = clean_text.text[max(at - 4, 0) : at + 8].replace("\n", " ")
    return Doubt(at, f"{clean_text.block(at).place}：{what}（…{around}…），未改动。")
