"""Markdown as offices write it: headings, paragraphs, pipe tables, emphasis marks taken off."""

import re

from index.document import Block, BlockKind
from index.readers.table import Row, table_blocks
from index.readers.text import decode

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_RULE = re.compile(r"^\s*([-*_]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}")
_QUOTE_OR_BULLET = re.compile(r"^\s*(?:>\s*)?(?:[-*+]\s+)?")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")


def read_markdown(data: bytes, name: str) -> tuple[Block, ...]:
    """The lines of a Markdown file as blocks; a table row becomes a sentence of its columns."""
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    tables = 0
    for number, line in enumerate([*lines, ""], 1):
        place = f"第{number}行"
        if line.lstrip().startswith("|"):
            if not _TABLE_RULE.match(line):
                cells = (_plain(cell) for cell in line.strip().strip("|").split("|"))
                rows.append(Row(tuple(cells), place))
            continue
        if rows:
            tables += 1
            blocks += table_blocks(rows, tables)
            rows = []
        if not line.strip() or _RULE.match(line):
            continue
        heading = _HEADING.match(line)
        if heading:
            depth = len(heading.group(1))
            blocks.append(Block(_plain(heading.group(2)), place, BlockKind.HEADING, depth))
        else:
            blocks.append(Block(_plain(_QUOTE_OR_BULLET.sub("", line, count=1)), place))
    return tuple(block for block in blocks if block.text.strip())


def _plain(text: str) -> str:
    """Markdown inline marks taken off; the words stay as they are."""
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPE.sub(r"\1", text).strip()
