"""Word (.docx) → paragraphs and table rows in document order, automatic numbers as text."""

import io
import re
import zipfile
from collections.abc import Iterator

from docx import Document as open_docx
from docx.document import Document as WordDocument
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.numbering import Numbering
from index.readers.rows import row_block

_MAX_UNPACKED = 300_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题)$", re.IGNORECASE)


def read_docx(data: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs and table rows of a Word file; InputError when it is none."""
    document = _open(data, name)
    numbering = Numbering.of(document)
    return tuple(block for block in _blocks(document, numbering) if block.text.strip())


def _open(data: bytes, name: str) -> WordDocument:
    if data.startswith(_OLE):
        raise InputError(
            f"{name}：是加密的 Word 文件或旧版 .doc。请去掉密码，另存为不加密的 .docx 后再添加。"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
        if unpacked > _MAX_UNPACKED:
            raise InputError(
                f"{name}：解压后超过 {_MAX_UNPACKED // 10**6} MB，不像正常的文档，未读取。"
            )
        return open_docx(io.BytesIO(data))
    except (
        zipfile.BadZipFile,
        PackageNotFoundError,
        LxmlError,
        KeyError,
        ValueError,
        EOFError,
    ) as error:
        raise InputError(
            f"{name}：不是完好的 Word 文件，可能被截断或改了后缀。"
            "请用 Word 或 WPS 打开，另存为 .docx 后再添加。"
        ) from error


def _blocks(document: WordDocument, numbering: Numbering) -> Iterator[Block]:
    paragraphs = tables = 0
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            tables += 1
            yield from _rows(part, tables)
        else:
            paragraphs += 1
            yield _paragraph(part, numbering, f"第{paragraphs}段")


def _paragraph(paragraph: Paragraph, numbering: Numbering, place: str) -> Block:
    text = numbering.label(paragraph) + _text(paragraph)
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    if _TITLE.match(style):
        return Block(text, place, BlockKind.HEADING, 1)
    heading = _HEADING.match(style)
    if heading:
        return Block(text, place, BlockKind.HEADING, int(heading.group(1)) + 1)
    return Block(text, place, BlockKind.PARAGRAPH)


def _text(paragraph: Paragraph) -> str:
    """The words of a paragraph with insertions accepted, deletions and text boxes left out."""
    parts: list[str] = []
    skipped = {qn("w:del"), qn("w:txbxContent"), qn("w:moveFrom")}
    for node in paragraph._p.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")):
        if any(ancestor.tag in skipped for ancestor in node.iterancestors()):
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag == qn("w:noBreakHyphen"):
            parts.append("-")
        elif node.getparent().tag == qn("w:r"):
            parts.append(" ")
    return "".join(parts)


def _rows(table: Table, number: int) -> Iterator[Block]:
    """The rows below the header; a merged cell counts in every row and column it covers."""
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    if not rows:
        return
    header, body = rows[0], rows[1:]
    for at, cells in enumerate(body, 2):
        yield from row_block(header, cells, f"表{number}第{at}行")
