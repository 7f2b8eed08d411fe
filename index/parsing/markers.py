"""The numbers of Chinese official documents: where one may stand and what it says.

The families, outermost first: 第一章 · 第一节 · 第一条 · 一、 · （一） · 1. · （1） · ①. Conversions
turn the brackets of （一） into 〔一〕.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from index.numerals import to_number


class Rank(IntEnum):
    """The family of a number; a smaller rank encloses a larger one."""

    PART = 0
    CHAPTER = 1
    SECTION = 2
    ARTICLE = 3
    CHINESE = 4
    CHINESE_PAREN = 5
    ARABIC = 6
    ARABIC_PAREN = 7
    CIRCLED = 8
    LEAF = 9


class Place(IntEnum):
    """What stands before a number: the start of a line, the end of a sentence, or a word."""

    LINE = 0
    SENTENCE = 1
    COLON = 2
    WORD = 3


@dataclass(frozen=True, slots=True)
class Marker:
    """A number that may open a node: `start:end` is the number itself.

    A weak one has a digit behind it: "三、三年行动" opens a node, "一、两项重点" counts.
    """

    rank: Rank
    number: int
    label: str
    start: int
    end: int
    place: Place
    weak: bool = False


_CN = "一二三四五六七八九十百"
# Digits that are no year: "3.5%" is a decimal, "3.2024年底前…" an item.
_COUNT = r"\d(?!\d{3}年)"
# "3.3家企业" at its turn on a line is the third item: three enterprises.
_COUNTED = r"\d{1,3}(?:[家项处名条起座所户类轮场支批期]|个(?!百分点))"
_PHRASE = {"cn": re.compile(rf"[{_CN}两]|{_COUNT}"), "ar": re.compile(_COUNT)}
_MARKER = re.compile(
    rf"""第(?P<part>[{_CN}]{{1,4}}|\d{{1,3}})(?P<kind>[编篇章节条]|部分)[、:：\ \u3000]*
    |(?P<cn>[{_CN}]{{1,4}})[、.．]
    |[（(〔](?P<cnp>[{_CN}]{{1,4}})[）)〕][、.．]?
    |(?<![\d.．第])(?P<ar>\d{{1,3}})[ \u3000]?(?:[.．、][ \u3000]*(?!{_COUNT})|、|[.．](?={_COUNTED}))
    |[（(](?P<arp>\d{{1,2}})[）)][、.．]?
    |(?<=\n)(?P<open>\d{{1,2}})[）)][、]?
    |(?P<circled>[①-⑳])[、.．]?""",
    re.VERBOSE,
)
_KINDS = {
    "编": Rank.PART,
    "篇": Rank.PART,
    "部分": Rank.PART,
    "章": Rank.CHAPTER,
    "节": Rank.SECTION,
    "条": Rank.ARTICLE,
}
_SENTENCE_ENDS = "。；;！!？?）)"


def find_markers(text: str, start: int, end: int) -> Iterator[Marker]:
    """Every number between two offsets that could open a node; the outline decides which do.

    `start` counts as the start of a line.
    """
    for match in _MARKER.finditer(text, start, end):
        rank, digits, label = _read(match)
        number = to_number(digits)
        if number:
            place = Place.LINE if match.start() == start else _place(text, match.start())
            phrase = _PHRASE.get(match.lastgroup or "")
            weak = phrase is not None and phrase.match(text, match.end()) is not None
            yield Marker(rank, number, label, match.start(), match.end(), place, weak)


def _read(match: re.Match[str]) -> tuple[Rank, str, str]:
    """(rank, digits, label in its normal form) of a match."""
    words = match.groupdict()
    if words["part"]:
        return _KINDS[words["kind"]], words["part"], f"第{words['part']}{words['kind']}"
    if words["cn"]:
        return Rank.CHINESE, words["cn"], f"{words['cn']}、"
    if words["cnp"]:
        return Rank.CHINESE_PAREN, words["cnp"], f"（{words['cnp']}）"
    if words["ar"]:
        return Rank.ARABIC, words["ar"], f"{int(words['ar'])}."
    if words["circled"]:
        return Rank.CIRCLED, words["circled"], words["circled"]
    digits = words["arp"] or words["open"]
    return Rank.ARABIC_PAREN, digits, f"（{int(digits)}）"


def _place(text: str, start: int) -> Place:
    before = text[start - 1]
    if before == "\n":
        return Place.LINE
    if before in _SENTENCE_ENDS:
        return Place.SENTENCE
    return Place.COLON if before in "：:" else Place.WORD
