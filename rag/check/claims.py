"""A sentence of an answer → its claims: what must each stand in one clause, and of which plan.

Words that the product puts around quotes are taken off: 原文：, 条款写明：, 与条款不符：, 是。, ——,
《标题》：. "不是。" says something of the question, not of a plan.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rag.check.kinds import COUNTED, TIMED, Kind
from rag.check.units import UnitNames
from rag.check.words import Words, plain_text, words_of

_INNER = r"[^()\n]*(?:\([^()\n]*\)[^()\n]*)*"
_NOTE = re.compile(
    rf"(\((?={_INNER}(?:牵头|负责|配合|协同|责任单位|责任部门)){_INNER}\))[。;]?|[。;!?\n]+"
)
_FRAME = re.compile(
    r"^(?:[-—–·•*\s\"“”]+|(?:条款)?(?:原文|写明|规定)(?:是|为|如下)?[:,]|条款(?:原文|写明|写的是)[:,]"
    r"|与条款(?:不符|一致|相符)[:,]?|(?:不是|是的?|对|不对)[:,]|(?:另外|此外|同时|其中)[:,])"
)
_QUOTED = re.compile(r"^[\s\"“”]*(?:条款)?(?:原文|写明)(?:是|为|如下)?:")
_BARE = re.compile(r"^(?:不是|是的?|对|不对|原文|与条款(?:不符|一致|相符))?$")
_SAYS = (
    r"(?:中|里)?(?:第(?P<item>[一二三四五六七八九十百\d]+)[条项])?"
    r"(?:的?(?:要求|规定|明确|提出|写明|写道))?[:,]"
)
_TITLE = re.compile(rf"^《(?P<plan>[^》]+)》(?:{_SAYS})?")
_NAMED = re.compile(
    rf"^(?:在|按照?|根据|依据)?(?P<plan>[^,:《》、]{{0,16}}?(?:要点|计划)[一二三四五六七八九十\d]?|20\d\d年|(?=第))"
    rf"{_SAYS}"
)
_OF_WHAT = r"(?:任务|职责|工作|要求|条款|规定)?"
_HOW_MANY = r"(?<![第\d一二两三四五六七八九十百])([\d一二两三四五六七八九十百]+)(?:项|条|个条款)"
_COUNT = re.compile(rf"(共(?:计|有)?)?{_HOW_MANY}{_OF_WHAT}$")
_COUNT_HEAD = re.compile(rf"^([^:,]{{0,40}}?{_HOW_MANY}{_OF_WHAT}):(.+)$")
_LABEL = re.compile(r"^(责任|集体):")
_WHO = re.compile(r"^(?:\((?=.*\)$)|(?:责任|牵头|配合|主办|协办)(?:单位|部门)?:)")
_WHEN = re.compile(r"^(?:完成)?(?:时限|时间|期限):")
_NO_CLAIM = COUNTED | TIMED | {Kind.COMPARISON, Kind.GLUE}
_ONLY_WHO = frozenset({Kind.UNIT, Kind.ROLE, Kind.GLUE})
_ONLY_WHEN = TIMED | {Kind.GLUE}


@dataclass(frozen=True, slots=True)
class Claim:
    """Words that one clause must carry; `plan` is how the sentence calls the plan, or "".

    `collective`: it is said to be the duty of a group. `task` is what a claim that says only who
    or when belongs to: both must stand together. `item` is the number of the item named, or "";
    `quoted` stands behind 原文：.
    """

    text: str
    plan: str = ""
    item: str = ""
    collective: bool = False
    task: str = ""
    quoted: bool = False

    def named(self) -> "Claim | None":
        """The claim with a plan's name at its beginning read as one: 要点一：…, 2023年：…"""
        said = self.task or self.text
        match = _NAMED.match(said)
        if match is None or match.end() == len(said):
            return None
        rest = said[match.end() :]
        plan, item = match["plan"] or self.plan, match["item"] or self.item
        if self.task:
            return replace(self, task=rest, plan=plan, item=item)
        return replace(self, text=rest, plan=plan, item=item)

    def counted(self, units: UnitNames) -> tuple["Claim", str] | None:
        """The claim without a count of what is cited, and that count: "甲牵头共3项", "3项"."""
        match = _COUNT.search(self.text)
        if match is None:
            return None
        rest = self.text[: match.start()].rstrip(":,的")
        if not match.group(1) and not set(words_of(rest, units).kinds) <= _ONLY_WHO:
            return None
        return replace(self, text=rest), match.group(2)


def claims_of(sentence: str, units: UnitNames) -> tuple[Claim, ...]:
    """The claims of a sentence in order; an amount or a date alone belongs to what follows it.

    Where what follows says it too, in the same bounds, it claims nothing more: "3次。原文：…至少3次"
    does not bound the 3 as its source does, and is a claim of its own.
    """
    claims: list[Claim] = []
    waiting, last = "", Claim("")
    for claim in _split(sentence):
        restated = waiting and _restated(words_of(waiting, units), words_of(claim.text, units))
        if waiting and claim.quoted and not restated:  # "8%以上。原文：…" answers, then quotes
            claims.append(replace(last, text=waiting))
            waiting = ""
        text = f"{waiting},{claim.text}" if waiting and not restated else claim.text
        waiting = ""
        if not _COUNT.fullmatch(text) and set(words_of(text, units).kinds) <= _NO_CLAIM:
            waiting, last = text, claim
            continue
        claims.append(replace(claim, text=text))
    if waiting and claims:
        claims[-1] = replace(claims[-1], text=f"{claims[-1].text},{waiting}")
    elif waiting:
        claims.append(replace(last, text=waiting))
    return tuple(_bound(claims, units))


def _restated(value: Words, said: Words) -> bool:
    """Whether a value stands in a claim, with no word beside it that bounds, denies or dates it."""
    size = len(value)
    beside = {Kind.COMPARISON, Kind.POLARITY, Kind.YEAR}
    return any(
        said.forms[at : at + size] == value.forms
        and not beside & {*said.kinds[max(at - 1, 0) : at], *said.kinds[at + size : at + size + 1]}
        for at in range(len(said) - size + 1)
    )


def _bound(claims: list[Claim], units: UnitNames) -> Iterator[Claim]:
    """Who and when, each with the task before it, or behind it where none is before."""
    leaning = [_leans(claim.text, units) for claim in claims]
    for at, claim in enumerate(claims):
        before = [one for one in range(at) if not leaning[one]]
        behind = [one for one in range(at, len(claims)) if not leaning[one]]
        if not leaning[at] or not before + behind:
            yield claim
        else:
            yield replace(claim, task=claims[before[-1] if before else behind[0]].text)


def _leans(text: str, units: UnitNames) -> bool:
    """Whether a claim says only who or when."""
    if _WHO.match(text) or _WHEN.match(text):
        return ":" not in text.partition(":")[2]
    kinds = set(words_of(text.replace("完成", ""), units).kinds)
    return kinds <= _ONLY_WHO or kinds <= _ONLY_WHEN


def _split(sentence: str) -> Iterator[Claim]:
    plan = item = ""
    for segment in _segments(plain_text(sentence)):
        quoted = bool(_QUOTED.match(_TITLE.sub("", segment)))
        text, plan, item = _unframed(segment, plan, item)
        head = _COUNT_HEAD.match(text)
        for part in head.group(1, 3) if head else (text,):
            label = _LABEL.match(part)
            if _BARE.match(part):
                continue
            if label and label.group(1) == "集体":
                yield Claim(part[label.end() :], plan, item, True, quoted=quoted)
            else:
                yield Claim(f"责任单位{part[2:]}" if label else part, plan, item, quoted=quoted)


def _segments(text: str) -> Iterator[str]:
    """The stretches between 。 and ；, each note in brackets by itself."""
    at = 0
    for match in _NOTE.finditer(text):
        yield text[at : match.start()]
        if match.group(1):
            yield match.group(1)
        at = match.end()
    yield text[at:]


def _unframed(text: str, plan: str, item: str) -> tuple[str, str, str]:
    """A segment without what the product puts before a quote; the plan and item that it names."""
    while True:
        frame, title = _FRAME.match(text), _TITLE.match(text)
        if title:
            plan, item, text = title["plan"], title["item"] or "", text[title.end() :]
        elif frame and frame.end():
            text = text[frame.end() :]
        else:
            return text.strip('"“”'), plan, item
