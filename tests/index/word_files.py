"""Word files made by python-docx, with real automatic numbers."""

import io
import zipfile
from collections.abc import Callable, Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

LEVELS = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircleChinese", "%4"),
)


def numbered_word(restart_third: bool = False) -> WordDocument:
    """An empty document with list 77: 一、 > （一） > 1. > ①; 1. runs on unless it restarts."""
    document = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        + ("" if restart_third or at != 2 else '<w:lvlRestart w:val="0"/>')
        + f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (number_format, pattern) in enumerate(LEVELS)
    )
    root = document.part.numbering_part.element
    root.insert(
        0,
        parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'),
    )
    root.append(
        parse_xml(
            f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>',
        )
    )
    return document


def numbered(document: WordDocument, level: int, text: str) -> None:
    """Add a paragraph whose number Word counts itself."""
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), "77")


def table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table with these cells."""
    made = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def saved(document: WordDocument) -> bytes:
    """The bytes of a document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A Word file with every part passed through a function of name and content."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return buffer.getvalue()
