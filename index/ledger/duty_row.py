"""A row of a duty table, read by the names of its columns.

A row reads "工作任务：…；牵头单位：…；完成时限：…。" (see `readers/rows.py`). Glossary: 牵头单位 lead ·
责任单位 responsible · 配合单位 supporting · 完成时限 deadline · 频次 frequency.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.ledger.due import due_of
from index.ledger.units import Roles, by_role, read_roles
from index.ledger.values import deadlines, frequencies

_CELL = re.compile(r"([^：；，。]{2,12})：(.*)", re.DOTALL)
_KIND = r"(?:单位|部门|科室|股室|处室|主体|机构|站所)"
_COLUMNS = (
    ("牵头", re.compile(rf"(?=.*(?:牵头|主办|主责))(?!.*(?:配合|责任)).*{_KIND}|牵头|主办")),
    ("责任", re.compile(rf"(?=.*(?:责任|负责|落实|实施|承办|牵头)).*{_KIND}|责任|负责")),
    ("配合", re.compile(rf"(?=.*(?:配合|协办|协同|协助|参与)).*{_KIND}|配合|协办")),
)
_DUE = re.compile(r".*(?:时限|期限|时间|截止|节点).*|完成日期|月份")
_OFTEN = re.compile(r".*(?:频次|频率|周期).*")
_EMPTY = re.compile(r"[/／\-—–－\s]*|无")
_BREAK = re.compile(
    r"[/／\s]+|(?<=[局办队站所])(?=[省市区县镇][\u4e00-\u9fff]{2,12}(?:[局办队站所]|中心)$)"
)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """What a row says: its units, and its deadlines and frequencies in the plan's own words."""

    roles: Roles
    deadlines: tuple[str, ...]
    frequencies: tuple[str, ...]


def read_row(words: str, year: int | None) -> DutyRow:
    """The columns of a row's text that say who, by when and how often; the year is the plan's.

    A deadline column counts whole when it names a date (2024年6月) or nothing that reads as a
    deadline (长期坚持); otherwise the deadlines in it count.
    """
    found: list[tuple[str, str]] = []
    due: list[str] = []
    often: list[str] = []
    for name, value in _cells(words):
        if _EMPTY.fullmatch(value):
            continue
        label = next((label for label, column in _COLUMNS if column.fullmatch(name)), None)
        if label:
            found += _charged(label, value)
        elif _OFTEN.fullmatch(name):
            often += frequencies(value) or (value,)
        elif _DUE.fullmatch(name):
            whole = due_of(value, year).last is not None
            due += (value,) if whole else deadlines(value) or (value,)
        else:
            due += deadlines(value)
            often += frequencies(value)
    return DutyRow(by_role(found), _once(due), _once(often))


def _cells(words: str) -> Iterator[tuple[str, str]]:
    """Name and value of each cell; a part without a name goes on with the cell before."""
    name, value = "", ""
    for part in words.rstrip("。").split("；"):
        cell = _CELL.fullmatch(part)
        if cell:
            yield name, value
            name, value = cell[1], cell[2]
        else:
            value += f"；{part}" if value else part
    yield name, value


def _charged(label: str, value: str) -> Iterator[tuple[str, str]]:
    """The units of a cell with the verbs of their roles; the cell may say roles of its own."""
    listed = "、".join(
        part for name in re.split("、", value) for part in _BREAK.split(name) if part
    )
    roles = read_roles(f"{label}单位：{listed}")
    for verb, units in (
        ("牵头", roles.leads),
        ("负责", roles.responsible),
        ("配合", roles.supporting),
    ):
        yield from ((unit, verb) for unit in units)
    yield from ((unit, "配合" if label == "配合" else "负责") for unit in roles.collective)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
