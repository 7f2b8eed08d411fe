"""A clause as sentences and notes: the grain of evidence and of duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_INNER = r"[^（）()\n]"
_PARENS = re.compile(rf"[（(]({_INNER}*(?:[（(]{_INNER}*[)）]{_INNER}*)*)[)）]")
_END = re.compile(r"[。！？!?]+[”’」』]*|\n")
_SEGMENT = re.compile(r"[，,。；;]")
UNIT_END = (
    r"(?:局|办|委|部|厅|队|会|院|府|街道|镇|乡|园|园区|公司|集团|中心|单位|部门|处|所|站|组|校"
    r"|支队|机关|企业|村|社区|）)"
)
_NAMED = r"(?:责任|牵头|配合|主办|协办|落实|承办)(?:单位|部门|科室|处室|主体)"
_LABEL = re.compile(_NAMED)
_BARE_NOTE = re.compile(rf"{_NAMED}[:：]")
_VERB = re.compile(rf"{UNIT_END}[^）)]*(?:牵头|负责(?!人|同志|制)|配合|协同|协助|参与|落实)")
_LIST = re.compile(
    rf"^(?:[^、，,；;：:。]{{1,18}}{UNIT_END}|等?(?:有关|相关)?(?:单位|部门))(?:[、，,；;](?:[^、，,；;：:。]{{1,18}}{UNIT_END}))*等?$"
)


def segments(sentence: str) -> list[str]:
    """The parts of a sentence between its commas and semicolons, empty ones left out."""
    return [part for part in _SEGMENT.split(sentence) if part]


class Kind(StrEnum):
    """What a stretch of a clause is: its heading, a sentence, or a note naming units."""

    HEADING = "heading"
    TEXT = "text"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch of a text: `text[start:end]`, without white space at its ends."""

    start: int
    end: int
    kind: Kind


def split_sentences(text: str, start: int, body: int, end: int) -> tuple[Sentence, ...]:
    """Heading (`start:body`, if any), sentences and notes of a clause, in order, no gap but space."""
    parts: list[Sentence] = []
    if body > start:
        parts += _trimmed(text, start, body, Kind.HEADING)
    at = body
    for match in _PARENS.finditer(text, body, end):
        before = text[max(at, match.start() - 40) : match.start()]
        if match.start() < at or not is_note(match.group(1), before):
            continue
        parts += _plain(text, at, match.start())
        at = match.end()
        if text[at : at + 1] in ("。", "；", ";") and at < end:
            at += 1
        parts += _trimmed(text, match.start(), at, Kind.NOTE)
    parts += _plain(text, at, end)
    return tuple(parts)


def is_note(inside: str, before: str) -> bool:
    """Whether words in brackets name the units in charge; `before` is the text in front of them."""
    if _LABEL.search(inside[:8]):
        return True
    if _VERB.search(inside):
        return len(inside) <= 20 or "、" in inside or "牵头" in inside or "负责" in inside
    return bool(re.search(r"(?:^|[。！？；;\n])\s*$", before) and _LIST.match(inside))


def _plain(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a stretch without notes."""
    at = start
    for match in _END.finditer(text, start, end):
        yield from _trimmed(text, at, match.end(), _kind(text, at, match.end()))
        at = match.end()
    yield from _trimmed(text, at, end, _kind(text, at, end))


def _kind(text: str, start: int, end: int) -> Kind:
    """A sentence that begins with "责任单位：" is a note without brackets."""
    return Kind.NOTE if _BARE_NOTE.match(text[start:end].lstrip()) else Kind.TEXT


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Iterator[Sentence]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = end - len(words) + len(words.rstrip())
    if left < right:
        yield Sentence(left, right, kind)
