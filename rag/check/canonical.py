"""A match of the gate's patterns → canonical words: 五月底之前 → 5月底前, 两次 → 2次."""

import re
from collections.abc import Callable, Iterator

from rag.check import patterns
from rag.check.amount import amount
from rag.check.kinds import Kind
from rag.check.units import UnitNames

Word = tuple[Kind, str, str]
_MONEY = ("元", "万元")
_LENGTHS = ("工作日", "学时", "小时", "分钟", "秒", "岁", "月", "周", "天", "日", "年", "时")
_SAME = {"季": "季度", "年度": "年", "月度": "月", "半个月": "半月", "星期": "周", "日": "天"}
_SAME_MEASURE = {
    "秒钟": "秒", "星期": "周", "课时": "学时", "周岁": "岁", "千米": "公里", "千克": "公斤", "日": "天",
    "名": "人", "位": "人", "幢": "栋",
}  # fmt: skip


def _unit(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    yield Kind.UNIT, f"@{units.canonical(match.group())}", match.group()


def _frequency(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    every = amount(match["every"]) if match["every"] else "1"
    period = match["period"].removeprefix("个")
    period = _SAME.get(period, period)
    yield Kind.FREQUENCY, f"每{'' if every == '1' else every}{period}", match.group()


def _year(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    said = match["year_of"]
    yield Kind.YEAR, f"{amount(said)}年", f"{said}年"


def _date(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    part = match.groupdict()
    if part["from"]:
        form = f"{amount(part['from'])}-{amount(part['to'])}月{_when(part['range_when'])}"
    elif part["month"]:
        day = f"{amount(part['mday'])}日" if part["mday"] else _end(part["mpart"])
        form = f"{amount(part['month'])}月{day}{_when(part['when'])}"
    elif part["quarter"]:
        when = _end(part["quarter_part"]) + _when(part["quarter_when"])
        form = f"{amount(part['quarter'])}季度{when}"
    elif part["half"]:
        form = f"{part['half']}半年{_when(part['half_when'])}"
    elif part["year_part"]:
        form = f"年{_end(part['year_part'])}{_when(part['year_when'])}"
    else:
        form = "全年"
    yield Kind.DATE, form, match.group()


def _share(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    value = amount(match["percent"])
    yield (Kind.SHARE, f"{value}%", match.group()) if value else _plain(match.group())


def _number(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    part = match.groupdict()
    if part["range"]:
        low, high = amount(part["low"]), amount(part["high"])
        measure = _measure(part["high_measure"])
        first = _measure(part["low_measure"]) or measure
        kind = _kind_of(measure)
        yield (
            kind,
            f"{low}{'' if first == measure else first}..{high}{measure}{_when(part['range_within'])}",
            match.group(),
        )
        return
    value = amount(part["count"] + (part["large"] or ""))
    if value is None:
        yield from (_plain(char) for char in match.group())
        return
    measure = _measure(part["measure"])
    if measure == "成":
        value, measure = f"{float(value) * 10:g}", "%"
    if measure == "万元":
        value, measure = amount(value + "万") or value, "元"
    form = f"{part['ordinal'] or ''}{value}{'余' if part['over'] else ''}{measure}"
    yield _kind_of(measure), form + _when(part["within"]), match.group()


def _kind_of(measure: str) -> Kind:
    if measure in _MONEY:
        return Kind.MONEY
    if measure in ("%", "‰"):
        return Kind.SHARE
    return Kind.DURATION if measure.endswith(_LENGTHS) else Kind.NUMBER


def _measure(words: str | None) -> str:
    bare = (words or "").removeprefix("个") if words != "个" else "个"
    bare = "月" if words == "个月" else bare
    return _SAME_MEASURE.get(bare, bare)


def _when(words: str | None) -> str:
    """前, 后, 内: 之前 and 以前 are 前."""
    return (words or "")[-1:]


def _end(words: str | None) -> str:
    return {"末": "底", "度内": "内"}.get(words or "", words or "")


def _from_table(kind: Kind, table: dict[str, tuple[str, ...]]) -> Callable[..., Iterator[Word]]:
    forms = {re.sub(r"\(.*", "", word): form for form, words in table.items() for word in words}

    def words(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
        yield kind, f"{kind.value}:{forms[match.group()]}", match.group()

    return words


def _glue(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    yield Kind.GLUE, match.group(), match.group()


def _content(match: re.Match[str], units: UnitNames) -> Iterator[Word]:
    """Chinese characters one by one; a word of Latin letters is one."""
    text = match.group()
    if text.isascii():
        yield _plain(text)
    else:
        yield from ((Kind.CONTENT, char, char) for char in text)


def _plain(text: str) -> Word:
    return Kind.CONTENT, text.lower(), text


FORMS: dict[Kind, Callable[[re.Match[str], UnitNames], Iterator[Word]]] = {
    Kind.UNIT: _unit,
    Kind.FREQUENCY: _frequency,
    Kind.YEAR: _year,
    Kind.DATE: _date,
    Kind.SHARE: _share,
    Kind.NUMBER: _number,
    Kind.COMPARISON: _from_table(Kind.COMPARISON, patterns.COMPARISON),
    Kind.POLARITY: _from_table(Kind.POLARITY, patterns.POLARITY),
    Kind.ROLE: _from_table(Kind.ROLE, patterns.ROLES),
    Kind.GLUE: _glue,
    Kind.CONTENT: _content,
}
