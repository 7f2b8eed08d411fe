"""The rows of an .xlsx workbook as text; nothing in it is run, and nothing outside it is opened.

Read as a stream: a sheet that is formatted down to its last row costs no memory. What a stream
leaves out, merged cells and formulas whose result was not saved, is taken from the sheet's XML.
"""

import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import iterparse

from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from index.errors import InputError

# A gold set has hundreds of rows; XML of this size takes a few seconds and some 500 MB to read.
MAX_ROWS, MAX_UNPACKED = 20_000, 40_000_000
_LAST_ROW, _MAX_COLUMNS, _HEADER_WITHIN = 1_048_576, 200, 20
_OLE, _ENCRYPTED = b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le")
# openpyxl does not check what it opens: damage shows as whatever it stumbles over.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,  # XML that is none
    LookupError,
    AttributeError,
    ValueError,
    TypeError,
    ArithmeticError,
    EOFError,
    OSError,
    RuntimeError,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row with something in it: texts by column, and why other columns have none.

    `merged` holds the texts of cells further up that are merged down into this row.
    """

    number: int
    texts: Mapping[int, str]
    faults: Mapping[int, str]
    merged: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet from its header row on."""

    title: str
    header: Row
    rows: tuple[Row, ...]


def read_sheet(path: Path, is_header: Callable[[Iterable[str]], bool]) -> Sheet | None:
    """The first sheet with a header near its top; None without one, InputError for no workbook."""
    data = _bytes(path)
    try:
        _check_size(path, data)
        # What openpyxl does not support, it warns of; no question stands there.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = _first_sheet(data, is_header)
    except _DAMAGE as error:
        raise InputError(
            f"{path}：不是完好的 .xlsx 工作簿，可能被截断或改了后缀。"
            "请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。"
        ) from error
    if found and len(found.rows) > MAX_ROWS:
        raise InputError(
            f"{path} 工作表“{found.title}”：有内容的行超过 {MAX_ROWS} 行，未读取。请拆成几个文件。"
        )
    return found


def _bytes(path: Path) -> bytes:
    """The bytes of a file that can be a workbook."""
    try:
        if path.stat().st_size > MAX_UNPACKED:
            raise InputError(_too_large(path, path.stat().st_size))
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}：无法读取（{error.strerror}）。请检查路径和权限。") from error
    if not data.startswith(_OLE):
        return data
    if _ENCRYPTED in data:
        raise InputError(f"{path}：有密码，不能读取。请去掉密码，另存为 .xlsx 后再试。")
    raise InputError(f"{path}：是旧版 .xls 文件。请用 Excel 或 WPS 另存为 .xlsx 后再试。")


def _check_size(path: Path, data: bytes) -> None:
    """Refuse an archive that unpacks to far more than questions need, before unpacking it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MAX_UNPACKED:
        raise InputError(_too_large(path, unpacked))


def _too_large(path: Path, size: int) -> str:
    return (
        f"{path}：解压后有 {size / 1e6:.0f} MB，不像正常的题集，未读取。"
        "请把题目所在的工作表复制到新的工作簿，另存为 .xlsx 后再试。"
    )


def _first_sheet(data: bytes, is_header: Callable[[Iterable[str]], bool]) -> Sheet | None:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    with closing(book):
        for sheet in book.worksheets:
            # The size that a sheet says it has is often wrong.
            sheet.reset_dimensions()
            with sheet._get_source() as part:
                marks = _Marks.of(part)
            rows = _rows(sheet, marks)
            for row in rows:
                if row.number > _HEADER_WITHIN:
                    break
                if is_header(row.texts.values()):
                    # One more than allowed tells that there are too many.
                    kept = (one for _, one in zip(range(MAX_ROWS + 1), rows, strict=False))
                    return Sheet(sheet.title, row, tuple(kept))
    return None


@dataclass(frozen=True, slots=True)
class _Marks:
    """(row, column) → last row of the merged cells, and the formulas whose result was not saved."""

    merged: Mapping[tuple[int, int], int]
    unsaved: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, part: IO[bytes]) -> "_Marks":
        merged: dict[tuple[int, int], int] = {}
        unsaved = set[tuple[int, int]]()
        for _, element in iterparse(part):
            tag = element.tag.rpartition("}")[2]
            if tag == "mergeCell":
                column, first, _, last = range_boundaries(element.get("ref"))
                merged[first, column] = last
            elif tag == "c" and element.get("r") and _is_unsaved(element):
                unsaved.add(coordinate_to_tuple(element.get("r")))
            if tag in ("mergeCell", "row"):
                element.clear()
        return cls(merged, frozenset(unsaved))


def _is_unsaved(cell: Any) -> bool:
    """Whether a formula has no result; one whose result is no text has an empty one."""
    formula, value = cell.find("{*}f"), cell.find("{*}v")
    return formula is not None and cell.get("t") != "str" and (value is None or not value.text)


def _rows(sheet: Any, marks: _Marks) -> Iterator[Row]:
    """The rows that hold something by themselves, whatever is merged into them."""
    above: dict[int, tuple[int, str]] = {}
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise ValueError("a row below the last")
        texts, faults = _read(number, cells[:_MAX_COLUMNS], marks)
        merged = {column: text for column, (last, text) in above.items() if number <= last}
        if texts or faults:
            yield Row(number, texts, faults, merged)
        above |= {
            column: (marks.merged[number, column], text)
            for column, text in texts.items()
            if (number, column) in marks.merged
        }


def _read(number: int, cells: Any, marks: _Marks) -> tuple[dict[int, str], dict[int, str]]:
    """The texts and the faults of a row by column."""
    texts: dict[int, str] = {}
    faults: dict[int, str] = {}
    for column, cell in enumerate(cells, start=1):
        if (number, column) in marks.unsaved:
            faults[column] = "是公式，但没有存下结果"
        elif cell.data_type == "e":
            faults[column] = f"是错误值 {cell.value}"
        elif isinstance(cell.value, date | time | timedelta):
            faults[column] = f"被存成了日期或时间（{cell.value}）"
        elif text := _text(cell):
            texts[column] = text
    return texts, faults


def _text(cell: Any) -> str:
    """What a person sees in a cell, without white space around it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        percent = "%" in cell.number_format
        return f"{value * 100:.15g}%" if percent else f"{value:.15g}"
    # Excel writes a carriage return inside a cell in this way.
    return str(value).replace("_x000D_", "").strip()
