"""A table → blocks: rows as sentences under the names of their columns, the same in every format.

A reader hands over the whole table, merged cells repeated in every place that they cover. What a
table is, is seen from its cells: rows of tasks under a header ("任务：…；牵头单位：…；完成时限：…。"),
the box of a published notice ("索引号：…"), or a frame around plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Block, BlockKind
from index.sentences import UNIT_END

_COUNTER = re.compile(r"序号|编号|No", re.IGNORECASE)
_COUNT = re.compile(r"^[\d.、（）()]+$")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_SPACE = re.compile(r"\s+")
_PART = re.compile(r"^[一二三四五六七八九十]{1,3}、?$")
_SAYS = re.compile(r"[：:].")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
# Units below one another in a cell: 区应急局, in the next line 区住建局.
_UNIT = re.compile(rf"^[^，,。；;：:]{{1,60}}(?:{UNIT_END}|镇街|乡镇)$")
_CLOSED = re.compile(r"[、，,；;。]$")
_LONGEST_NAME, _LONGEST_CELL = 20, 12
# The labels of a published notice's box (GB/T 33476 and the sites of offices).
BOX_LABEL = re.compile(
    r"^(?:索\s*引\s*号|信息索引号|发文机[关构]|发布机构|制发机关|成文日期|发文日期|发布日期|公开日期|生成日期"
    r"|发文字号|文\s*号|主题分类|组配分类|信息分类|主题词|体裁分类|服务对象|有效性|效力状态|文件状态|标\s*题"
    r"|信息名称|文件名称|公开方式|公开形式|关键词|关键字|内容概述|统一登记号|公开目录|公开类别|公开责任部门|公开范围|公开属性|所属机构|信息类别|公文种类|文件类型"
    r"|发布文号|发布单位|时效性)[:：]?$"
)

# A label and its value where the page had only a gap between them: 成文日期2024-03-01.
GLUED_LABEL = re.compile(
    r"(?P<label>(?:成文|发文|印发|公开|发布|生成|登记)日期)\s*(?=\d{4}\s*[-年./])|(?P<number>发文字号|发布文号|文号)\s*(?=[^\s:：]{1,20}[〔\[(（【]\d{4})"
    r"|(?P<index>索引号)\s*(?=[A-Za-z0-9])|(?P<organ>发文机[关构]|发布机构|制发机关|发文单位|发布单位)\s*(?=[^\s:：，。]{2,30}(?:[局办委厅部]|政府|办公室|中心)$)"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the words of its cells and where it stands ("表1第2行", "第30行")."""

    cells: tuple[str, ...]
    place: str


def table_blocks(rows: Sequence[Row], number: int) -> list[Block]:
    """The blocks of the `number`-th table of a document (from 1), in order.

    A row's label counts the rows from the header on, header included, a header that is repeated
    on a new page not: a title that one format has inside the table and another one above it
    changes no address. Rows above the header and rows that are one cell are lines of their own
    ("一、消防安全" over the tasks of that part). A table that counts its rows and has no header
    gives rows without names.
    """
    spread = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if _is_box(spread):
        return list(_box(spread))
    bare = [Row(tuple(map(_bare, row.cells)), row.place) for row in rows]
    top = _header_at(bare)
    if top is None:
        return [
            Block(line, row.place, BlockKind.PARAGRAPH)
            for row in spread
            for cell in _once(row.cells)
            for line in cell.split("\n")
            if line.strip()
        ]
    above = [
        Block(" ".join(words), row.place, BlockKind.PARAGRAPH)
        for row in bare[:top]
        if (words := _once(row.cells))
    ]
    return above + list(_rows(bare[top:], number))


def counts_rows(name: str) -> bool:
    """Whether a column holds running numbers; a recogniser sees a dot where dirt is (序·号)."""
    return _COUNTER.fullmatch(letters_of(name)) is not None


def _bare(cell: str) -> str:
    """The words of a cell without white space; its lines stay apart where they are units."""
    lines = [_SPACE.sub("", line) for line in cell.split("\n")]
    words = ""
    for line in filter(None, lines):
        listed = (
            _UNIT.search(words)
            and _UNIT.search(line)
            and not _CLOSED.search(words)
            and line[0] not in "（("  # 区安委办, in the next line （专班办公室）
        )
        words += f"、{line}" if listed else line
    return words


def _header_at(rows: Sequence[Row]) -> int | None:
    """The index of the header, of the first row where rows are counted without one; None for text.

    A header is a row of different short words with rows below it; one that says something
    ("填报单位：…") stands above the header.
    """
    wide = [at for at, row in enumerate(rows) if len(_once(row.cells)) > 1]
    if len(wide) < 2:
        return None
    if all(_COUNT.match(rows[at].cells[0]) for at in wide):
        return wide[0]
    named = [at for at in wide[:3] if not any(_SAYS.search(cell) for cell in rows[at].cells)]
    if len(named) > 1 and _asks(_once(rows[named[0]].cells), _once(rows[named[1]].cells)):
        named = named[1:]
    if not named or named[0] == wide[-1]:
        return None
    short = all(len(_name(cell)) <= _LONGEST_NAME for cell in rows[named[0]].cells)
    return named[0] if short else None


def letters_of(cell: str) -> str:
    """A cell's letters and figures: what is compared where a recogniser sees dots."""
    return "".join(filter(str.isalnum, cell))


def _asks(words: Sequence[str], below: Sequence[str]) -> bool:
    """Whether words are the blanks of a form ("填报单位：", "填报时间：") above a fuller header."""
    return len(words) < len(below) and all(word[-1] in "：:" for word in words)


def _rows(rows: Sequence[Row], number: int) -> Iterator[Block]:
    """The blocks of a table from its header on."""
    columns = max(len(row.cells) for row in rows)
    names: tuple[str, ...] = ()
    heads: list[list[str]] = []
    at = 0
    for row in rows:
        cells = row.cells + ("",) * (columns - len(row.cells))
        if [letters_of(cell) for cell in cells] in heads:
            continue
        at += 1
        if not names and _COUNT.match(cells[0]):
            names = ("",) * columns
        elif not names:
            names = _names(cells)
            heads.append([letters_of(cell) for cell in cells])
            continue
        elif at == 2 and heads and _goes_on(names, cells):
            heads.append([letters_of(cell) for cell in cells])
            below = zip(names, _names(cells), cells, strict=True)
            names = tuple(beside if cell else name for name, beside, cell in below)
            continue
        line = _line(names, cells)
        if line:
            yield Block(line, row.place, BlockKind.PARAGRAPH)
        else:
            yield from _row(names, cells, row.place, f"表{number}第{at}行")


def _names(cells: Sequence[str]) -> tuple[str, ...]:
    """The names of columns; a name goes on over the empty cells behind it, merged or not."""
    names: list[str] = []
    for cell in cells:
        names.append(_name(cell) or (names[-1] if names else ""))
    return tuple(names)


def _name(cell: str) -> str:
    """A column's name without its colon and, when it is long, without the note behind it."""
    bare = cell.rstrip("：:")
    return (_NOTE.sub("", bare) or bare) if len(bare) > _LONGEST_CELL else bare


def _goes_on(names: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether the row below a header is its second line: 责任单位 over 牵头 and 配合."""
    before, behind = ("", *names[:-1]), (*names[1:], "")
    shared = [
        bool(name) and name in (left, right)
        for name, left, right in zip(names, before, behind, strict=True)
    ]
    parted = {
        cell for name, cell, one in zip(names, cells, shared, strict=True) if one and cell != name
    }
    rest = zip(names, cells, shared, strict=True)
    return (
        len(parted - {""}) > 1
        and all(len(_name(cell)) <= _LONGEST_NAME and not _COUNT.match(cell) for cell in cells)
        and all(one or cell in ("", name) for name, cell, one in rest)
    )


def _line(names: Sequence[str], cells: Sequence[str]) -> str:
    """What a row says that is no row of tasks: one cell across it, or a heading in its first one."""
    words = _once(cells)
    counted = counts_rows(names[0])
    if counted and len(words) == 2 and len(set(names)) > 2 and _PART.match(cells[0]):
        return f"{words[0].rstrip('、')}、{words[1]}"
    if len(words) != 1 or _COUNT.match(words[0]):
        return ""
    first = cells[0] and (counted or _HEADING.match(cells[0]))
    return words[0] if all(cells) or first else ""


def _row(names: Sequence[str], cells: Sequence[str], place: str, label: str) -> Iterator[Block]:
    """One block for a row, the column names in front of the cells; none when it is empty.

    The running number of a row and empty cells are left out; what stands under one name in
    several columns is said once.
    """
    words: list[str] = []
    for at, (name, cell) in enumerate(zip(names, cells, strict=True)):
        said = cell.rstrip("。；;")
        counts = counts_rows(name) or (at == 0 and not name and _COUNT.match(cell))
        if said and not counts:
            part = f"{name}：{said}" if name else said
            words += [part] if part not in words[-1:] else []
    if words:
        yield Block("；".join(words) + "。", place, BlockKind.ROW, label=label)


def _is_box(rows: Sequence[Row]) -> bool:
    """Whether every row names what it says in front, with the words of a published notice."""
    labelled = [any(BOX_LABEL.match(cell.strip()) for cell in row.cells) for row in rows]
    return bool(rows) and sum(labelled) * 2 > len(rows)


def _box(rows: Sequence[Row]) -> Iterator[Block]:
    """A line for each pair of the box: "索引号：…"."""
    for row in rows:
        cells = [_SPACE.sub("", cell) for cell in _once(row.cells)]
        at = 0
        while at < len(cells):
            if BOX_LABEL.match(cells[at]) and at + 1 < len(cells):
                value = "" if BOX_LABEL.match(cells[at + 1]) else cells[at + 1]
                yield Block(f"{cells[at].rstrip(':：')}：{value}", row.place, BlockKind.PARAGRAPH)
                at += 1 + bool(value)
            else:
                yield Block(cells[at], row.place, BlockKind.PARAGRAPH)
                at += 1


def _once(cells: Sequence[str]) -> list[str]:
    """The words of cells, those of a merged cell once."""
    kept: list[str] = []
    for cell in cells:
        words = cell.strip()
        if words and words not in kept[-1:]:
            kept.append(words)
    return kept
