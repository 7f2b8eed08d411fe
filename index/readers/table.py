"""A table → blocks: rows as sentences under the names of their columns, the same in every format.

A reader hands over the whole table, merged cells repeated in every place that they cover. What a
table is, is seen from its cells: rows of tasks under a header ("任务：…；牵头单位：…；完成时限：…。"),
the box of a published notice ("索引号：…"), or a frame around plain text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import Block, BlockKind

_COUNTER = re.compile(r"^(序号|编号|No\.?)$", re.IGNORECASE)
_COUNT = re.compile(r"^[\d.、（）()]+$")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])")
_SPACE = re.compile(r"\s+")
_LONGEST_NAME = 20
# The labels of a published notice's box (GB/T 33476 and the sites of offices).
BOX_LABEL = re.compile(
    r"^(?:索\s*引\s*号|信息索引号|发文机[关构]|发布机构|制发机关|成文日期|发文日期|发布日期|公开日期|生成日期"
    r"|发文字号|文\s*号|主题分类|组配分类|信息分类|主题词|体裁分类|服务对象|有效性|效力状态|文件状态|标\s*题"
    r"|信息名称|文件名称|公开方式|公开形式|关键词|内容概述|统一登记号)[:：]?$"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the words of its cells and where it stands ("表1第2行", "第30行")."""

    cells: tuple[str, ...]
    place: str


def table_blocks(rows: Sequence[Row], number: int) -> list[Block]:
    """The blocks of the `number`-th table of a document (from 1), in order.

    A row's label counts every row of the table, header included. Rows above the header and rows
    that are one cell are lines of their own ("一、消防安全" over the tasks of that part); a header
    that is repeated on a new page is left out.
    """
    spread = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if _is_box(spread):
        return list(_box(spread))
    if not _is_table(spread):
        return [
            Block(line, row.place, BlockKind.PARAGRAPH)
            for row in spread
            for cell in _once(row.cells)
            for line in cell.split("\n")
            if line.strip()
        ]
    return list(_rows(rows, number))


def _rows(rows: Sequence[Row], number: int) -> Iterator[Block]:
    header: tuple[str, ...] = ()
    for at, row in enumerate(rows, 1):
        cells = tuple(_SPACE.sub("", cell) for cell in row.cells)
        line = _line(header, cells)
        if line:
            yield Block(line, row.place, BlockKind.PARAGRAPH)
        elif not header:
            header = cells
        elif _goes_on(header, cells, first=at == _header_at(rows) + 1):
            header = cells
        elif cells != header:
            yield from _row(header, cells, row.place, f"表{number}第{at}行")


def _line(header: Sequence[str], cells: Sequence[str]) -> str:
    """What a row says that is no row of tasks: one cell across it, or a heading in its first one."""
    words = _once(cells)
    if len(words) != 1 or _COUNT.match(words[0]):
        return ""
    first = cells[0] and (not header or _COUNTER.match(header[0]) or _HEADING.match(cells[0]))
    return words[0] if all(cells) or first else ""


def _header_at(rows: Sequence[Row]) -> int:
    """The number of the first row of more than one cell: the header."""
    return next(at for at, row in enumerate(rows, 1) if len(_once(row.cells)) > 1)


def _goes_on(header: Sequence[str], cells: Sequence[str], first: bool) -> bool:
    """Whether the row below a header is its second line: 责任单位 over 牵头 and 配合."""
    same = sum(bool(name) and name == cell for name, cell in zip(header, cells, strict=False))
    parted = any(
        name and name == beside and cell != below
        for (name, beside), (cell, below) in zip(
            zip(header, header[1:], strict=False), zip(cells, cells[1:], strict=False), strict=False
        )
    )
    return first and same > 0 and parted and all(len(cell) <= _LONGEST_NAME for cell in cells)


def _row(header: Sequence[str], cells: Sequence[str], place: str, label: str) -> Iterator[Block]:
    """One block for a row, the column names in front of the cells; none when it is empty.

    The running number of a row and empty cells are left out.
    """
    words = [
        f"{name}：{cell.rstrip('。；;')}"
        for name, cell in zip(header, cells, strict=False)
        if name and cell.rstrip("。；;") and not _COUNTER.match(name)
    ]
    if words:
        yield Block("；".join(words) + "。", place, BlockKind.ROW, label=label)


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether rows stand under names: two columns or more, short and different words on top."""
    wide = [row for row in rows if len(_once(row.cells)) > 1]
    return len(wide) > 1 and all(
        len(_SPACE.sub("", cell)) <= _LONGEST_NAME for cell in wide[0].cells
    )


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
