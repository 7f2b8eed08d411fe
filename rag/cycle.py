"""How often, as one word for each cycle: 每3个月一次, 按季度 and 季度性的 are all 季度."""

import re

from rag.check.amount import amount
from rag.check.patterns import FREQUENCY

_EVERY = re.compile(FREQUENCY)
# 按月, 一年一次, 半年一次, 两个月搞一回, 季度性: a cycle without 每.
_SPOKEN = re.compile(
    r"按(?P<by>年度?|半年|季度?|月度?|周|天|日|学期)(?!底|末|初)"
    r"|(?P<count>[一二两三四六1-6])?个?(?P<period>年|半年|季度|半个月|月|周|星期|天|学期)(?:至少|最少|起码|都要?|就?得)?.{0,2}?[一1](?:次|回|遍|趟|轮)"
    r"|(?P<kind>年度|季度|月度)性|(?P<twice>[年季月])(?P=twice)"
)
_SAME = {
    "年度": "年", "季": "季度", "月度": "月", "星期": "周", "日": "天", "半个月": "半月",
    "3月": "季度", "6月": "半年", "12月": "年", "7天": "周", "15天": "半月",
}  # fmt: skip


def cycles(text: str) -> tuple[str, ...]:
    """The cycles that a text names, in their order: 月, 2月, 季度, 半年, 年, 周, 天, 学期, 班."""
    return tuple(dict.fromkeys(name for name, _ in _found(text)))


def without_cycles(text: str) -> str:
    """A text without the words that name a cycle."""
    for _, words in _found(text):
        text = text.replace(words, " ")
    return text


def _found(text: str) -> list[tuple[str, str]]:
    """(cycle, its words)."""
    every = [(_named(one["every"], one["period"]), one.group()) for one in _EVERY.finditer(text)]
    spoken = [
        (
            _named(one["count"], one["by"] or one["period"] or one["kind"] or one["twice"]),
            one.group(),
        )
        for one in _SPOKEN.finditer(text)
    ]
    return every + [one for one in spoken if not any(one[1] in words for _, words in every)]


def _named(count: str | None, period: str) -> str:
    number = amount(count) if count else "1"
    period = period.removeprefix("个")
    period = _SAME.get(period, period)
    return period if number == "1" else _SAME.get(f"{number}{period}", f"{number}{period}")
