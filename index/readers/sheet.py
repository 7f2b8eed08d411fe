"""Spreadsheets (.xlsx, .csv) → the rows of their tables, each cell with the words that it shows."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError
from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.utils.escape import unescape
from openpyxl.utils.exceptions import InvalidFileException

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.kinds.archive import check_unpacked
from index.readers.sheets.shape import SheetShape, shape_of
from index.readers.sheets.shown import shown
from index.readers.table import Row, table_blocks
from index.readers.text import decode

_OLE = b"\xd0\xcf\x11\xe0"
_MAX_XML = 120_000_000
_MOST_CELLS, _MOST_COLUMNS, _MOST_WORDS = 200_000, 256, 5_000_000
_WAY_OUT = "请用 Excel 或 WPS 打开，另存为 .xlsx 后再添加。"
_DELIMITERS = ",\t;"
_SAMPLE = 50
# openpyxl does not check what it opens: damage shows as whatever it stumbles over.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    LxmlError,
    ParseError,
    LookupError,
    AttributeError,
    ValueError,
    TypeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)


def read_xlsx(data: bytes, name: str) -> tuple[Block, ...]:
    """The rows of every visible sheet of a workbook, a table a sheet; InputError when it is none.

    Title rows above the header are lines. A merged cell counts in every place that it covers.
    Hidden sheets, hidden columns and rows hidden by hand are left out as nobody sees them; rows
    behind a filter or in a closed group are read. A formula has the value that was last
    calculated. No link to another file is followed.
    """
    if data.startswith(_OLE):
        raise InputError(
            f"{name}：是加密的 Excel 文件或旧版 .xls。请去掉密码，另存为不加密的 .xlsx 后再添加。"
        )
    try:
        check_unpacked(data, name, _WAY_OUT, _MAX_XML)
        with warnings.catch_warnings():
            # What it cannot keep when it writes (validations, styles) is nothing to a reader.
            warnings.simplefilter("ignore", UserWarning)
            blocks = _workbook(data, name)
    except _DAMAGE as error:
        raise InputError(
            f"{name}：不是完好的 Excel 文件，可能被截断或改了后缀。{_WAY_OUT}"
        ) from error
    return _some(blocks, name)


def read_csv(data: bytes, name: str) -> tuple[Block, ...]:
    """The rows of a table as text: cells parted by commas, tabs or semicolons, in any encoding.

    Places are counted as a spreadsheet counts its rows. InputError when it is no such text.
    """
    text = decode(data, name).lstrip("\ufeff")
    try:
        rows = _csv_rows(text)
    except csv.Error as error:
        raise InputError(f"{name}：不是完好的 CSV 表格。{_WAY_OUT}") from error
    _check_size(sum(map(len, rows)), max(map(len, rows), default=0), name)
    placed = [Row(tuple(cells), f"第{at}行") for at, cells in enumerate(rows, 1)]
    return _some(table_blocks(placed, 1), name)


def _some(blocks: Sequence[Block], name: str) -> tuple[Block, ...]:
    if not blocks:
        raise InputError(
            f"{name}：表格里没有可读的内容。隐藏的工作表不读；公式要先在 Excel 或 WPS 里算出结果，"
            "保存后再添加。"
        )
    return tuple(blocks)


def _check_size(cells: int, columns: int, name: str) -> None:
    if cells > _MOST_CELLS or columns > _MOST_COLUMNS:
        raise InputError(
            f"{name}：表格有 {cells} 个单元格、{columns} 列，不像工作要点，未读取。"
            "请只保留任务表，另存后再添加。"
        )


def _workbook(data: bytes, name: str) -> list[Block]:
    workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    blocks: list[Block] = []
    tables = cells = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for sheet in workbook.worksheets:
            if sheet.sheet_state != "visible":
                continue
            with archive.open(sheet._worksheet_path) as source:
                shape = shape_of(source)
            cells += shape.values
            _check_size(cells, shape.columns, name)
            if not shape.rows:
                continue
            values = sheet.iter_rows(max_row=shape.rows, max_col=shape.columns)
            words = [[_words(cell) for cell in row] for row in islice(values, shape.rows)]
            found = table_blocks(_rows(words, shape, sheet.title, name), tables + 1)
            tables += any(block.kind is BlockKind.ROW for block in found)
            blocks += found
    return blocks


def _words(cell: ReadOnlyCell) -> str:
    """What a cell shows; nothing for an error such as #REF!."""
    if cell.value is None or cell.data_type == "e":
        return ""
    return str(unescape(shown(cell.value, cell.number_format)))


def _rows(words: list[list[str]], shape: SheetShape, title: str, name: str) -> list[Row]:
    """The visible rows of a sheet, merged cells filled in."""
    made = 0
    for left, top, right, bottom in shape.merged:
        bottom, right = min(bottom, shape.rows), min(right, shape.columns)
        if not (0 < top <= bottom and 0 < left <= right):
            continue
        text = words[top - 1][left - 1]
        made += (bottom - top + 1) * (right - left + 1) * (len(text) + 1)
        if made > _MOST_WORDS:
            raise InputError(f"{name}：合并的单元格大得不像正常的表格，未读取。{_WAY_OUT}")
        for row in words[top - 1 : bottom]:
            row[left - 1 : right] = [text] * (right - left + 1)
    return [
        Row(
            tuple(cell for at, cell in enumerate(cells, 1) if at not in shape.hidden_columns),
            f"工作表“{title}”第{number}行",
        )
        for number, cells in enumerate(words, 1)
        if number not in shape.hidden_rows
    ]


def _csv_rows(text: str) -> list[list[str]]:
    """The cells of a text; a quotation mark that nothing closes is a character like others."""
    hint, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=([,;\t])\r?", hint)
    body, delimiter = (rest, told[1]) if told else (text, _delimiter(text))
    try:
        return list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        lines = io.StringIO(body, newline="")
        rows = csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return [[cell.strip('"') for cell in row] for row in rows]


def _delimiter(text: str) -> str:
    """What parts the cells: that which gives most rows the same number of cells, two or more."""
    best, most = _DELIMITERS[0], 0
    for delimiter in _DELIMITERS:
        rows = islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _SAMPLE)
        widths = Counter(len(row) for row in rows if row)
        alike = max((count for width, count in widths.items() if width > 1), default=0)
        if alike > most:
            best, most = delimiter, alike
    return best
