"""The notice of `feature_plan` as Word keeps it, with all that a Word file may hold."""

import io

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from tests.index import feature_plan as plan
from tests.index.word_files import NAMES, lvl, saved

MIDDLE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LIST = "88"


def as_word(printed: bool = False) -> bytes:
    """The notice with lists, a styled heading, columns, a text box, a footnote and a duty table.

    Without what is not printed (a tracked change, a comment, hidden words) where it is `printed`.
    """
    document = Document()
    _set_up(document)
    _letter(document)
    _text(document, printed)
    _new_page(document)
    _attachment(document)
    return saved(document)


def _set_up(document: WordDocument) -> None:
    """Page, fonts, running head and foot, and the list that counts from 二、."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(28)
    section.header.paragraphs[0].text = plan.RUNNING_HEAD
    foot = section.footer.paragraphs[0]
    foot.alignment = MIDDLE
    foot.add_run("— ")
    for kind in ("begin", "PAGE", "end"):
        run = foot.add_run()._r
        if kind == "PAGE":
            run.append(parse_xml(f"<w:instrText {nsdecls('w')}>PAGE</w:instrText>"))
        else:
            run.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
    foot.add_run(" —")
    for style in (document.styles["Normal"], document.styles["Heading 1"]):
        style.font.name, style.font.size = "Noto Serif CJK SC", Pt(16)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for name in list(fonts.attrib):
            if "heme" in name:
                del fonts.attrib[name]
        fonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    document.styles["Normal"].paragraph_format.space_after = Pt(0)
    levels = lvl(0, "chineseCounting", "%1、", '<w:suff w:val="nothing"/>', 2) + lvl(
        1, "decimal", "%2.", '<w:suff w:val="nothing"/>'
    )
    root = document.part.numbering_part.element
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_LIST}">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    counted = f'<w:abstractNumId w:val="{_LIST}"/>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{_LIST}">{counted}</w:num>'))


def _letter(document: WordDocument) -> None:
    for text, size in ((plan.MASTHEAD, 28), (plan.NUMBER, 16), (plan.NOTICE, 22)):
        _in_the_middle(document, text, size)
    document.add_paragraph(plan.ADDRESSEES)
    for text in (plan.LETTER, plan.LISTED):
        _indented(document, text)
    for text in (plan.SIGNED, plan.DAY):
        signed = document.add_paragraph(text)
        signed.alignment = RIGHT
        # Four characters from the edge, as the national standard has it (GB/T 9704).
        signed.paragraph_format.right_indent = Pt(64)
    _new_page(document)


def _text(document: WordDocument, printed: bool) -> None:
    _in_the_middle(document, plan.TITLE, 22)
    _indented(document, plan.OPENING)
    _box(document.add_paragraph())
    _indented(document, f"一、{plan.WRITTEN[0]}")
    first, second = plan.WRITTEN[1]
    one = _indented(document, f"1.{first}")
    if not printed:
        document.add_comment(one.runs, plan.COMMENT, "甲")
        one.add_run(plan.HIDDEN).font.hidden = True
        before, after = second.split("季度")
        _changed(_indented(document, f"2.{before}"), "季度", after)
    else:
        _indented(document, f"2.{second}")
    _numbered(document, 0, plan.COUNTED[0])
    noted, _ = [_numbered(document, 1, text) for text in plan.COUNTED[1]]
    _footnote(document, noted)
    document.add_heading(plan.STYLED[0], 1)
    _columns(document, 2)
    for at, text in enumerate(plan.STYLED[1], 1):
        _indented(document, f"{at}.{text}")
    _columns(document, 1)


def _new_page(document: WordDocument) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _in_the_middle(document: WordDocument, text: str, size: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = MIDDLE
    paragraph.add_run(text).font.size = Pt(size)


def _indented(document: WordDocument, text: str) -> Paragraph:
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.first_line_indent = Pt(32)
    return paragraph


def _numbered(document: WordDocument, level: int, text: str) -> Paragraph:
    """A paragraph that Word counts itself."""
    paragraph = _indented(document, text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().set(qn("w:val"), str(level))
    properties.get_or_add_numId().set(qn("w:val"), _LIST)
    return paragraph


def _changed(paragraph: Paragraph, inserted: str, rest: str) -> None:
    """Go on with words that a tracked change took out, those that it put there, and the rest."""
    who = 'w:author="甲" w:date="2024-03-01T00:00:00Z"'
    gone = f"<w:r><w:delText>{plan.DELETED}</w:delText></w:r>"
    new = f"<w:r><w:t>{inserted}</w:t></w:r>"
    paragraph._p.append(parse_xml(f'<w:del {nsdecls("w")} w:id="901" {who}>{gone}</w:del>'))
    paragraph._p.append(parse_xml(f'<w:ins {nsdecls("w")} w:id="902" {who}>{new}</w:ins>'))
    paragraph.add_run(rest)


def _columns(document: WordDocument, count: int) -> None:
    """What follows is set in so many columns."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = section._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "720")


def _footnote(document: WordDocument, paragraph: Paragraph) -> None:
    """A footnote in the middle of a paragraph's first sentence is none: it stands at its end."""
    special = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        for at, (kind, mark) in enumerate(
            (("separator", "separator"), ("continuationSeparator", "continuationSeparator")), -1
        )
    )
    note = f"<w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{plan.NOTE}</w:t></w:r></w:p>"
    xml = f'<w:footnotes {NAMES}>{special}<w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, xml.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    mark = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/>'
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>"))


def _box(paragraph: Paragraph) -> None:
    """A text box in its line."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{plan.BOXED}</w:t></w:r></w:p></w:txbxContent>"
    shape = (
        '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="4000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f"</wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp>"
    )
    uri = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
    drawing = (
        '<w:drawing><wp:inline><wp:extent cx="4000000" cy="500000"/>'
        '<wp:docPr id="9" name="框"/><a:graphic>'
        f'<a:graphicData uri="{uri}">{shape}</a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    choice = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice></mc:AlternateContent>'
    paragraph._p.append(parse_xml(f"<w:r {NAMES}>{choice}</w:r>"))


def _attachment(document: WordDocument) -> None:
    document.add_paragraph(plan.ATTACHMENT)
    _in_the_middle(document, plan.TABLE_TITLE, 22)
    width = len(plan.HEADER)
    table = document.add_table(2 + len(plan.ROWS), width, "Table Grid")
    for at, row in enumerate((plan.HEADER, plan.BELOW, *plan.ROWS)):
        for column, words in enumerate(row):
            if words is None:
                table.cell(at - 1, column).merge(table.cell(at, column))
            else:
                table.cell(at, column).text = words
        if len(row) == 1:
            table.cell(at, 0).merge(table.cell(at, width - 1)).text = str(row[0])
    table.cell(0, 2).merge(table.cell(0, 3)).text = plan.HEADER[2]
    for column in (0, 1, 4):
        table.cell(0, column).merge(table.cell(1, column)).text = plan.HEADER[column]
    for made in table.rows:
        made.height = Mm(27)  # So high that the table breaks over a page inside a merged cell.
    document.add_paragraph("")
    plain = document.add_table(1 + len(plan.PLACES), len(plan.PLACES_HEADER))
    for line, places in zip(plain.rows, (plan.PLACES_HEADER, *plan.PLACES), strict=True):
        for cell, text in zip(line.cells, places, strict=True):
            cell.text = text
    document.add_picture(io.BytesIO(plan.picture()), Mm(70))
