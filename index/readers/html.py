"""Web pages (.html, .htm, .mht) → the lines and tables of the document that a page shows."""

import email
import email.policy
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml.etree import _Element

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.table import BOX_LABEL, GLUED_LABEL, Row, table_blocks
from index.readers.web.cells import TooLargeError
from index.readers.web.content import HOMES, extent_of
from index.readers.web.furniture import without_furniture
from index.readers.web.lines import Line, Walk
from index.readers.web.markup import page_tree

_SYMBOL = re.compile(r"[^。：:]{1,24}[〔\[（(]?(?:19|20)\d\d[〕\]）)]?\s*第?\d{1,4}号")
_COLON = re.compile(r"\s*[:：]\s*")
_PARTS = re.compile(r"\s*(?:_|\||｜|--|——|\s-\s|>)\s*")
_NAMED = re.compile(
    r"^[^。]{4,80}(?:要点|计划|方案|安排|任务|意见|通知|办法|规定|清单|预案|决定|公告|通告|细则)(?:[（(].{1,12}[）)])?$"
)
_OFFICE = re.compile(r"word|excel|wps|office|kingsoft", re.IGNORECASE)
_HARDLY_ANY, _TOP, _LONGEST_TITLE = 100, 20, 80
_WAY_OUT = "请在浏览器里打开，把正文复制到 Word 或 WPS，另存为 .docx 后再添加。"


def read_html(data: bytes, name: str) -> tuple[Block, ...]:
    """The document of a saved web page: paragraphs, headings and table rows, in order.

    The site's furniture is left out; a notice's box and the page's title stand in front, wherever
    the page has them. Numbers of lists become text. Nothing that the page links to is fetched:
    a page of pictures is refused. InputError when the page cannot be read whole.
    """
    return _blocks(page_tree(data, name), name)


def read_mhtml(data: bytes, name: str) -> tuple[Block, ...]:
    """The same for a page saved as one file (.mht, .mhtml): its first part of HTML."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            charset = part.get_content_charset("")
            if isinstance(page, bytes):
                return _blocks(page_tree(page, name, charset), name)
    raise InputError(f"{name}：里面没有网页，可能不是完好的 .mht 文件。{_WAY_OUT}")


def _blocks(root: _Element, name: str) -> tuple[Block, ...]:
    body = root.find("body")
    named = _metadata(root)
    walk = Walk(HOMES, office=_is_office(named))
    try:
        lines = list(walk.lines(root if body is None else body))
    except TooLargeError as error:
        raise InputError(f"{name}：网页里的表格大得不像正常的文档，未读取。{_WAY_OUT}") from error
    kept = _document(lines, root, named)
    words = sum(len(line.text) + sum(len("".join(row)) for row in line.rows) for line in kept)
    if walk.images and words < _HARDLY_ANY:
        raise InputError(
            f"{name}：网页上的正文是图片（{walk.images} 张），几乎没有文字。"
            "请把这些图片另存到电脑上，作为图片添加。"
        )
    if not kept:
        raise InputError(f"{name}：网页里没有正文，可能要联网才能显示。{_WAY_OUT}")
    blocks = tuple(_placed(kept))
    if any("\ufffd" in block.text for block in blocks):
        raise InputError(f"{name}：正文里有解不开的乱码，文件可能在传送中损坏。{_WAY_OUT}")
    return blocks


def _document(lines: Sequence[Line], root: _Element, named: dict[str, str]) -> list[Line]:
    """The lines of the document; in front of them what belongs to it and stands elsewhere."""
    start, end = extent_of(lines)
    kept = without_furniture(lines[start:end])
    outside = _joined([*lines[:start], *lines[end:]])
    front = [line for line in outside if _belongs(line)]
    site = end - start < len(lines) and not _is_office(named)
    title = named.get("articletitle") or _title(lines[:start], root if site else None)
    top = "".join(line.text for line in kept[:_TOP])
    if title and _bare(title).rstrip("….") not in _bare(top):
        front.append(Line(title, depth=1))
    return front + kept


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines, a label of the box and its value behind it or on the line below it as one."""
    waiting = ""
    for line in lines:
        glued = GLUED_LABEL.match(line.text)
        if glued and not line.rows:
            yield replace(
                line, text=f"{glued.group().strip()}：{line.text[glued.end() :]}", links=0
            )
            waiting = ""
            continue
        if waiting and not line.rows and not BOX_LABEL.match(line.text):
            yield replace(line, text=f"{waiting}：{line.text}", links=0)
        elif not BOX_LABEL.match(line.text):
            yield line
        waiting = line.text.rstrip("：:") if BOX_LABEL.match(line.text) else ""


def _belongs(line: Line) -> bool:
    """Whether a line away from the text is a line of the notice's box, or its document number."""
    if line.rows:
        return any(BOX_LABEL.match(cell.strip()) for row in line.rows for cell in row)
    label, *value = _COLON.split(line.text, maxsplit=1)
    boxed = value and value[0] and BOX_LABEL.match(label)
    return bool(boxed or _SYMBOL.fullmatch(line.text))


def _metadata(root: _Element) -> dict[str, str]:
    """What a page says about itself, by names in small letters."""
    return {
        (meta.get("name") or "").lower(): (meta.get("content") or "").strip()
        for meta in root.iter("meta")
    }


def _is_office(named: dict[str, str]) -> bool:
    """Whether Word, WPS or LibreOffice wrote a page."""
    return bool(_OFFICE.search(named.get("generator", "") + named.get("progid", "")))


def _title(above: Sequence[Line], root: _Element | None) -> str:
    """The first heading above the text, else what a site (`root`) has in its window or as a line.

    What Word writes into the window's title is often the title of an older text.
    """
    heading = next((line.text for line in above if line.depth == 1 and not line.links), "")
    if heading or root is None:
        return heading
    window = " ".join("".join(next(root.iter("title"), root).itertext()).split())
    lines = (line.text for line in reversed(above) if not line.links)
    parts = [part for part in _PARTS.split(window) if len(part) <= _LONGEST_TITLE]
    named = (part for part in (*parts, *lines) if _NAMED.search(part))
    return next(named, "")


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _placed(lines: Sequence[Line]) -> Iterator[Block]:
    """Lines and tables as blocks; paragraphs are counted over the document, so are tables."""
    paragraphs = tables = 0
    for line in lines:
        if line.rows:
            rows = [Row(cells, f"表{tables + 1}第{at}行") for at, cells in enumerate(line.rows, 1)]
            blocks = table_blocks(rows, tables + 1)
            tables += any(block.kind is BlockKind.ROW for block in blocks)
            yield from blocks
            continue
        paragraphs += 1
        kind = BlockKind.HEADING if line.depth else BlockKind.PARAGRAPH
        yield Block(line.text, f"第{paragraphs}段", kind, line.depth)
