from collections.abc import Callable
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.errors import LibraryError
from index.store.checks import faults
from index.store.snapshot import FORMAT, open_snapshot
from tests.index.libraries import OLD, library, written


@pytest.fixture
def home(tmp_path: Path, embedder: Embedder) -> Path:
    library(tmp_path / "home", embedder).add([written(tmp_path / "old.txt", OLD)])
    return tmp_path / "home"


def snapshot_folder(home: Path) -> Path:
    return home / "snapshots" / "00000001"


def drop_originals(home: Path) -> None:
    (home / "originals").rename(home / "gone")


def change_plan(home: Path) -> None:
    (plan,) = (snapshot_folder(home) / "plans").iterdir()
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace('"text": "每月', '"text": "每日'), encoding="utf-8")


def add_file(home: Path) -> None:
    (snapshot_folder(home) / "extra").write_text("x", encoding="utf-8")


def test_the_sample_library_is_sound(library_home: Path, embedder: Embedder) -> None:
    assert list(faults(library(library_home, embedder).shelf)) == []


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (drop_originals, "没有保存原文件"),
        (change_plan, "文字与原文位置不符"),
        (change_plan, "内容与清单中的校验值不符"),
        (add_file, "清单与文件不符"),
    ],
)
def test_harm_is_found(
    home: Path, embedder: Embedder, harm: Callable[[Path], None], words: str
) -> None:
    shelf = library(home, embedder).shelf
    assert list(faults(shelf)) == []
    harm(home)
    assert any(words in fault for fault in faults(shelf))


@pytest.mark.parametrize(
    "name", ["manifest.json", "passages.faiss", "words/size.json", "words/data.csc.index.npy"]
)
@pytest.mark.parametrize("cut", [True, False])
def test_a_file_that_is_cut_or_gone_refuses_to_open(home: Path, name: str, cut: bool) -> None:
    file = snapshot_folder(home) / name
    if cut:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    else:
        file.unlink()
    with pytest.raises(LibraryError, match="python -m index rebuild"):
        open_snapshot(snapshot_folder(home))


def test_another_format_is_refused_with_the_way_out(home: Path) -> None:
    manifest = snapshot_folder(home) / "manifest.json"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(text.replace(f'"format": {FORMAT}', '"format": 99'), encoding="utf-8")
    with pytest.raises(LibraryError, match=r"库的格式是 99.*python -m index rebuild"):
        open_snapshot(snapshot_folder(home))
