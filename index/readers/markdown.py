"""Markdown as offices write it: headings, lines, tables; the marks taken off, the words kept.

Read line by line, not by CommonMark: there a list counts anew, "**压实责任。**每月" keeps its
stars, four spaces make a line code, and a rule below a paragraph makes it a heading.
"""

import html
import re
from collections.abc import Iterator, Sequence

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.pipes import is_piped, is_rule, piped_rows
from index.readers.struck import unmarked
from index.readers.table import Row, table_blocks
from index.readers.text import decode
from index.readers.web.cells import TooLargeError
from index.readers.web.lines import Walk
from index.readers.web.markup import tree_of

_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(.*?)\s*#*\s*$")
_TAGGED_HEADING = re.compile(r"^\s{0,3}<h([1-6])\b[^>]*>(.*)</h\1>\s*$", re.IGNORECASE)
_UNDERLINE = re.compile(r"^\s{0,3}(?:(=)=+|-{2,})\s*$")
_RULE = re.compile(r"^\s*(?:(?:[-*_]\s*){3,}|={3,})$")
_FENCE = re.compile(r"^\s{0,3}(`{3,}|~{3,})\s*([\w-]*)")
_QUOTE_OR_BULLET = re.compile(r"^\s*(?:>\s*)*(?:[-*+]\s+(?:\[[ xX]\]\s+)?)?")
_MARKED = re.compile(r"^\s*(?:[-*+>#|]|\d+[.)、．])")
_EMPHASIS = re.compile(r"(\*{2,3}|_{2,3}|`+)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:a|abbr|b|big|center|code|div|em|font|h[1-6]|i|img|ins|mark|o:p|p|s|small|span|strike|strong"
    r"|sub|sup|u)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TABLE, _TABLE_END = (
    re.compile(r"<table\b", re.IGNORECASE),
    re.compile(r"</table\s*>", re.IGNORECASE),
)
_FRONT = re.compile(
    r"\A\s*---[ \t]*\n((?:[^\S\n]*(?:[\w-]+[ \t]*:.*|-[ \t].*|#.*)?\n){1,100}?)(?:---|\.\.\.)[ \t]*\n"
)
_FRONT_TITLE = re.compile(r"(?m)^title[ \t]*:[ \t]*[\"']?(.+?)[\"']?[ \t]*$")
_LONGEST_HEADING = 60


def read_markdown(data: bytes, name: str) -> tuple[Block, ...]:
    """The lines of a Markdown file as blocks; numbers stay as written, front matter is left out.

    A table row becomes a sentence of its columns, be the table drawn with pipes or in HTML. A
    title that stands in the front matter only is a heading.
    """
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    text = _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)
    front = _FRONT.match(text)
    blocks: list[Block] = []
    if front:
        title = _FRONT_TITLE.search(front[1])
        text = "\n" * front.group().count("\n") + text[front.end() :]
        if title and title[1] not in text:
            blocks.append(Block(title[1], "第1行", BlockKind.HEADING, 1))
    blocks += _blocks(text.split("\n"), name)
    return tuple(block for block in blocks if block.text.strip())


def _blocks(lines: Sequence[str], name: str) -> Iterator[Block]:
    at = tables = 0
    fence = ""
    while at < len(lines):
        line, place = lines[at], f"第{at + 1}行"
        marks = _FENCE.match(line)
        found: list[Block] = []
        end = at + 1
        if fence:
            if marks and marks[1].startswith(fence):
                fence = ""
            else:
                yield Block(line, place)
        elif marks:
            # What a chat wraps into a fence as Markdown is read as Markdown.
            fence = "" if marks[2].lower() in ("md", "markdown") else marks[1]
        elif _TABLE.search(line):
            end = _table_end(lines, at)
            found = _tagged_table("\n".join(lines[at:end]), place, tables + 1, name)
        elif is_piped(line) or ("|" in line and is_rule("".join(lines[at + 1 : at + 2]))):
            rows, end = piped_rows(lines, at, not is_piped(line))
            cells = [Row(tuple(map(_plain, row.cells)), row.place) for row in rows]
            found = table_blocks(cells, tables + 1)
        elif not _RULE.match(line) and not (_UNDERLINE.match(line) and _underlined(lines, at - 1)):
            yield from _line(lines, at)
        tables += any(block.kind is BlockKind.ROW for block in found)
        yield from found
        at = end


def _line(lines: Sequence[str], at: int) -> Iterator[Block]:
    """A heading, or the lines that <br> makes of one."""
    line, place = lines[at], f"第{at + 1}行"
    heading = _HEADING.match(line)
    tagged = _TAGGED_HEADING.match(line)
    depth = len(heading[1]) if heading else int(tagged[1]) if tagged else _underlined(lines, at)
    words = heading[2] if heading else tagged[2] if tagged else line
    if depth:
        yield Block(_plain(words).replace("\n", ""), place, BlockKind.HEADING, depth)
        return
    for part in _plain(_QUOTE_OR_BULLET.sub("", line, count=1)).split("\n"):
        yield Block(part.strip(), place)


def _underlined(lines: Sequence[str], at: int) -> int:
    """The depth that "===" or "---" on the next line gives a line, 0 for a line of text.

    A rule below a paragraph is no underline: the heading stands alone and is short.
    """
    if not 0 <= at < len(lines) - 1:
        return 0
    line, rule = lines[at].strip(), _UNDERLINE.match(lines[at + 1])
    alone = at == 0 or not lines[at - 1].strip() or bool(_HEADING.match(lines[at - 1]))
    short = 0 < len(line) <= _LONGEST_HEADING and not re.search("[。；;，,：:]", line)
    if not (rule and alone and short) or _MARKED.match(line):
        return 0
    return 1 if rule[1] else 2


def _table_end(lines: Sequence[str], start: int) -> int:
    """The index behind the line that closes the HTML table opened at an index."""
    depth = 0
    for at in range(start, len(lines)):
        depth += len(_TABLE.findall(lines[at])) - len(_TABLE_END.findall(lines[at]))
        if depth <= 0:
            return at + 1
    return len(lines)


def _tagged_table(markup: str, place: str, number: int, name: str) -> list[Block]:
    """The rows of an HTML table, and what stands beside it in its lines."""
    blocks: list[Block] = []
    try:
        found = list(Walk().lines(tree_of(markup, name)))
    except TooLargeError as error:
        raise InputError(
            f"{name}：{place}的表格大得不像正常的文档，未读取。请删去它后再添加。"
        ) from error
    for line in found:
        rows = [Row(cells, place) for cells in line.rows]
        blocks += table_blocks(rows, number) if rows else [Block(line.text, place)]
    return blocks


def _plain(text: str) -> str:
    """Inline marks taken off; the words stay as they are, <br> becomes a line break."""
    text = _TAG.sub("", _BREAK.sub("\n", text))
    text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(unmarked, text)
    text = _ESCAPE.sub(r"\1", text.removesuffix("\\"))
    return html.unescape(text).strip()
