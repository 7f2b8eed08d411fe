"""One wrong time: month, day, before or after, year, how often, how long."""

import re
from collections.abc import Iterator
from random import Random

from eval.adversarial.case import Case, cited_by, wrong
from eval.probes.ground import Statement
from index.ledger.values import deadlines, frequencies

_PERIODS = ("每日", "每周", "每半月", "每月", "每两个月", "每季度", "每半年", "每年", "每学期")
_SAME = {"每天": "每日", "每星期": "每周"}
_DURATION = re.compile(
    r"(?<![\d.])(\d{1,3})(个工作日|小时|分钟|天|日|个月|周|学时|周岁)(?=内|前|以内|值|的|，|。|提|发|完)"
)
_UNITS = {
    "个工作日": "日",
    "小时": "天",
    "分钟": "小时",
    "天": "个工作日",
    "日": "个工作日",
    "个月": "天",
    "周": "天",
    "学时": "天",
}


def wrong_times(own: Statement, luck: Random) -> Iterator[Case]:
    """The sentence with one of its times changed."""
    for words in deadlines(own.text):
        if own.text.count(words) == 1:
            yield from _dates(own, words, luck)
            yield from _years(own, words)
    yield from _often(own, luck)
    yield from _lasting(own)


def _dates(own: Statement, words: str, luck: Random) -> Iterator[Case]:
    month = re.search(r"(1[0-2]|[1-9])(?=月)", words)
    if month:
        others = [one for one in range(1, 13) if one != int(month.group())]
        for other in luck.sample(others, 2):
            new = words[: month.start()] + str(other) + words[month.end() :]
            yield from _changed("月份", own, words, new)
    day = re.search(r"(?<=月)(\d{1,2})(?=日)", words)
    if day:
        new = words[: day.start()] + str(int(day.group()) % 28 + 1) + words[day.end() :]
        yield from _changed("日期", own, words, new)
    for old, new in (
        ("底前", "底后"),
        ("日前", "日后"),
        ("底前", "初前"),
        ("前", "后"),
        ("内", "后"),
    ):
        if words.endswith(old):
            yield from _changed("前后", own, words, words.removesuffix(old) + new)
    if words.endswith("底前") and month:
        yield from _changed("日期", own, words, words.replace("底前", "20日前"))
    span = re.fullmatch(r"(\d{1,2})(月?[-—至])(\d{1,2})(月份?)", words)
    if span:
        new = f"{span[1]}{span[2]}{int(span[3]) % 12 + 1}{span[4]}"
        yield from _changed("月份区间", own, words, new)
    if words in ("年内", "全年"):
        yield from _changed("日期", own, words, "上半年" if words == "全年" else "6月底前")


def _years(own: Statement, words: str) -> Iterator[Case]:
    year = re.match(r"20\d\d", words)
    if year:
        for step in (-1, 1):
            yield from _changed(
                "年份", own, words, f"{int(year.group()) + step}{words[year.end() :]}"
            )
    elif own.plan.year and re.match(r"(?:1[0-2]|[1-9])月", words):
        for step in (-1, 1):
            yield from _changed("添错年份", own, words, f"{own.plan.year + step}年{words}")


def _often(own: Statement, luck: Random) -> Iterator[Case]:
    for words in frequencies(own.text):
        period = next(
            (one for one in sorted(_PERIODS, key=len, reverse=True) if words.startswith(one)), ""
        )
        if own.text.count(words) != 1 or not period:
            continue
        for new in luck.sample([one for one in _PERIODS if one != period], 3):
            yield from _changed("频次", own, words, new + words[len(period) :])
        for old, few in (("1次", "2次"), ("2次", "1次"), ("1次", "3次"), ("1个", "2个")):
            if words.endswith(old):
                yield from _changed("次数", own, words, words.removesuffix(old) + few)


def _lasting(own: Statement) -> Iterator[Case]:
    for match in _DURATION.finditer(own.text):
        number, unit = match.groups()
        for new in (
            f"{int(number) * 2}{unit}",
            f"{int(number) + 1}{unit}",
            f"{number}{_UNITS.get(unit, '天')}",
        ):
            if new == match.group() or (unit == "天" and new.endswith("日")):
                continue
            said = own.text[: match.start()] + new + own.text[match.end() :]
            yield from wrong("时长", said, new, cited_by(own))


def _changed(kind: str, own: Statement, old: str, new: str) -> Iterator[Case]:
    yield from wrong(kind, own.text.replace(old, new), new, cited_by(own))
