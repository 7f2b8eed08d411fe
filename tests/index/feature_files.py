"""The notice of `feature_plan` in every format that an office keeps, each with what that format has."""

import base64
import csv
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image

from tests.index import feature_plan as plan
from tests.index.feature_word import as_word
from tests.index.ofd_files import from_pdf
from tests.index.printed import pictures

# What a site shows around a document.
SITE_HEAD, SITE_FOOT = "青石镇政务服务平台", "版权所有 青石镇人民政府"
SHEET = "分工"
_DOTS = 150


@cache
def made(name: str) -> bytes:
    """The file of a name: its ending says the format."""
    makers: dict[str, Callable[[], bytes]] = {
        "a.docx": as_word,
        "a.wps": lambda: by_office(as_word(), "docx", "doc"),
        "a.odt": lambda: by_office(as_word(), "docx", "odt"),
        "a.rtf": _rich_text,
        "a.pdf": lambda: by_office(as_word(printed=True), "docx", "pdf"),
        "a.ofd": lambda: from_pdf(made("a.pdf")),
        "a.tif": _scan,
        "a.html": lambda: as_html().encode(),
        "a.xlsx": _workbook,
        "a.csv": lambda: _comma_separated().encode("gb18030"),
        "a.txt": lambda: "\r\n".join(_text_lines()).encode("gb18030"),
        "a.md": lambda: as_markdown().encode(),
    }
    return makers[name]()


def by_office(data: bytes, ending: str, target: str) -> bytes:
    """A file as LibreOffice saves it in another format ("doc", "pdf", "pdf:writer_pdf_Export:…")."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail(
            "LibreOffice is needed: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"a.{ending}").write_bytes(data)
        command = (soffice, "--headless", f"-env:UserInstallation={Path(_profile().name).as_uri()}")
        kind = ("--convert-to", target, "--outdir", str(folder / "made"))
        subprocess.run(
            [*command, *kind, str(folder / f"a.{ending}")],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (folder / "made" / f"a.{target.partition(':')[0]}").read_bytes()


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """The profile of all conversions; gone when the tests end."""
    return tempfile.TemporaryDirectory()


def _rich_text() -> bytes:
    """As Word writes it: LibreOffice itself loses the 、 behind an automatic number."""
    lost, kept = rb"\'02\'00\'3f", rb"\'02\'00\u12289 ?"
    data = by_office(as_word(), "docx", "rtf")
    assert lost in data
    return data.replace(lost, kept)


def _scan() -> bytes:
    """The printed pages as a scanner gives them."""
    first, *others = pictures(made("a.pdf"), dots=_DOTS, slant=0)
    buffer = io.BytesIO()
    first.save(buffer, "TIFF", save_all=True, append_images=others, compression="tiff_lzw")
    return buffer.getvalue()


def _text_lines() -> list[str]:
    """As Notepad keeps it: a page number inside a sentence, a table of tabs, one of spaces."""
    text = plan.lines()
    at = next(at for at, line in enumerate(text) if line.endswith(plan.COUNTED[1][0]))
    before, after = text[at].split("逐户排查，")
    text[at : at + 1] = [f"{before}逐户排查，", "— 2 —", after]
    table = ["\t".join(row) for row in (plan.HEADER, plan.BELOW, *plan.rows())]
    spaced = ["      ".join(row) for row in (plan.PLACES_HEADER, *plan.PLACES)]
    return [*text, *table, "", *spaced]


def as_markdown() -> str:
    """As a wiki keeps it: headings by #, a table of pipes, a comment, a page number on its own."""
    headings = {plan.NOTICE: 1, plan.TITLE: 1, plan.STYLED[0]: 2}
    marked = [f"{'#' * headings[one]} {one}" if one in headings else one for one in plan.lines()]
    at = next(at for at, one in enumerate(marked) if one.startswith("二、"))
    marked[at:at] = ["— 2 —", f"<!-- {plan.COMMENT} -->"]
    table = [plan.HEADER, ["---"] * len(plan.HEADER), plan.BELOW, *plan.rows()]
    return "\n\n".join([*marked, "\n".join(f"| {' | '.join(row)} |" for row in table)])


def as_html() -> str:
    """As the town's site shows it: lists by <ol>, a heading by <h2>, two columns, a changed word."""
    first, second = plan.WRITTEN[1]
    before, after = second.split("季度")
    noted, other = plan.COUNTED[1]
    counted = (
        f"<ol style='list-style-type:cjk-ideographic' start=2><li>{plan.COUNTED[0]}<ol>"
        f"<li>{noted}<a href='#n1'><sup>[1]</sup></a></li><li>{other}</li></ol></li></ol>"
    )
    styled = "".join(f"<p>{at}.{text}</p>" for at, text in enumerate(plan.STYLED[1], 1))
    shown = base64.b64encode(plan.picture()).decode()
    letter = (plan.ADDRESSEES, plan.LETTER, plan.LISTED, plan.SIGNED, plan.DAY)
    body = (
        f"<header>{SITE_HEAD}</header><nav><a href='/'>首页</a> &gt; <a href='/b'>公开</a></nav>"
        f"<table><tr><td>发文字号</td><td>{plan.NUMBER}</td><td>成文日期</td><td>{plan.DAY}</td></tr>"
        f"<tr><td>发文机关</td><td>{plan.SIGNED}</td><td>索引号</td><td>QS-2024-07</td></tr></table>"
        f"<h1>{plan.NOTICE}</h1>{''.join(f'<p>{text}</p>' for text in letter)}"
        f"<h1>{plan.TITLE}</h1><p>{plan.OPENING}</p><p>一、{plan.WRITTEN[0]}</p><p>1.{first}</p>"
        f"<p>2.{before}<del>{plan.DELETED}</del><ins>季度</ins>{after}</p>"
        f"<p style='display:none'>{plan.HIDDEN}</p><!-- {plan.COMMENT} -->{counted}"
        f"<h2>{plan.STYLED[0]}</h2><div style='column-count:2'>{styled}</div>"
        f"<p>{plan.ATTACHMENT}</p><p>{plan.TABLE_TITLE}</p>{html_table()}{_plain_table()}"
        f"<p id=n1>[1] {plan.NOTE}</p><img src='data:image/png;base64,{shown}'><footer>{SITE_FOOT}</footer>"
    )
    head = f"<meta charset='utf-8'><title>{plan.NOTICE}</title>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def html_table() -> str:
    """The duty table with merged cells, for a page or a Markdown file."""
    names, below = plan.HEADER, plan.BELOW
    rows = [
        f"<tr><td rowspan=2>{names[0]}</td><td rowspan=2>{names[1]}</td>"
        f"<td colspan=2>{names[2]}</td><td rowspan=2>{names[4]}</td></tr>",
        f"<tr><td>{below[2]}</td><td>{below[3]}</td></tr>",
    ]
    for at, row in enumerate(plan.ROWS):
        if len(row) == 1:
            rows.append(f"<tr><td colspan={len(names)}>{row[0]}</td></tr>")
            continue
        cells = ""
        for column, words in enumerate(row):
            span = 1 + _empty(plan.ROWS[at + 1 :], column)
            cells += "" if words is None else f"<td rowspan={span}>{words}</td>"
        rows.append(f"<tr>{cells}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _empty(rows: Sequence[Sequence[str | None]], column: int) -> int:
    """How many rows from the first on have nothing of their own in a column."""
    held = (at for at, row in enumerate(rows) if len(row) == 1 or row[column])
    return next(held, len(rows))


def _plain_table() -> str:
    rows = (plan.PLACES_HEADER, *plan.PLACES)
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table border=0>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def sheet_rows() -> list[list[str]]:
    """The duty table as a sheet has it: title, number, header, tasks, who signed and when."""
    width = len(plan.HEADER)
    above = [[plan.TITLE, *[""] * (width - 1)], [plan.NUMBER, *[""] * (width - 1)]]
    header = [list(plan.HEADER), list(plan.BELOW)]
    below = [[words, *[""] * (width - 1)] for words in (plan.SIGNED, plan.DAY)]
    return [*above, *header, *plan.rows(), *below]


def _comma_separated() -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(sheet_rows())
    return buffer.getvalue()


def _workbook() -> bytes:
    """As a workbook, with merged cells, a hidden row, a hidden sheet, a comment, heads for paper."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    width, top = len(plan.HEADER), 5
    for cells in sheet_rows():
        sheet.append(cells)
    for at, row in enumerate(plan.ROWS, top):
        if len(row) == 1:
            sheet.merge_cells(None, at, 1, at, width)
    for start, end in ((top + 1, top + 2), (top + 4, top + 6)):
        sheet.merge_cells(None, start, 3, end, 3)
    sheet.merge_cells("C3:D3")
    for column in "ABE":
        sheet.merge_cells(f"{column}3:{column}4")
    last = top + len(plan.ROWS) + 2
    sheet.cell(last, 2, plan.HIDDEN)
    sheet.row_dimensions[last].hidden = True
    book.create_sheet("旧").append([plan.HIDDEN])
    book["旧"].sheet_state = "hidden"
    sheet["B6"].comment = Comment(plan.COMMENT, "甲")
    sheet.add_image(Image(io.BytesIO(plan.picture())), "H2")
    sheet.oddHeader.center.text, sheet.oddFooter.center.text = plan.RUNNING_HEAD, "— &P —"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
