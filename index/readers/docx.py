"""Word (.docx) → paragraphs and table rows in document order, automatic numbers as text."""

import io
import re
import zipfile
import zlib
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
from index.readers.table import Row, table_blocks

_MAX_UNPACKED, _MAX_XML = 300_000_000, 20_000_000
_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"^(?:heading|标题)\s*(\d)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|目录)", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题)$", re.IGNORECASE)
# python-docx does not check what it opens: damage shows as whatever it stumbles over.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    PackageNotFoundError,
    LxmlError,
    LookupError,
    AttributeError,
    ValueError,
    TypeError,
    EOFError,
    OSError,
    RuntimeError,
)


def read_docx(data: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs and table rows of a Word file; InputError when it is none."""
    if data.startswith(_OLE):
        raise InputError(
            f"{name}：是加密的 Word 文件或旧版 .doc。请去掉密码，另存为不加密的 .docx 后再添加。"
        )
    try:
        _check_size(data, name)
        document = open_docx(io.BytesIO(data))
        numbering = Numbering.of(document)
        return tuple(block for block in _blocks(document, numbering) if block.text.strip())
    except _DAMAGE as error:
        raise InputError(
            f"{name}：不是完好的 Word 文件，可能被截断或改了后缀。"
            "请用 Word 或 WPS 打开，另存为 .docx 后再添加。"
        ) from error


def _check_size(data: bytes, name: str) -> None:
    """Refuse an archive that unpacks to far more than a document holds, before unpacking it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if unpacked > _MAX_UNPACKED or xml > _MAX_XML:
        raise InputError(
            f"{name}：解压后有 {unpacked / 1e6:.0f} MB，不像正常的文档，未读取。"
            "请用 Word 或 WPS 打开，把正文另存为新的 .docx 后再添加。"
        )


def _blocks(document: WordDocument, numbering: Numbering) -> Iterator[Block]:
    """Body paragraphs and tables, those in content controls too; a table of contents is none."""
    paragraphs = tables = 0
    styles = {style.style_id: style.name or "" for style in document.styles}
    within = ("./", "./w:sdt/w:sdtContent/")
    for node in document.element.body.xpath("|".join(f"{path}w:p|{path}w:tbl" for path in within)):
        if node.tag == qn("w:tbl"):
            tables += 1
            yield from _rows(Table(node, document), tables)
            continue
        paragraphs += 1
        paragraph = Paragraph(node, document)
        style = styles.get(node.style, "")
        if not _CONTENTS.match(style):
            text = numbering.label(paragraph) + _text(paragraph)
            yield _paragraph(text, style, f"第{paragraphs}段")


def _paragraph(text: str, style: str, place: str) -> Block:
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


def _rows(table: Table, number: int) -> list[Block]:
    """The blocks of a table; a merged cell counts in every row and column it covers."""
    rows = [
        Row(tuple(cell.text for cell in row.cells), f"表{number}第{at}行")
        for at, row in enumerate(table.rows, 1)
    ]
    return table_blocks(rows, number)
