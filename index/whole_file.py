"""Writing a file for a user that is there whole or not at all; the library's own are in `shelf`."""

import os
import tempfile
from pathlib import Path

from index.errors import InputError


def check_writable(path: Path) -> None:
    """InputError when a file cannot be written there; said before the work, not after it."""
    if path.is_dir():
        raise InputError(f"{path}：是文件夹。请指定文件名。")
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise InputError(f"{path}：所在的文件夹不存在或不能写入。请换一个位置。")


def write_whole_text(path: Path, text: str) -> None:
    """Write a text in UTF-8, whole or not at all."""
    write_whole(path, text.encode("utf-8"))


def write_whole(path: Path, data: bytes) -> None:
    """Write beside, sync, then rename; a fault leaves what was there before."""
    try:
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            beside = Path(folder) / path.name
            with beside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            beside.replace(path)
    except OSError as error:
        raise InputError(f"{path}：不能写入（{error.strerror}）。请检查磁盘和权限。") from error
