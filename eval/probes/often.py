"""How often, taken apart: 每季度至少组织研究1次 = every quarter · organise and study · once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.ledger.values import frequencies

_N = r"(?:\d+|[一二两三四五六七八九十])"
_PERIOD = re.compile(rf"^每(?:{_N}个?)?(?:年度?|半年|季度?|半个?月|个?月|周|天|日|学期|旬|星期)")
_LEAST = re.compile(r"至少|不少于|不低于|不得少于|不得低于")
_COUNT = re.compile(rf"({_N})(次|轮|场|期|遍)$")
_ONE = ("1", "一")


@dataclass(frozen=True, slots=True)
class Often:
    """A frequency: its words in the text, the period, what is done, and the count with its measure.

    `count` is "" where the text only says 每月.
    """

    words: str
    period: str
    act: str
    count: str
    measure: str

    @property
    def once(self) -> bool:
        """Whether it is one time in each period."""
        return self.count in _ONE


def often_in(text: str) -> Iterator[Often]:
    """The frequencies of a text that can be taken apart, each of which stands there once."""
    for words in frequencies(text):
        period = _PERIOD.match(words)
        if period is None or text.count(words) != 1:
            continue
        rest = words[period.end() :].removesuffix("以上")
        count = _COUNT.search(rest)
        act = _LEAST.sub("", rest[: count.start()] if count else rest)
        if count or not rest:
            number, measure = count.groups() if count else ("", "")
            yield Often(words, period.group(), act, number, measure)
