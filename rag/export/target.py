"""Where an export may be written."""

from pathlib import Path

from index.errors import InputError
from index.whole_file import check_writable


def check_target(path: Path, suffix: str) -> None:
    """InputError when a file of a kind cannot be written there; said before the work."""
    if path.suffix.lower() != suffix:
        raise InputError(f"{path}：文件名请以 {suffix} 结尾。")
    check_writable(path)
