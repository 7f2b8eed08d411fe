import fcntl
import subprocess
import sys
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.errors import LibraryError
from index.store.shelf import Shelf
from tests.index.libraries import NEW, OLD, contents, library, written

CHECKOUT = Path(__file__).resolve().parents[3]


def test_two_writers_cannot_write_at_once(tmp_path: Path, embedder: Embedder) -> None:
    one = library(tmp_path / "home", embedder)
    path = written(tmp_path / "old.txt", OLD)
    with (
        one.shelf.writing(),
        pytest.raises(LibraryError, match="另一个进程正在修改这个库"),
    ):
        one.add([path])
    assert len(one.add([path]).added) == 1


def test_another_process_is_kept_out_with_a_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    with (home / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        done = subprocess.run(
            [sys.executable, "-m", "index", "remove", "青石", "--home", str(home)],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
        )
    assert done.returncode == 2
    assert "另一个进程正在修改这个库。请等它结束后再试。" in done.stderr
    assert contents(home) == {}


def test_a_snapshot_that_fails_its_check_is_not_published(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)

    def write(folder: Path) -> None:
        folder.mkdir(parents=True)

    def refuse(_: Path) -> None:
        raise LibraryError("不对")

    first = shelf.publish(write, lambda _: None)
    before = contents(tmp_path)
    with pytest.raises(LibraryError):
        shelf.publish(write, refuse)
    assert shelf.current() == first
    assert contents(tmp_path) == before
    assert not list(tmp_path.rglob("*.part"))


def test_the_last_two_snapshots_are_kept(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    for _ in range(4):
        shelf.publish(lambda folder: folder.mkdir(parents=True), lambda _: None)
    assert [path.name for path in sorted((tmp_path / "snapshots").iterdir())] == [
        "00000003",
        "00000004",
    ]
    assert shelf.current() == tmp_path / "snapshots" / "00000004"


@pytest.mark.parametrize("name", ["00000009", "../..", ""])
def test_a_pointer_to_nothing_is_said(tmp_path: Path, name: str) -> None:
    (tmp_path / "current").write_text(name, encoding="utf-8")
    with pytest.raises(LibraryError, match=r"不存在。请运行 python -m index rebuild"):
        Shelf(tmp_path).current()


def test_a_full_disk_leaves_the_old_library(tmp_path: Path, embedder: Embedder) -> None:
    home = tmp_path / "home"
    one = library(home, embedder)
    one.add([written(tmp_path / "old.txt", OLD), written(tmp_path / "new.txt", NEW)])
    before = contents(home)
    code = (
        "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "runpy.run_module('index', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "remove", "白沙", "--home", str(home)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert "写入失败" in done.stderr and "原来的库照常可用" in done.stderr
    assert contents(home) == before
    assert not list(home.rglob("*.part"))
