import io
import time
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from itertools import pairwise

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from index.document import Block
from index.errors import InputError
from index.readers.sheet import read_csv, read_xlsx
from tests.index.word_files import rewritten

SHEET = "xl/worksheets/sheet1.xml"
HEAD = ["序号", "工作任务", "牵头单位"]
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
TWO_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>任务</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>单位</t></is></c></row>'
    '<row r="2"><c r="A2" t="inlineStr"><is><t>检查</t></is></c>'
    '<c r="B2" t="inlineStr"><is><t>甲办</t></is></c></row>'
)


def workbook(fill: Callable[[Worksheet], None], title: str = "任务分解") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    fill(sheet)
    return packed(book)


def packed(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def raw(rows: str, after: str = "", before: str = "") -> bytes:
    """A workbook with the XML of its sheet written by hand."""
    declared = '<dimension ref="A1:XFD1048576"/>'
    data = f"<sheetData>{rows}</sheetData>"
    xml = f"{before}<worksheet {NAMESPACE}>{declared}{data}{after}</worksheet>"
    return rewritten(small(), lambda name, old: xml.encode() if name == SHEET else old)


@cache
def small() -> bytes:
    def fill(sheet: Worksheet) -> None:
        sheet.append(HEAD)
        sheet.append([1, "检查", "镇应急办"])
        sheet.append([2, "培训", "镇财政所"])

    return workbook(fill)


def shown(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    return [(block.text, block.label) for block in blocks]


def test_a_sheet_is_a_table_with_titles_merged_cells_and_places() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = "青石镇2024年安全生产重点任务分解表"
        sheet.merge_cells("A1:E1")
        for row in (
            ["序号", "工作任务", "责任单位", None, "完成时限"],
            [None, None, "牵头单位", "配合单位", None],
            ["一、消防安全"],
            [1, "整改隐患30处", "镇应急办", "各村", date(2024, 6, 30)],
            [2, "培训\n演练", None, "镇财政所", datetime(2024, 12, 1)],
        ):
            sheet.append(row)
        for cells in ("A2:A3", "B2:B3", "E2:E3", "C2:D2", "A4:E4", "C5:C6"):
            sheet.merge_cells(cells)
        sheet["E6"].number_format = 'yyyy"年"m"月"'

    found = read_xlsx(workbook(fill), "a.xlsx")
    due = "2024年6月30日"
    assert [(block.text, block.place, block.label) for block in found] == [
        ("青石镇2024年安全生产重点任务分解表", "工作表“任务分解”第1行", ""),
        ("一、消防安全", "工作表“任务分解”第4行", ""),
        (
            f"工作任务：整改隐患30处；牵头单位：镇应急办；配合单位：各村；完成时限：{due}。",
            "工作表“任务分解”第5行",
            "表1第4行",
        ),
        (
            "工作任务：培训演练；牵头单位：镇应急办；配合单位：镇财政所；完成时限：2024年12月。",
            "工作表“任务分解”第6行",
            "表1第5行",
        ),
    ]


def test_cells_say_what_they_show() -> None:
    values = [
        (0.95, "0%", "95%"),
        (0.953, "0.0%", "95.3%"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (123456789012.5, "General", "123456789012.5"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (2.5, "0", "3"),
        (7, "000", "007"),
        (5, '0"项"', "5项"),
        (-3.5, "0.0;(0.0)", "(3.5)"),
        (0, '0;-0;"无"', "无"),
        (12000, '0.0,"千"', "12.0千"),
        (12, '[DBNum1][$-804]General"、"', "十二、"),
        (99.5, '_ "¥"* #,##0.00_ ;_ @_ ', "¥99.50"),
        (0.5, "# ?/?", "0.5"),
        (1e20, "0.00", f"1{'0' * 20}"),
        (date(2024, 6, 30), "mm-dd-yy", "2024年6月30日"),
        (date(2024, 6, 30), 'm"月"d"日"', "6月30日"),
        (date(2024, 6, 1), "mmm-yy", "2024年6月"),
        (datetime(2024, 6, 30, 9, 5), "yyyy/m/d h:mm", "2024年6月30日9:05"),
        (True, "General", "TRUE"),
        ("#REF!", "General", ""),
        ("007", "@", "007"),
    ]

    def fill(sheet: Worksheet) -> None:
        sheet.append(["名称", "数值"])
        for at, (value, form, _) in enumerate(values, 2):
            sheet.append([f"第{at}格", value])
            sheet.cell(at, 2).number_format = form
            if value == "#REF!":
                sheet.cell(at, 2).data_type = "e"

    found = read_xlsx(workbook(fill), "a.xlsx")
    assert [block.text.rstrip("。").partition("；数值：")[2] for block in found] == [
        words for _, _, words in values
    ]


def test_a_formula_has_its_last_value_or_none() -> None:
    for value, words in (("<v>2</v>", "任务：检查；单位：2。"), ("", "任务：检查。")):
        first = TWO_ROWS.partition('<c r="B2"')[0] + f'<c r="B2"><f>1+1</f>{value}</c></row>'
        last = '<row r="3"><c r="A3"><v>1</v></c><c r="B3"><v>2</v></c></row>'
        assert read_xlsx(raw(first + last), "a.xlsx")[0].text == words


def test_hidden_sheets_rows_and_columns_are_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in ([*HEAD, "备注"], [1, "检查", "甲办", "密"], [2, "密", "密", "密"]):
            sheet.append(row)
        sheet.append([3, "培训", "乙办", "密"])
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["D"].hidden = True
        assert sheet.parent is not None
        for state in ("hidden", "veryHidden"):
            other = sheet.parent.create_sheet(state)
            other.sheet_state = state
            other.append(HEAD)
            other.append([1, "密", "密"])

    assert shown(read_xlsx(workbook(fill), "a.xlsx")) == [
        ("工作任务：检查；牵头单位：甲办。", "表1第2行"),
        ("工作任务：培训；牵头单位：乙办。", "表1第3行"),
    ]


def test_rows_behind_a_filter_or_in_a_closed_group_are_read() -> None:
    def fill(sheet: Worksheet) -> None:
        for row in (HEAD, [1, "检查", "甲办"], [2, "培训", "乙办"]):
            sheet.append(row)
        sheet.row_dimensions[3].hidden = True

    def filtered(sheet: Worksheet) -> None:
        fill(sheet)
        sheet.auto_filter.ref = "A1:C3"
        sheet.auto_filter.add_filter_column(2, ["甲办"])

    def grouped(sheet: Worksheet) -> None:
        fill(sheet)
        sheet.row_dimensions[3].outlineLevel = 1

    for make, rows in ((fill, 1), (filtered, 2), (grouped, 2)):
        assert len(read_xlsx(workbook(make), "a.xlsx")) == rows


def test_every_visible_sheet_is_a_table_of_its_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(small()))
    words = book.create_sheet("说明")
    words.append(["填表说明：按季度报送。"])
    for row in (["任务", "单位"], ["巡查", "丙办"]):
        book.create_sheet("二") if "二" not in book.sheetnames else None
        book["二"].append(row)
    found = read_xlsx(packed(book), "a.xlsx")
    assert [(block.text, block.label) for block in found][2:] == [
        ("填表说明：按季度报送。", ""),
        ("任务：巡查；单位：丙办。", "表2第2行"),
    ]


def test_a_million_empty_rows_are_read_fast() -> None:
    high = "".join(f'<row r="{at}" ht="14.25" customHeight="1"/>' for at in range(3, 100_000))
    far = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    start = time.monotonic()
    found = read_xlsx(raw(TWO_ROWS + high + far), "a.xlsx")
    assert shown(found) == [("任务：检查；单位：甲办。", "表1第2行")]
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("merged", ["A2:XFD1048576", "A2:B1048576", "A:B", "1:2"])
def test_cells_merged_to_the_end_of_the_sheet_are_read_fast(merged: str) -> None:
    start = time.monotonic()
    after = f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells>'
    assert "检查" in "".join(block.text for block in read_xlsx(raw(TWO_ROWS, after), "a.xlsx"))
    assert time.monotonic() - start < 2


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("", "没有可读的内容"),
        ('<row r="1"><c r="A1"><f>1+1</f></c></row>', "公式要先在 Excel 或 WPS 里算出结果"),
        (f'{TWO_ROWS}<row r="3"><c r="XFD3"><v>1</v></c></row>', "16384 列，不像工作要点"),
        ('<row r="1"><c r="A1" t="s"><v>999</v></c></row>', "不是完好的 Excel 文件"),
        ('<row r="1"><c r="A1"><v>甲</v></c></row>', "不是完好的 Excel 文件"),
        ('<row r="1"><c r="?"><v>1</v></c></row>', "不是完好的 Excel 文件"),
        ('<row r="1"><c', "不是完好的 Excel 文件"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_refused(rows: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_xlsx(raw(rows), "a.xlsx")


def test_too_many_cells_are_refused() -> None:
    rows = "".join(f'<row r="{at}">{"<c><v>1</v></c>" * 250}</row>' for at in range(1, 802))
    with pytest.raises(InputError, match=r"有 200250 个单元格.*只保留任务表"):
        read_xlsx(raw(rows), "a.xlsx")


def test_an_entity_bomb_is_refused_at_once() -> None:
    entities = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    bomb = f'<!DOCTYPE worksheet [<!ENTITY a "{"甲" * 1000}">{entities}]>'
    start = time.monotonic()
    with pytest.raises(InputError, match="不是完好的 Excel 文件"):
        read_xlsx(
            raw('<row r="1"><c r="A1" t="inlineStr"><is><t>&i;</t></is></c></row>', before=bomb),
            "a.xlsx",
        )
    assert time.monotonic() - start < 2


def test_an_entity_reads_no_file() -> None:
    before = '<!DOCTYPE worksheet [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    rows = TWO_ROWS.replace("检查", "检查&x;")
    try:
        found = read_xlsx(raw(rows, before=before), "a.xlsx")
    except InputError:
        return
    assert [block.text for block in found] == ["任务：检查；单位：甲办。"]


def test_links_to_other_files_are_not_followed() -> None:
    formula = "<f>'[1]总表'!A1</f><v>7</v>"
    book = rewritten(
        raw(
            TWO_ROWS.replace('<c r="B2" t="inlineStr"><is><t>甲办</t></is>', f'<c r="B2">{formula}')
        ),
        lambda name, old: (
            old.replace(
                b"</sheets>",
                b'</sheets><externalReferences><externalReference xmlns:r="http://schemas.openxmlformats.org/'
                b'officeDocument/2006/relationships" r:id="rId99"/></externalReferences>',
            )
            if name == "xl/workbook.xml"
            else old
        ),
    )
    assert read_xlsx(book, "a.xlsx")[0].text == "任务：检查；单位：7。"


@pytest.mark.parametrize(("name", "size"), [("xl/media/a.bin", 301), (SHEET, 121)])
def test_a_bomb_is_refused_unopened(name: str, size: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, bytes(size * 1_000_000))
    with pytest.raises(InputError, match=rf"a\.xlsx：解压后有 {size} MB.*另存为 \.xlsx"):
        read_xlsx(buffer.getvalue(), "a.xlsx")


def test_an_encrypted_workbook_is_told_from_a_damaged_one() -> None:
    with pytest.raises(InputError, match=r"加密的 Excel 文件或旧版 \.xls。请去掉密码"):
        read_xlsx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.xlsx")


@pytest.mark.parametrize("data", [b"", b"1,2", b"PK\x03\x04" + bytes(50), b"<html>"])
def test_another_kind_of_file_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.xlsx：不是完好的 Excel 文件.*另存为 \.xlsx"):
        read_xlsx(data, "a.xlsx")


@pytest.mark.parametrize("part", ["[Content_Types].xml", "xl/workbook.xml", SHEET])
@pytest.mark.parametrize("junk", [b"", b"<a/>", b"\xff\xfe"])
def test_a_broken_part_is_refused(part: str, junk: bytes) -> None:
    data = rewritten(small(), lambda name, xml: junk if name == part else xml)
    with pytest.raises(InputError, match=r"a\.xlsx："):
        read_xlsx(data, "a.xlsx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(small())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        try:
            read_xlsx(damaged, "a.xlsx")
        except InputError as error:
            assert str(error).startswith("a.xlsx：")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_xml_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    part = data.draw(
        st.sampled_from([SHEET, "xl/styles.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
    )
    cut, more = (
        data.draw(st.integers(0, 400)),
        data.draw(st.sampled_from([b"", b"9", b'"', b"<c r='A1'>"])),
    )
    damaged = rewritten(
        small(), lambda name, xml: xml[:cut] + more + xml[cut + 1 :] if name == part else xml
    )
    try:
        read_xlsx(damaged, "a.xlsx")
    except InputError as error:
        assert str(error).startswith("a.xlsx：")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_in_cells_is_read_whatever_parts_them(delimiter: str, encoding: str) -> None:
    rows = ["附件", "序号|工作任务|牵头单位", '1|"检查、整治，\n要""闭环"""|镇应急办', "2|培训|"]
    data = "\r\n".join(rows).replace("|", delimiter).encode(encoding)
    assert [(block.text, block.label, block.place) for block in read_csv(data, "a.csv")] == [
        ("附件", "", "第1行"),
        ('工作任务：检查、整治，要"闭环"；牵头单位：镇应急办。', "表1第2行", "第3行"),
        ("工作任务：培训。", "表1第3行", "第4行"),
    ]


def test_a_comma_in_a_cell_is_no_delimiter_of_a_table_with_tabs() -> None:
    data = "任务\t单位\n检查,整治,验收\t甲办\n培训,演练\t乙办\n"
    assert [block.text for block in read_csv(data.encode(), "a.csv")] == [
        "任务：检查,整治,验收；单位：甲办。",
        "任务：培训,演练；单位：乙办。",
    ]


def test_a_line_may_say_what_parts_the_cells() -> None:
    found = read_csv("sep=;\n任务;单位\n检查, 整治, 验收;甲办\n".encode(), "a.csv")
    assert [block.text for block in found] == ["任务：检查,整治,验收；单位：甲办。"]


def test_a_mark_that_nothing_closes_takes_no_other_row() -> None:
    found = read_csv('任务,单位\n"检查,甲办\n培训,乙办\n'.encode(), "a.csv")
    assert [block.text for block in found] == [
        "任务：检查；单位：甲办。",
        "任务：培训；单位：乙办。",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "没有可读的内容"),
        (b",,,\n\n,,\n", "没有可读的内容"),
        (b"\x89PNG\r\n\x1a\n" + bytes(2000), "二进制文件"),
        (b'"' + b"a" * 200_000, "不是完好的 CSV 表格"),
        (b"a" + b"," * 300, "301 列，不像工作要点"),
    ],
)
def test_what_is_no_table_of_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=rf"a\.csv：.*{words}"):
        read_csv(data, "a.csv")


@given(
    st.text('",;\t\n\r一1.、安全"', max_size=80), st.sampled_from(["utf-8", "gb18030", "utf-16"])
)
def test_no_text_breaks_the_reader_of_csv(text: str, encoding: str) -> None:
    try:
        found = read_csv(text.encode(encoding), "a.csv")
    except InputError as error:
        assert str(error).startswith("a.csv：")
        return
    assert all(block.text.strip() for block in found)
