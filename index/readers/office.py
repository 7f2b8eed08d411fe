"""Older and other office formats (.doc .wps .odt .rtf, .xls .et .ods) → blocks, by LibreOffice.

The content decides, not the ending: office systems save web pages, text and newer files as .doc.
"""

from pathlib import PurePath

from index.document import Block
from index.errors import InputError
from index.readers.docx import read_docx
from index.readers.html import read_html, read_mhtml
from index.readers.kinds.kind import ContentKind, kind_of
from index.readers.kinds.xml_archive import DamageError, opened
from index.readers.sheet import read_csv, read_xlsx
from index.readers.soffice import LateError, MissingError, UnreadError, converted
from index.readers.text import read_lines

_SECONDS = 60.0
_WAY_OUT = "请用 WPS 打开，另存为 {} 后再添加。"
_SHEETS = (".xls", ".et", ".ods", ".xlt", ".ett", ".ots")
# kind: the ending that tells LibreOffice what it is, and what it becomes
_CONVERTED = {
    ContentKind.DOC: (".doc", "docx"),
    ContentKind.RTF: (".rtf", "docx"),
    ContentKind.ODT: (".odt", "docx"),
    ContentKind.XLS: (".xls", "xlsx"),
    ContentKind.ODS: (".ods", "xlsx"),
}
_NEEDS_NONE = {
    ContentKind.DOCX: read_docx,
    ContentKind.XLSX: read_xlsx,
    ContentKind.HTML: read_html,
    ContentKind.MHTML: read_mhtml,
}
# The XML of Word 2003 and Excel 2003.
_WORD_XML, _SHEET_XML = b"schemas.microsoft.com/office/word/2003/wordml", b"office:spreadsheet"
_HEAD, _NEAR = 100, 4000


def read_converted(data: bytes, name: str, seconds: float = _SECONDS) -> tuple[Block, ...]:
    """The blocks of an office file, as those of the .docx or .xlsx that it becomes.

    InputError when LibreOffice is not there, cannot open the file, or is not done in time.
    """
    kind = kind_of(data)
    if kind in _NEEDS_NONE:
        return _NEEDS_NONE[kind](data, name)
    ending = PurePath(name).suffix.lower()
    sheet = ending in _SHEETS
    if kind is None and b"<?xml" not in data[:_HEAD]:
        return (read_csv if sheet else read_lines)(data, name)
    ending, target = _form(kind, data, ending if kind is ContentKind.OLE else "", sheet)
    way_out = _WAY_OUT.format(f".{target or 'docx'}")
    if not target:
        raise InputError(f"{name}：内容不是文字文件或表格，不能读取。{way_out}")
    if kind in (ContentKind.ODT, ContentKind.ODS):
        _check_package(data, name, way_out)
    office = _converted(data, name, ending, target, seconds, way_out)
    return (read_docx if target == "docx" else read_xlsx)(office, name)


def _form(kind: ContentKind | None, data: bytes, ending: str, sheet: bool) -> tuple[str, str]:
    """The ending to hand a file over with and the format that it becomes; ("", "") for no such."""
    if kind in _CONVERTED:
        return _CONVERTED[kind]
    if kind is ContentKind.OLE:
        return ending, "xlsx" if sheet else "docx"
    if kind is None and _WORD_XML in data[:_NEAR]:
        return ".xml", "docx"
    if kind is None and _SHEET_XML in data[:_NEAR]:
        return ".xml", "xlsx"
    return "", ""


def _check_package(data: bytes, name: str, way_out: str) -> None:
    try:
        with opened(data, name, way_out):
            pass
    except DamageError as error:
        raise InputError(f"{name}：文件不完整，可能被截断。{way_out}") from error


def _converted(
    data: bytes, name: str, ending: str, target: str, seconds: float, way_out: str
) -> bytes:
    try:
        return converted(data, ending, target, seconds)
    except MissingError as error:
        raise InputError(
            f"{name}：读取这种格式需要 LibreOffice，这台电脑没有安装：请安装 LibreOffice（soffice），"
            f"或用 WPS 打开，另存为 .{target} 后再添加。"
        ) from error
    except LateError as error:
        raise InputError(
            f"{name}：LibreOffice 在 {seconds:g} 秒内没有转换完，已停止。文件可能已损坏：{way_out}"
        ) from error
    except UnreadError as error:
        raise InputError(
            f"{name}：LibreOffice 打不开，可能设了打开密码，或已损坏。"
            f"请用 WPS 打开，去掉密码，另存为 .{target} 后再添加。"
        ) from error
