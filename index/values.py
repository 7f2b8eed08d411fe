"""Deadlines, frequencies and figures as the plan writes them."""

import re

_N = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千万]+)"
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(?:份)?"
_DEADLINE = re.compile(
    rf"(?:(?:20\d\d年)?{_MONTH}(?:(?:[12]\d|3[01]|[1-9])日|[上中下]旬|底)?(?:之?前|以前)"
    rf"|(?:20\d\d年)?(?:1[0-2]|[1-9])[-—－–~～至](?:1[0-2]|[1-9])月份?"
    rf"|(?:20\d\d年)?{_MONTH}(?:(?:[12]\d|3[01]|[1-9])日|[上中下]旬|底)"
    rf"|(?:20\d\d年)?{_MONTH}至{_MONTH}"
    rf"|[一二三四]季度(?:末|前|内|底)?|[上下]半年|年底(?:之?前)?|年内|今冬明春|汛期(?:前|到来前)?|全年"
    rf"|(?:20\d\d年)(?:年底)?(?:之?前|底前|底)|{_N}(?:个)?(?:工作日|小时|分钟|天|日|个月|周)(?:之?内|以内|前))"
)
_FREQUENCY = re.compile(
    rf"每(?:{_N}个?)?(?:年度?|半年|季度?|个?月|半个?月|周|天|日|班|学期|旬|星期)(?:[^，,。；;、]{{0,12}}?(?:至少|不少于|不低于|不得少于)?[^，,。；;、]{{0,14}}?{_N}(?:次|轮|场|期|个|起|遍|家次))?(?:以上)?"
)
_FIGURE = re.compile(
    rf"{_N}(?:[-—－–~～至]{_N})?(?:余|多)?(?:万|亿)?(?:元|个|家|栋|台|处|条|公里|人|名|人次|家次|次|套|只|座|辆|艘|场|期|项|户|端口|%|％|‰|学时|小时|分钟|米|平方米|吨|支|批|部|起)(?:以上|以下|以内)?|百分之{_N}"
)


def deadlines(text: str) -> tuple[str, ...]:
    """Dates and periods, in order of their place: 4月底前, 5-10月份, 24小时内."""
    return _all(_DEADLINE, text)


def frequencies(text: str) -> tuple[str, ...]:
    """How often: 每季度至少组织研究1次, 每月."""
    return _all(_FREQUENCY, text)


def figures(text: str) -> tuple[str, ...]:
    """Counts, amounts and shares with their unit of measure: 500-5000元, 65套, 90%."""
    return _all(_FIGURE, text)


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group() for match in pattern.finditer(text)))
