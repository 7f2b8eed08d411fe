"""Small libraries for the tests of this folder, and the bytes of one on disk."""

from pathlib import Path

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from tests.index.documents import TITLE

OLD = f"{TITLE}\n1.检查。每月检查1次。（责任单位：镇应急办）\n2.宣传。每季度宣传1次，覆盖全镇。\n"
NEW = (
    "白沙镇2025年安全生产工作要点\n1.培训。全员培训，每年2次。（镇安监站牵头）\n2.演练。要演练。\n"
)


def library(home: Path, embedder: Embedder) -> Library:
    """The library at a place, with an embedder that is loaded already."""
    return Library(Settings(home=home), lambda: embedder)


def written(path: Path, text: str) -> Path:
    """A text file with these words."""
    path.write_text(text, encoding="utf-8")
    return path


def contents(home: Path) -> dict[str, bytes]:
    """Every file of a library with its bytes, the lock aside."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != "lock"
    }


def add_from_the_command_line(file: Path, home: Path) -> None:
    """`python -m index add FILE --home HOME`, for a process of its own."""
    from index.__main__ import app

    app(["add", str(file), "--home", str(home)])
