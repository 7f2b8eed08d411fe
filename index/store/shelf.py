"""The folder of a library: snapshots, the pointer to the one that answers, originals, the lock.

home/current                 the name of the snapshot that answers
home/snapshots/00000007/     the snapshots; the last two are kept
home/originals/<sha>/<name>  the files that were added, their corrections beside them
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.corrections import SUFFIX, beside
from index.errors import LibraryError

_KEPT = 2


class Shelf:
    """The places of one library; knows files and order, not what is in a snapshot."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def originals(self) -> Path:
        """The folder of the original files."""
        return self.home / "originals"

    def current(self) -> Path | None:
        """The folder of the snapshot that answers, or None when nothing was ever published."""
        try:
            name = (self.home / "current").read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise LibraryError(
                f"{self.home}：无法读取库（{error.strerror}）。请检查文件夹权限。"
            ) from error
        folder = self.home / "snapshots" / name
        if not name.isdigit() or not folder.is_dir():
            raise LibraryError(
                f"{self.home}：库指向的快照“{name}”不存在。请运行 python -m index rebuild 从原文件重建。"
            )
        return folder

    def listed_plans(self) -> set[str] | None:
        """The ids of the plans that answer, whatever the format; None when they cannot be read."""
        try:
            folder = self.current()
            if folder is None:
                return None
            return set(json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["plans"])
        except (LibraryError, OSError, ValueError, KeyError, TypeError):
            return None

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the library's write lock; LibraryError when another process holds it."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            handle = (self.home / "lock").open("w", encoding="utf-8")
        except OSError as error:
            raise LibraryError(
                f"{self.home}：不能写入（{error.strerror}）。请检查权限，或用 --home 指定别的文件夹。"
            ) from error
        with handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise LibraryError(
                    f"{self.home}：另一个进程正在修改这个库。请等它结束后再试。"
                ) from error
            try:
                yield
            except OSError as error:
                raise LibraryError(
                    f"{self.home}：写入失败（{error.strerror or error}），原来的库照常可用。"
                    "请检查磁盘空间和权限后再试。"
                ) from error

    def publish(self, write: Callable[[Path], None], check: Callable[[Path], object]) -> Path:
        """Write a snapshot beside the old one, check it, then switch to it in one rename."""
        snapshots = self.home / "snapshots"
        snapshots.mkdir(exist_ok=True)
        for leftover in snapshots.glob("*.part"):
            shutil.rmtree(leftover)
        names = [int(path.name) for path in snapshots.iterdir() if path.name.isdigit()]
        name = f"{max(names, default=0) + 1:08d}"
        part, folder = snapshots / f"{name}.part", snapshots / name
        try:
            write(part)
            check(part)
            _sync_tree(part)
            part.rename(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        _sync(snapshots)
        write_whole(self.home / "current", f"{name}\n".encode())
        self._forget_old(int(name))
        return folder

    def keep_original(self, source: Path, sha256: str, corrections: bytes | None = None) -> None:
        """Copy an added file beside the library, so that the library can be rebuilt from it."""
        place = self.originals / sha256[:16]
        place.mkdir(parents=True, exist_ok=True)
        write_whole(place / source.name, source.read_bytes())
        if corrections is not None:
            write_whole(beside(place / source.name), corrections)

    def kept_originals(self) -> list[Path]:
        """The copies of the added files, in a fixed order."""
        return sorted(
            path
            for path in self.originals.rglob("*")
            if path.is_file() and not path.name.endswith((".part", SUFFIX))
        )

    def kept_corrections(self, name: str, sha256: str) -> bytes | None:
        """The corrections that were given with a file, else with the last one of its name."""
        places = [
            *self.originals.glob(f"{sha256[:16]}/*{SUFFIX}"),
            *sorted(self.originals.glob(f"*/*{SUFFIX}"), key=lambda path: -path.stat().st_mtime),
        ]
        own = [path for path in places if path.name == f"{name}{SUFFIX}"]
        return own[0].read_bytes() if own else None

    def drop_originals_but(self, needed: Iterable[str]) -> None:
        """Remove the copies of files of which no plan is left, those of a broken run too."""
        names = {sha256[:16] for sha256 in needed}
        for place in self.originals.iterdir() if self.originals.is_dir() else ():
            if place.name not in names:
                shutil.rmtree(place, ignore_errors=True)

    def _forget_old(self, newest: int) -> None:
        numbers = sorted(
            (int(path.name) for path in (self.home / "snapshots").iterdir() if path.name.isdigit()),
            reverse=True,
        )
        for number in [number for number in numbers if number <= newest][_KEPT:]:
            shutil.rmtree(self.home / "snapshots" / f"{number:08d}")


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all: beside, fsync, rename."""
    beside = path.with_name(f"{path.name}.part")
    with beside.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    beside.rename(path)
    _sync(path.parent)


def _sync_tree(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
