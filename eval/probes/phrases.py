"""Sentences cut into phrases: the words around a value, fit to be asked with."""

import re
from dataclasses import dataclass
from itertools import pairwise

from eval.probes.often import often_in
from index.ledger.values import deadlines, frequencies

SHORTEST, LONGEST = 6, 30
_ENOUGH = 8
_BREAK = re.compile(r"[，,；;：:。！？!?\n]")
# "结合工作实际，…": says how, not what.
_ADVERB = re.compile(r"^(?:结合|按照|根据|围绕|针对|依托|通过|坚持|聚焦|为)[^，,]{2,16}$|基础上$")
# Words that mean something said before, or a phrase cut off from its head.
_LEANS = re.compile(
    r"^(?:其|该|此|上述|前述|并|同时|以上|以下|对其|对此|以及|或|及|和|与|的|等|至|后|且|否则|另|情况|结果|时间"
    r"|[^，,]{0,8}情况[抄报]送)|(?:其|该|此)(?:中|项|类)|如下"
)
# "使用超过20年的老旧装置", "对跨区域的职责争议": something to do with which nothing is done yet.
_HEADLESS = re.compile(
    r"(?:的|后|时|期间|过程中|基础上|以上|要求)$|的[^，,的]{1,8}$|^以[^，,]*为重点$"
)
_ACTS = re.compile(
    r"^(?:对|全|在)?[^，,的对]{0,4}?(?:完成|开展|关闭|退出|建[成立设]|新建|推[动进行广]|落实|组织|举办|制定|印发|实[行施现]"
    r"|改造|整治|更新|更换|治理|配备|设立|聘请|加[强快大]|强化|深化|规范|完善|健全|严[格厉查禁]|督促|达到|安装|提升|做好)"
)
_PAIRED = (("“", "”"), ("（", "）"), ("《", "》"), ("(", ")"), ("‘", "’"), ("「", "」"))
_CONTENT = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9]")
_ENDS = "，,、。；;： "


@dataclass(frozen=True, slots=True)
class Window:
    """Words around a value: `before`, the value and `after` stand in one sentence.

    `whole`: it begins where the sentence begins, so that nothing said before is missing.
    """

    before: str
    after: str
    whole: bool

    @property
    def topic(self) -> str:
        """The words without the value."""
        return bare(self.before + self.after)


def window(text: str, start: int, end: int, act: str = "") -> Window | None:
    """The phrase of a sentence around its value `start:end`, made longer where it says too little.

    `act` is what the value itself says to do. A value that stands alone takes the phrase behind
    it. None when it cannot be asked with: too long, too short, leaning on what was said before, or
    cut out of a pair of brackets.
    """
    cuts = [0, *(found.end() for found in _BREAK.finditer(text)), len(text) + 1]
    left = max(cut for cut in cuts if cut <= start)
    right = min(cut for cut in cuts if cut > end) - 1
    before, after = text[left:start], text[end:right]
    if not before + after + act:
        after = _task(text, cuts, right + 1)
    said = before + act + after
    if left and (_size(said) < _ENOUGH or _LEANS.search(said) or not before):
        wider = max(cut for cut in cuts if cut < left)
        valued = deadlines(text[wider:left]) or frequencies(text[wider:left])
        if not valued and _size(text[wider:start] + act + after) <= LONGEST:
            left, before = wider, text[wider:start]
    after = after.rstrip(_ENDS)
    found = Window(before, after if before else after.lstrip(_ENDS), left == 0)
    dangling = re.match(r"^[的底初末度后起以]", found.after)
    whole_words = bare(found.before + act + found.after)
    return found if is_fair(whole_words) and not dangling else None


def opening(text: str) -> str | None:
    """The first phrases of a sentence that say what is to be done, without values; None if unfit."""
    words = ""
    for phrase in _BREAK.split(text):
        plain = bare(phrase)
        if not plain or (not words and _ADVERB.search(plain)):
            continue
        words = f"{words}，{plain}" if words else plain
        if _size(words) >= _ENOUGH and not is_headless(words):
            break
    return words if is_fair(words) and not is_headless(words) else None


def bare(text: str) -> str:
    """A stretch without its deadlines and without how often: what is left is what is done."""
    for often in often_in(text):
        text = text.replace(often.words, often.act)
    for value in sorted(deadlines(text), key=len, reverse=True):
        text = re.sub(rf"(?<![\d至到十百])[在于]?{re.escape(value)}", "", text)
    return re.sub(r"^[在于，,、]+|[，,、]+$", "", text.strip())


def is_fair(topic: str) -> bool:
    """Whether a topic is long and short enough, leans on nothing, and its brackets are paired."""
    paired = all(topic.count(a) == topic.count(b) for a, b in _PAIRED)
    sized = SHORTEST <= _size(topic) <= LONGEST
    return sized and paired and '"' not in topic and not _LEANS.search(topic)


def is_headless(topic: str) -> bool:
    """Whether a topic only names things, with nothing said to be done."""
    last = _BREAK.split(topic)[-1]
    return bool(_HEADLESS.search(last)) and not (_ACTS.match(last) and not last.endswith("的"))


def begins_with_act(topic: str) -> bool:
    """Whether a topic begins with what is done."""
    return bool(_ACTS.match(topic))


def _task(text: str, cuts: list[int], start: int) -> str:
    """The next phrase that says what is done by a date that stands alone."""
    later = [cut for cut in cuts if cut >= start]
    for a, b in pairwise(later):
        phrase = text[a : b - 1]
        if not _ADVERB.search(phrase) or b == later[-1]:
            return f"，{phrase}"
    return ""


def _size(words: str) -> int:
    return len(_CONTENT.sub("", words))
