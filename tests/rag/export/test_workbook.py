"""A table as an Excel file, opened again."""

import io
from datetime import date

from openpyxl import load_workbook

from rag.compare.comparison_table import comparison_table
from rag.duty_table import COLUMNS, duty_table
from rag.export.workbook import workbook
from rag.service import Service
from rag.table import Cell, Row, Table

MADE = date(2024, 5, 6)


def opened(data: bytes):  # type: ignore[no-untyped-def]
    return load_workbook(io.BytesIO(data)).active


def test_the_ledger_as_a_sheet(service: Service) -> None:
    table = duty_table(service.duties("区教育局"))
    sheet = opened(workbook(table, MADE))
    lines = [[cell or "" for cell in line] for line in sheet.iter_rows(values_only=True)]
    assert lines[0] == [*COLUMNS, "标注"]
    assert [line[:-1] for line in lines[1:]] == [
        [cell.text for cell in row.cells] for row in table.rows
    ]
    assert [line[-1] for line in lines[1:]] == [row.mark for row in table.rows]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet["C2"].alignment.wrap_text
    assert sheet.title.startswith("区教育局 责任清单")


def test_text_is_never_a_formula() -> None:
    texts = ("=1+1", "+86", "-5", "@甲", '=HYPERLINK("http://x")', "甲\x07乙")
    table = Table("甲/乙[丙]:*?", ("列",), tuple(Row((Cell(text),)) for text in texts))
    sheet = opened(workbook(table, MADE))
    cells = [sheet.cell(at, 1) for at in range(2, 8)]
    assert [cell.data_type for cell in cells] == ["s"] * 6
    assert [cell.value for cell in cells] == [*texts[:5], "甲乙"]
    assert [bool(cell.quotePrefix) for cell in cells] == [True] * 5 + [False]


def test_the_same_table_gives_the_same_bytes(service: Service) -> None:
    plans = service.plans()
    table = comparison_table(service.compare(plans[0].id, plans[1].id))
    data = workbook(table, MADE)
    assert data == workbook(table, MADE)
    sheet = opened(data)
    assert sheet.max_row == len(table.rows) + 1
    assert sheet.max_column == 4  # the mark stands in the first column already


def test_an_empty_table_is_a_header(service: Service) -> None:
    sheet = opened(workbook(duty_table(service.duties(due="2030-01")), MADE))
    assert sheet.max_row == 1
    assert sheet["A1"].value == "计划"
