"""The period that a question about deadlines names: 4月底前, 下个月, 二季度, 年底前."""

import re
from dataclasses import dataclass, replace
from datetime import date

from index.ledger.due import Due, due_of, month_span
from index.ledger.values import deadlines

# 月底前 without a month is this month's.
_MONTH_OF = re.compile(
    r"(上个?月|上月|这个月|本月|当月|下个?月|下月|(?<![\d一二三四五六七八九十个每份季几哪各])月[底末])"
)
# 后头还没到期的: from today on.
_LEFT = re.compile(r"(?:还没|没有?|尚未|未)到(?:期|日子)|还没到(?:时间|时候)")
# 卡了月底时限的: at the end of any month.
_AT_MONTH_ENDS = re.compile(
    r"(?:写|卡|定|限|标)(?:了|着|明|死)?在?(?<!个)月[底末]|(?<![\d一二三四五六七八九十个这本上下])月[底末](?:时限|期限)"
)
_SHIFT = {"上": -1, "这": 0, "本": 0, "当": 0, "下": 1, "月": 0}
_PLAIN_MONTH = re.compile(
    r"(?<![\d一二三四五六七八九十])(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?"
)
_YEAR_END = re.compile(r"年底|年末|年内|全年")
_ANY_PERIOD = re.compile(
    rf"{_MONTH_OF.pattern}|{_PLAIN_MONTH.pattern}|年底|年末|年内|全年|[上下]半年"
    r"|(?:第?[一二三四1-4]|上|本|这|下)个?季度|[之以]?前|[底末初]"
)
_MONTH_END = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份|底|末|[上中下]旬)?前?"
_LISTED = re.compile(rf"{_MONTH_END}(?:[、,，和与及跟]?{_MONTH_END})+")
_ANY_MONTH = re.compile(r"几月|哪个月|各月|每个月底")


@dataclass(frozen=True, slots=True)
class Period:
    """Two days, both included; `until` whether everything that ends before them is meant too.

    `end` whether the last day alone is meant: 卡在6月底.
    """

    first: date
    last: date
    until: bool
    end: bool = False

    def holds(self, due: Due) -> bool:
        """Whether a deadline ends in the period; a stretch of time is no deadline for "前"."""
        if self.end:
            return due.first is None and due.last == self.last
        ends = due.last is not None and self.first <= due.last <= self.last
        return ends and not (self.until and due.first is not None)

    def precedes(self, due: Due) -> bool:
        """Whether a deadline of the same year ends before the period and is meant by "前" too."""
        return bool(
            self.until
            and due.first is None
            and due.last is not None
            and due.last < self.first
            and due.last.year == self.first.year
        )


def without_periods(question: str) -> str:
    """A question without the words that name a period."""
    for words in deadlines(question):
        question = question.replace(words, " ")
    return _ANY_PERIOD.sub(" ", question)


def asked_periods(question: str, year: int, today: date) -> tuple[Period, ...]:
    """The periods that a question names for a plan of a year: 7月底、8月底和9月底; mostly one."""
    first = asked_period(question, year, today)
    found = [first] if first else []
    for match in _LISTED.finditer(question):
        named = (
            asked_period(month.group(), year, today)
            for month in re.finditer(_MONTH_END, match.group())
        )
        found += [replace(one, until=one.until or found[0].until) for one in named if one]
    return tuple(dict.fromkeys(found))


def asked_period(question: str, year: int, today: date) -> Period | None:
    """The period in the words of a question for a plan of a year; None when it names none.

    下个月 is a month of today's calendar, looked up in the plan's own year: a plan of another year
    says so beside the answer.
    """
    until = bool(re.search(r"前|截止|之内|以内", question))
    if _LEFT.search(question):
        _, last = month_span(year, today.month, today.month)
        return Period(last.replace(day=min(today.day, last.day)), date(year, 12, 31), False)
    if _AT_MONTH_ENDS.search(question):
        return Period(date(year, 1, 1), date(year, 12, 31), False)
    relative = _MONTH_OF.search(question)
    if relative:
        month = (today.month - 1 + _SHIFT[relative.group(1)[0]]) % 12 + 1
        return Period(*month_span(year, month, month), False)
    for words in deadlines(question):
        due = due_of(words, year)
        if due.last is not None:
            first = due.first or due.last
            exact = re.search(r"\d日|旬|号", words)
            if due.first is None and not exact:
                # 6月前 ends with the last day of May: the month that was named is June.
                first = due.last.replace(day=1)
                if due.last != month_span(due.last.year, due.last.month, due.last.month)[1]:
                    first = due.last
            return Period(first, due.last, until, not until and words.endswith(("月底", "月末")))
    plain = _PLAIN_MONTH.search(question)
    if plain:
        due = due_of(f"{plain.group(1)}月", year)
        return Period(due.first, due.last, until) if due.first and due.last else None
    if _ANY_MONTH.search(question):
        return Period(date(year, 1, 1), date(year, 12, 31), until)
    if _YEAR_END.search(question):
        return Period(date(year, 12, 1), date(year, 12, 31), until)
    return None
