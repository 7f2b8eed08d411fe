"""An answer → .docx: question, sentences with [n], table, what stands apart, the citations."""

import io
from datetime import date

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from rag.answer import Answer, Citation, Nearest, Sentence, Status
from rag.export.office_zip import dated
from rag.export.printable import printable
from rag.table import Cell, Table, in_brackets

_BODY, _TITLE = "仿宋", "黑体"
_REFUSED = "以下条款与问题最接近，但不是回答的依据"


def document(answer: Answer, made: date) -> bytes:
    """The answer as it stood on a day; a refusal gives its reason and the nearest clauses."""
    paper = docx.Document()
    paper.core_properties.title = printable(answer.question)
    paper.core_properties.author = "安问"
    paper.core_properties.comments = ""
    _style(paper)
    _heading(paper, answer.question, 1)
    _sentences(paper, answer.sentences)
    if answer.table is not None:
        _table(paper, answer.table)
    if answer.related:
        _heading(paper, answer.related_title or "另外", 2)
        _sentences(paper, answer.related)
    for notice in answer.notices:
        _say(paper, f"注意：{notice}")
    if answer.citations:
        _heading(paper, "引文", 2)
        for citation in answer.citations:
            _say(paper, _quoted(citation))
    if answer.status is not Status.ANSWERED and answer.nearest:
        _heading(paper, _REFUSED, 2)
        for near in answer.nearest:
            _say(paper, _near(near))
    _footer(paper, f"安问 · 资料库快照 {answer.trace.snapshot} · {made.isoformat()} 导出")
    stream = io.BytesIO()
    paper.save(stream)
    return dated(stream.getvalue(), made)


def _style(paper: Document) -> None:
    """Every style of the text in Chinese fonts: w:eastAsia decides what Word shows."""
    for name, font in (("Normal", _BODY), ("Heading 1", _TITLE), ("Heading 2", _TITLE)):
        style = paper.styles[name]
        style.font.name = font
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    paper.styles["Normal"].font.size = Pt(14)


def _heading(paper: Document, text: str, level: int) -> None:
    for run in paper.add_heading(printable(text), level).runs:
        _chinese(run, _TITLE)


def _say(paper: Document, text: str) -> None:
    _chinese(paper.add_paragraph().add_run(printable(text)), _BODY)


def _sentences(paper: Document, sentences: tuple[Sentence, ...]) -> None:
    for sentence in sentences:
        _say(paper, sentence.text + in_brackets(sentence.markers))


def _table(paper: Document, table: Table) -> None:
    _heading(paper, table.title, 2)
    grid = paper.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    for cell, name in zip(grid.rows[0].cells, table.columns, strict=True):
        run = cell.paragraphs[0].add_run(printable(name))
        run.bold = True
        _chinese(run, _BODY, 10.5)
    for row in table.rows:
        shown = list(row.cells)
        if row.untold:
            shown[0] = Cell(f"【{row.untold}】{shown[0].text}", shown[0].markers)
        for cell, content in zip(grid.add_row().cells, shown, strict=True):
            text = printable(content.text + in_brackets(content.markers))
            _chinese(cell.paragraphs[0].add_run(text), _BODY, 10.5)


def _quoted(citation: Citation) -> str:
    place = f"{citation.address} {citation.heading}".strip()
    note = f"（注：{citation.note}）" if citation.note else ""
    return f"[{citation.marker}] 《{citation.plan_title}》 {place}：“{citation.quote}”{note}"


def _near(near: Nearest) -> str:
    place = f"{near.address} {near.heading}".strip()
    return f"《{near.plan_title}》 {place}：{near.excerpt}"


def _footer(paper: Document, text: str) -> None:
    paragraph = paper.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _chinese(paragraph.add_run(text), _BODY, 9)


def _chinese(run: Run, font: str, size: float | None = None) -> None:
    run.font.name = font
    run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    if size is not None:
        run.font.size = Pt(size)
