"""Word files: made by python-docx, with real automatic numbers, and written part by part."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache

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


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("w", W),
        ("m", "http://schemas.openxmlformats.org/officeDocument/2006/math"),
        ("mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"),
        ("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
        ("v", "urn:schemas-microsoft-com:vml"),
        ("wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
        ("wps", "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def p(text: str = "", properties: str = "", style: str = "") -> str:
    """A paragraph of one run with these properties."""
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{style}{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def num(list_id: int, level: int = 0) -> str:
    """Properties that number a paragraph."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'


def lvl(at: int, number_format: str, pattern: str, more: str = "", start: int = 1) -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>{more}'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def tc(content: str, properties: str = "") -> str:
    """A table cell; plain words become a paragraph."""
    content = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    """A table of rows of cells; a cell is words or the XML of `tc`."""
    lines = "".join(
        f"<w:tr>{''.join(cell if cell.startswith('<') else tc(cell) for cell in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{lines}</w:tbl>"


def word(body: str, content_type: str = DOCUMENT, **parts: str) -> bytes:
    """A Word file with this body and what its parts (`styles`, `numbering`, …) hold."""
    types = f'<Override PartName="/word/document.xml" ContentType="{content_type}"/>'
    relations = ""
    files = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"}
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {NAMES}>{content}</w:{name}>"
        kind = DOCUMENT.replace("document.main", name)
        types += f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
        relations += f'<Relationship Id="{name}" Type="{RELATIONS}/{name}" Target="{name}.xml"/>'
    files["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    main = f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    for name, content in (("_rels/.rels", main), ("word/_rels/document.xml.rels", relations)):
        files[name] = f'<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
    return zipped({name: f"{_HEAD}{xml}".encode() for name, xml in files.items()})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip archive of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@cache
def rich() -> bytes:
    """Text boxes, notes, tables in tables, fields, changes and lists, as Word packs them."""
    return word(
        p("落实", '<w:rPr><w:del w:id="1"/></w:rPr>')
        + p("责任", num(1), "h")
        + f"<w:p>{r('甲')}<w:r><w:footnoteReference w:id='2'/></w:r><w:ins>{r('乙')}</w:ins></w:p>"
        + "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"<w:txbxContent>{p('框', num(1, 1))}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>"
        "<w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
        + tbl(
            ["任务", "单位", "时限"],
            [
                tc("检查", '<w:vMerge w:val="restart"/>'),
                tc(p("镇") + tbl(["甲", "乙"]) + p()),
                "6月",
            ],
            [tc("", "<w:vMerge/>"), tc("村", '<w:gridSpan w:val="2"/>')],
        ),
        styles='<w:style w:styleId="h"><w:name w:val="heading 1"/><w:basedOn w:val="h"/></w:style>',
        numbering=f'<w:abstractNum w:abstractNumId="0">{lvl(0, "upperRoman", "%1.")}'
        f"{lvl(1, 'chineseCounting', '（%2）')}</w:abstractNum>"
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
        footnotes=f'<w:footnote w:id="2">{p("说明")}</w:footnote>',
    )
