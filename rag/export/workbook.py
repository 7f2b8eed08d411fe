"""A table → .xlsx: header that stays, filter, wrapped cells; text stays text, never a formula."""

import io
import re
import unicodedata
from collections.abc import Iterable
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from rag.export.office_zip import dated
from rag.export.printable import printable
from rag.table import Table

_MARK = "标注"
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_FORMULA = tuple("=+-@\t\r")
_NARROWEST, _WIDEST, _LONGEST_NAME = 6, 60, 31
_HEADER = PatternFill("solid", fgColor="FFDDE6F0")
_MARKED = {
    "新增": "FFE2F0D9",
    "仅乙有": "FFE2F0D9",
    "取消": "FFF8D7DA",
    "仅甲有": "FFF8D7DA",
    "有变化": "FFFFF4CC",
    "不同": "FFFFF4CC",
    "集体": "FFEDEDED",
}


def workbook(table: Table, made: date) -> bytes:
    """The table as one sheet; rows with a mark are coloured, and say it when no cell does."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _NO_SHEET_NAME.sub(" ", table.title)[:_LONGEST_NAME].strip("' ") or "表"
    book.properties.title = table.title
    book.properties.creator = "安问"
    extra = any(row.untold for row in table.rows)
    lines = [(*table.columns, _MARK) if extra else table.columns]
    lines += [
        (*(cell.text for cell in row.cells), *((row.mark,) if extra else ())) for row in table.rows
    ]
    for at, line in enumerate(lines, 1):
        for column, text in enumerate(line, 1):
            _write(sheet.cell(at, column), text)
    for at, row in enumerate(table.rows, 2):
        if row.mark in _MARKED:
            for cell in sheet[at]:
                cell.fill = PatternFill("solid", fgColor=_MARKED[row.mark])
    _lay_out(sheet, lines)
    stream = io.BytesIO()
    book.save(stream)
    return dated(stream.getvalue(), made)


def _write(cell: Cell, text: str) -> None:
    """Text as text: what begins like a formula is stored as a string and stays one when edited."""
    cell.value = printable(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(_FORMULA)
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _lay_out(sheet: Worksheet, lines: list[tuple[str, ...]]) -> None:
    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = _HEADER
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for at, texts in enumerate(zip(*lines, strict=True), 1):
        sheet.column_dimensions[get_column_letter(at)].width = _width(texts)


def _width(texts: Iterable[str]) -> int:
    """Wide enough for the longest line, a Chinese character counting two, within bounds."""
    widest = max((_columns(line) for text in texts for line in text.splitlines()), default=0)
    return min(max(widest + 2, _NARROWEST), _WIDEST)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
