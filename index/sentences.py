"""A clause as sentences and notes: the grain of evidence and of duties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_INNER = r"[^（）()\n]"
# Notes stand in round brackets, at some offices in 〔〕, 【】 or ［］, which may hold round ones.
_PARENS = re.compile(
    rf"[（(](?P<round>{_INNER}*(?:[（(]{_INNER}*[)）]{_INNER}*)*)[)）]"
    r"|〔(?P<shell>[^〔〕\n]*)〕|【(?P<lens>[^【】\n]*)】|［(?P<wide>[^［］\n]*)］|\[(?P<square>[^\[\]\n]*)\]"
)
NOTE_BRACKETS = dict(zip("（(〔【［[", "）)〕】］]", strict=True))
_END = re.compile(r"[。！？!?]+[”’」』]*|\n")
_SEGMENT = re.compile(r"[，,。；;]")
UNIT_END = (
    r"(?:局|办|委|部|厅|队|会|院|府|街道|镇|乡|园|园区|公司|集团|中心|单位|部门|处|所|站|组|校"
    r"|支队|机关|企业|村|社区|）)"
)
_NAMED = (
    r"(?:主要|第一|共同)?(?:牵头|协同|配合)?(?:责任|牵头|配合|主办|协办|落实|承办|主责|负责|实施|协同|协助|参与|执行|监管|主管)"
    r"(?:单位|部门|科室|股室|处室|主体|机构|站所)"
)
_LABEL = re.compile(_NAMED)
# 责任单位：…, at some offices 【责任单位】….
_BARE_NOTE = re.compile(rf"{_NAMED}[:：]|[【［\[]{_NAMED}[】］\]]")
# What stands between the labels of units, or on a line beside them: who answers for it, until when.
_PERSON_OR_DAY = r"(?:(?:责任|牵头|分管|包保|包联|具体)(?:领导|人|人员)|(?:完成|整改|办结)?(?:时限|期限|时间)(?:要求)?)"
_BESIDE = re.compile(rf"{_PERSON_OR_DAY}[:：]|[【［\[]{_PERSON_OR_DAY}[】］\]]")
_BEFORE_NOTE = re.compile(rf"(?:{_BESIDE.pattern})[^。\n]*?{_NAMED}[:：]")
_VERB = re.compile(rf"{UNIT_END}[^）)]*(?:牵头|负责(?!人|同志|制)|配合|协同|协助|参与|落实)")
_LISTED = (
    rf"(?:[^、，,；;：:。]{{1,18}}(?:{UNIT_END}|[科股室]|镇街)|等?(?:有关|相关)?(?:单位|部门))"
)
# A day behind a list of units: 区住建局、各镇街；12月底前.
_UNTIL = re.compile(r"[；;，,]\s*[^；;，,、]{1,10}(?:前|底|全年|长期坚持|持续推进)(?:完成)?$")
_LIST = re.compile(rf"^{_LISTED}(?:[、，,；;]{_LISTED})*等?$")


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
        if match.start() < at or not is_note(match[match.lastgroup or 0], before):
            continue
        parts += _plain(text, at, match.start())
        at = match.end()
        if text[at : at + 1] in ("。", "；", ";") and at < end:
            at += 1
        parts += _trimmed(text, match.start(), at, Kind.NOTE)
    parts += _plain(text, at, end)
    return tuple(_joined(text, parts))


def _joined(text: str, parts: list[Sentence]) -> Iterator[Sentence]:
    """Notes that follow each other, and the lines beside them that say until when, as one note."""
    run: list[Sentence] = []
    for part in parts:
        beside = part.kind is Kind.TEXT and _BESIDE.match(text[part.start : part.end])
        if part.kind is not Kind.NOTE and not beside:
            yield from _run(run)
            run = []
            yield part
        else:
            run.append(part)
    yield from _run(run)


def _run(run: list[Sentence]) -> tuple[Sentence, ...]:
    """A run of notes and lines beside them: one note, or the lines as they are without a note."""
    if len(run) > 1 and any(part.kind is Kind.NOTE for part in run):
        return (Sentence(run[0].start, run[-1].end, Kind.NOTE),)
    return tuple(run)


def is_note(inside: str, before: str) -> bool:
    """Whether words in brackets name the units in charge; `before` is the text in front of them."""
    if _LABEL.fullmatch(inside):
        return False  # 【责任单位】 is the label of what follows.
    if _LABEL.search(inside[:8]) or _BARE_NOTE.search(inside):
        return True
    if _VERB.search(inside):
        return len(inside) <= 20 or "、" in inside or "牵头" in inside or "负责" in inside
    bare = _UNTIL.sub("", re.sub(r"[（(][^（）()]*[)）]", "", inside))
    return bool(re.search(r"(?:^|[。！？；;\n])\s*$", before) and _LIST.match(bare))


def is_bare_note(line: str) -> bool:
    """Whether words without brackets begin with a label of units or of what stands beside them."""
    return bool(_BARE_NOTE.match(line) or _BESIDE.match(line))


def _plain(text: str, start: int, end: int) -> Iterator[Sentence]:
    """The sentences of a stretch without notes."""
    at = start
    for match in _END.finditer(text, start, end):
        yield from _trimmed(text, at, match.end(), _kind(text, at, match.end()))
        at = match.end()
    yield from _trimmed(text, at, end, _kind(text, at, end))


def _kind(text: str, start: int, end: int) -> Kind:
    """A sentence that begins with "责任单位：" is a note without brackets."""
    words = text[start:end].lstrip()
    return Kind.NOTE if _BARE_NOTE.match(words) or _BEFORE_NOTE.match(words) else Kind.TEXT


def _trimmed(text: str, start: int, end: int, kind: Kind) -> Iterator[Sentence]:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    right = end - len(words) + len(words.rstrip())
    if left < right:
        yield Sentence(left, right, kind)
