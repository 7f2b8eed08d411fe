"""A path → Document, by the reader of its ending; everything that cannot be read is refused here."""

import hashlib
import importlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.document import Document
from index.errors import InputError
from index.readers.kinds.fit import PARCELS, check_fit
from index.readers.kinds.formats import offered
from index.readers.source import Progress, Source, silent


@dataclass(frozen=True, slots=True)
class Reader:
    """Where a reader stands, "module:function"; imported when a file needs it, not before.

    A plain reader is `(data: bytes, name: str) -> tuple[Block, ...]`. One that is `paged` takes a
    `Source` instead, which carries these two and the ways to tell progress and to make remarks.
    """

    place: str
    paged: bool = False


_TEXT, _MARKDOWN = (
    Reader("index.readers.text:read_lines"),
    Reader("index.readers.markdown:read_markdown"),
)
_WORD, _SHEET = (
    Reader("index.readers.docx:read_word", paged=True),
    Reader("index.readers.sheet:read_xlsx"),
)
_PAGE, _SAVED_PAGE = Reader("index.readers.html:read_html"), Reader("index.readers.html:read_mhtml")
_CONVERTED = Reader("index.readers.office:read_converted")
_PICTURE = Reader("index.readers.printed.picture:read_picture", paged=True)
READERS: dict[str, Reader] = {
    **dict.fromkeys((".txt", ".text"), _TEXT),
    **dict.fromkeys((".md", ".markdown"), _MARKDOWN),
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), _WORD),
    ".pdf": Reader("index.readers.printed.pdf:read_pdf", paged=True),
    **dict.fromkeys((".html", ".htm"), _PAGE),
    **dict.fromkeys((".mht", ".mhtml"), _SAVED_PAGE),
    **dict.fromkeys((".xlsx", ".xlsm"), _SHEET),
    ".csv": Reader("index.readers.sheet:read_csv"),
    **dict.fromkeys((".doc", ".wps", ".odt", ".rtf", ".xls", ".et", ".ods"), _CONVERTED),
    ".ofd": Reader("index.readers.printed.ofd:read_ofd", paged=True),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"), _PICTURE),
}


def read(
    path: Path,
    max_bytes: int,
    readers: Mapping[str, Reader] = READERS,
    shown: str = "",
    progress: Progress = silent,
) -> Document:
    """Read one file; InputError says what is wrong with it and the way out.

    `shown` is what errors call the file, its path when empty. In a batch of files from outside
    use `index.readers.apart.reading_room`, which reads in a process of its own.
    """
    name = shown or str(path)
    data = _bytes(path, max_bytes, name, readers)
    ending = path.suffix.lower()
    check_fit(data, ending, name, (*readers, *PARCELS))
    reader = readers.get(ending)
    if reader is None:
        raise InputError(
            f"{name}：不支持“{path.suffix or '无后缀'}”文件。可以添加的格式：{offered(readers)}；"
            "请先另存为其中一种。"
        )
    remarks: list[str] = []
    if reader.paged:
        blocks = load(reader.place)(Source(data, name, progress, remarks.append))
    else:
        blocks = load(reader.place)(data, name)
    if not blocks:
        raise InputError(f"{name}：没有文字内容。请确认文件不是空的，也不是只有图片的扫描件。")
    digest = hashlib.sha256(data).hexdigest()
    return Document(_name(path), digest, blocks, tuple(remarks))


def load(place: str) -> Any:
    """The function at "module:function"."""
    module, _, function = place.partition(":")
    return getattr(importlib.import_module(module), function)


def _name(path: Path) -> str:
    """The file's name; one in another encoding (an old archive's GBK) is read as GB18030."""
    try:
        return os.fsencode(path.name).decode("utf-8")
    except UnicodeDecodeError:
        return os.fsencode(path.name).decode("gb18030", "replace")


def _bytes(path: Path, max_bytes: int, name: str, readers: Mapping[str, Reader]) -> bytes:
    """The bytes of a file that is there, is a file, is not empty and not too large."""
    try:
        if not path.exists():
            raise InputError(f"{name}：找不到这个文件。请检查路径。")
        if path.is_dir():
            raise InputError(f"{name}：是文件夹，里面没有可添加的文件（{offered(readers)}）。")
        size = path.stat().st_size
        if size == 0:
            raise InputError(f"{name}：文件是空的（0 字节）。请重新导出后再添加。")
        if size > max_bytes:
            raise InputError(
                f"{name}：文件有 {size / 1e6:.0f} MB，超过上限 {max_bytes / 1e6:.0f} MB。"
                "工作要点通常不到 1 MB，扫描件每页约 1 MB：请确认文件无误，或拆开后添加，"
                "或设置环境变量 ANWEN_MAX_BYTES 提高上限。"
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{name}：无法读取（{error.strerror}）。请检查路径和权限。") from error
