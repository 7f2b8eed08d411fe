"""Gold questions from an .xlsx workbook, the form in which an office writes them.

Columns by name in any order; others are ignored. A row without a question continues the one
above: each row adds a gold place, expected words, or both.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.gold.case_line import CaseLine, GoldLine, TurnLine
from eval.gold.sheet import Row, Sheet, read_sheet
from index.errors import InputError
from index.numerals import to_number

# What a column holds, its name as the template writes it, and its other names.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "question": ("问题", "question"),
    "plan": ("计划", "plan"),
    "item": ("条目", "item"),
    "facts": ("应有的词", "expected words", "expected", "facts"),
    "anchor": ("原文", "anchor"),
    "answerable": ("可答", "answerable"),
    "kind": ("类型", "kind"),
    "history": ("上文", "history"),
    "id": ("题号", "id"),
}
_OF_QUESTION = ("id", "kind", "answerable", "history")
_PLACE = ("plan", "item", "anchor")
_NEEDED = (*_PLACE, "facts")
_CONTENT = ("question", *_NEEDED, "history")
_YES, _NO = frozenset({"是", "yes", "y", "true", "1"}), frozenset({"否", "no", "n", "false", "0"})
_ITEM = re.compile(r"第?(\d{1,4})(?:项|条|\.|、|。)?|第([一二三四五六七八九十百零〇两]+)[项条]")
_BRACKETS = re.compile(r"[(\[【].*$")
_ANSWER, _ASK = re.compile(r"答\s*[：:]\s*"), re.compile(r"问\s*[：:]\s*")


@dataclass(frozen=True, slots=True)
class _Line:
    """A row by the names of its columns; `place` names it in a message."""

    number: int
    place: str
    own: Mapping[str, str]
    merged: Mapping[str, str]

    def get(self, name: str) -> str:
        """What stands in the row itself."""
        return self.own.get(name, "")

    def fault(self, wrong: str, way_out: str) -> InputError:
        """The error that names this row."""
        return InputError(f"{self.place}第{self.number}行：{wrong}。{way_out}。")


def is_workbook(path: Path) -> bool:
    """Whether a set's file is an Excel workbook."""
    return path.suffix.lower() == ".xlsx"


def read_workbook(path: Path) -> tuple[CaseLine, ...]:
    """The questions of a workbook's first sheet of questions; InputError names the faulty row."""
    sheet = read_sheet(path, _is_header)
    if sheet is None:
        raise InputError(
            f"{path}：没有一个工作表的前 20 行里有“问题”列。请加上表头，"
            "或用 python -m eval template FILE.xlsx 写出模板再填。"
        )
    place = f"{path} 工作表“{sheet.title}”"
    questions: list[list[_Line]] = []
    for line in _lines(sheet, place, _columns(sheet, place)):
        if line.get("question"):
            questions.append([line])
        elif questions:
            questions[-1].append(line)
        else:
            raise line.fault("没有问题，上面也没有", "请在“问题”列写上问题，或删去这一行")
    return tuple(map(_case, questions))


def _is_header(texts: Iterable[str]) -> bool:
    return any(_name(text) in COLUMNS["question"] for text in texts)


def _name(header: str) -> str:
    """A header without white space, marks, and what stands in brackets behind it."""
    plain = unicodedata.normalize("NFKC", header).casefold().replace("_", " ")
    plain = " ".join(_BRACKETS.sub("", plain).strip("*:： \n").split())
    # People space Chinese headers to make them wide.
    return plain if plain.isascii() else plain.replace(" ", "")


def _columns(sheet: Sheet, place: str) -> dict[int, str]:
    """Which column of the sheet holds what."""
    found: dict[int, str] = {}
    for column, header in sheet.header.texts.items():
        for name, names in COLUMNS.items():
            if _name(header) not in names:
                continue
            if name in found.values():
                raise InputError(
                    f"{place}第{sheet.header.number}行：有两列都是“{names[0]}”。"
                    "请只留一列，或给另一列改名。"
                )
            found[column] = name
    return found


def _lines(sheet: Sheet, place: str, columns: Mapping[int, str]) -> Iterable[_Line]:
    """The rows that say something; a number or a kind filled in ahead says nothing."""
    for row in sheet.rows:
        line = _line(row, place, columns)
        if any(map(line.get, _CONTENT)):
            yield line


def _line(row: Row, place: str, columns: Mapping[int, str]) -> _Line:
    own, merged = (
        {columns[at]: text for at, text in texts.items() if at in columns}
        for texts in (row.texts, row.merged)
    )
    line = _Line(row.number, place, own, merged)
    for at, fault in row.faults.items():
        if at in columns:
            raise line.fault(
                f"“{COLUMNS[columns[at]][0]}”{fault}", "请把单元格设为文本格式，直接写上内容"
            )
    return line


def _case(lines: Sequence[_Line]) -> CaseLine:
    first = lines[0]
    for line in lines[1:]:
        for name in _OF_QUESTION:
            if line.get(name) not in ("", first.get(name)):
                raise line.fault(
                    f"没有问题，“{COLUMNS[name][0]}”却与上一题不同",
                    "请补上问题；如果仍是上一题，请删去这一格",
                )
    said = _said(first)
    facts = tuple(dict.fromkeys(group for line in lines for group in _facts(line.get("facts"))))
    gold = () if said is False else _gold(lines)
    for line in lines if said is False else ():
        if any(map(line.get, _NEEDED)):
            raise line.fault("“可答”为否，却写了计划、条目、原文或应有的词", "请改为“是”，或删去")
    if (said or facts) and not gold:
        raise first.fault("可答的题没有写明计划和条目", "请写上“计划”和“条目”，或把“可答”改为“否”")
    return CaseLine(
        id=first.get("id") or f"行{first.number}",
        question=first.get("question"),
        history=tuple(map(_turn, filter(None, map(str.strip, first.get("history").splitlines())))),
        kind=first.get("kind") or ("question" if gold else "unanswerable"),
        answerable=bool(gold),
        gold=gold,
        facts=facts,
    )


def _said(line: _Line) -> bool | None:
    """What a question says of itself: answerable, not, or nothing."""
    text = unicodedata.normalize("NFKC", line.get("answerable")).casefold()
    if text and text not in _YES | _NO:
        raise line.fault(f"“可答”写的是“{text}”", "请写“是”或“否”，或留空")
    return text in _YES if text else None


def _gold(lines: Sequence[_Line]) -> tuple[GoldLine, ...]:
    """The gold places of a question's rows; a row without a plan means the plan above."""
    found: list[GoldLine] = []
    plan = ""
    for line in lines:
        # A further row that merely lies beside a merged cell names no further place.
        merged = [line.merged.get(name, "") for name in _PLACE]
        if not any(map(line.get, _PLACE)) and not (line is lines[0] and any(merged[1:])):
            continue
        named, item, anchor = (
            line.get(name) or above for name, above in zip(_PLACE, merged, strict=True)
        )
        plan = named or plan
        if not plan:
            raise line.fault("写了条目或原文，没有写计划", "请在“计划”列写上计划标题中的几个字")
        if not item and not anchor:
            raise line.fault("写了计划，没有写条目或原文", "请补上“条目”（编号）或“原文”（几个字）")
        gold = GoldLine(plan=_title(plan), item=_item(line, item), anchor=anchor or None)
        if gold not in found:
            found.append(gold)
    return tuple(found)


def _title(plan: str) -> str:
    """Words of a title, without the marks around a whole one."""
    return plan[1:-1] if plan.startswith("《") and plan.endswith("》") else plan


def _item(line: _Line, text: str) -> int | None:
    """9 of 9, 9., 第9项, 第九项; a bare 九 would be a section."""
    if not text:
        return None
    found = _ITEM.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    number = to_number(found[1] or found[2]) if found else None
    if number is None:
        raise line.fault(
            f"“条目”写的是“{text}”，不是编号", "请写条目的编号，例如 9；开头写 0，表格行留空"
        )
    return number


def _facts(text: str) -> Iterable[tuple[str, ...]]:
    """Groups between ； or line breaks, alternatives between /."""
    for group in re.split(r"[；;\n]", text):
        words = tuple(filter(None, map(str.strip, re.split("[/／]", group))))
        if words:
            yield words


def _turn(line: str) -> TurnLine:
    """An earlier message: the answer behind 答：, else a question."""
    if found := _ANSWER.match(line):
        return TurnLine(role="assistant", content=line[found.end() :])
    return TurnLine(role="user", content=_ASK.sub("", line, count=1) if _ASK.match(line) else line)
