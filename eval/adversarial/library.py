"""Plan files → records, without a library on disk."""

from collections.abc import Sequence
from pathlib import Path

from index.errors import InputError
from index.parsing.parse import parse
from index.readers.read import READERS, read
from index.record import Record, record_of

_SAMPLES = Path(__file__).resolve().parents[2] / "samples"
_MAX_BYTES = 50_000_000
# Passages are not looked at here.
_CHUNK = 500


def records_in(paths: Sequence[Path]) -> tuple[Record, ...]:
    """The records of all plans in files and folders, in the order of their names."""
    files = [file for path in paths or (_SAMPLES,) for file in _files(path)]
    if not files:
        raise InputError("没有可读的计划文件。请给出 .txt、.md 或 .docx 文件，或放有它们的文件夹。")
    return tuple(
        record_of(plan, _CHUNK) for file in files for plan in parse(read(file, _MAX_BYTES))
    )


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.rglob("*") if file.suffix.lower() in READERS)
    return [path]
