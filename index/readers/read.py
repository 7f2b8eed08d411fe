"""A path → Document, by the reader of its ending; everything that cannot be read is refused here."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from index.document import Block, Document
from index.errors import InputError
from index.readers.docx import read_docx
from index.readers.markdown import read_markdown
from index.readers.text import read_lines

Reader = Callable[[bytes, str], tuple[Block, ...]]

READERS: dict[str, Reader] = {
    ".txt": read_lines,
    ".text": read_lines,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".docx": read_docx,
}
FORMATS = "、".join(READERS)


def read(path: Path, max_bytes: int) -> Document:
    """Read one file; InputError says what is wrong with it and the way out."""
    data = _bytes(path, max_bytes)
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            f"{path}：不支持“{path.suffix or '无后缀'}”文件。可以添加的格式：{FORMATS}；"
            "请先另存为其中一种。"
        )
    if reader is not read_docx and data.startswith(b"PK\x03\x04"):
        raise InputError(
            f"{path}：内容是压缩包或 Word 文件，与后缀不符。请改回正确的后缀后再添加。"
        )
    blocks = reader(data, str(path))
    if not blocks:
        raise InputError(f"{path}：没有文字内容。请确认文件不是空的，也不是只有图片的扫描件。")
    return Document(_name(path), hashlib.sha256(data).hexdigest(), blocks)


def _name(path: Path) -> str:
    """The file's name; one in another encoding (an old archive's GBK) is read as GB18030."""
    try:
        return os.fsencode(path.name).decode("utf-8")
    except UnicodeDecodeError:
        return os.fsencode(path.name).decode("gb18030", "replace")


def _bytes(path: Path, max_bytes: int) -> bytes:
    """The bytes of a file that is there, is a file, is not empty and not too large."""
    try:
        if not path.exists():
            raise InputError(f"{path}：找不到这个文件。请检查路径。")
        if path.is_dir():
            raise InputError(f"{path}：是文件夹，里面没有可添加的文件（{FORMATS}）。")
        size = path.stat().st_size
        if size == 0:
            raise InputError(f"{path}：文件是空的（0 字节）。请重新导出后再添加。")
        if size > max_bytes:
            raise InputError(
                f"{path}：文件有 {size / 1e6:.0f} MB，超过上限 {max_bytes / 1e6:.0f} MB。"
                "工作要点通常不到 1 MB：请确认文件无误，或拆开后添加，"
                "或设置环境变量 ANWEN_MAX_BYTES 提高上限。"
            )
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}：无法读取（{error.strerror}）。请检查路径和权限。") from error
