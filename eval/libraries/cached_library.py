"""Libraries made for an evaluation, kept until what they hold or what reads it changes."""

import fcntl
import glob
import hashlib
import os
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from eval.libraries.vector_cache import CachedEmbedder
from index.errors import InputError, LibraryError
from index.intake import expand
from index.library import Library
from index.open import library_at
from index.settings import CHECKOUT, Settings

Say = Callable[[str], None]
VECTORS = CHECKOUT / "var" / "eval" / "vectors"
_DIGITS = 12


def cached_library(
    name: str,
    documents: Path,
    cache: Path,
    settings: Settings,
    say: Say,
    vectors: Path = VECTORS,
) -> Settings:
    """Settings whose home is a library of `documents` below `cache`, built when none fits."""

    def build(library: Library) -> None:
        outcome = library.add([documents])
        for error in outcome.refused:
            say(f"未能添加：{error}")
        if not outcome.added:
            raise InputError(f"{documents}：没有可用的文件，不能建库。请指定放有工作要点的文件夹。")

    files = [file for file in expand([documents]) if file.is_file()]
    return kept_library(name, files, build, settings, say, cache, vectors)


def kept_library(
    name: str,
    files: Iterable[Path],
    build: Callable[[Library], None],
    settings: Settings,
    say: Say,
    cache: Path,
    vectors: Path,
) -> Settings:
    """Settings whose home is a library below `cache`, filled by `build` when none fits.

    The folder's name is a fingerprint of `files`, the settings and the code in `index/`; the
    library itself knows its embedder and format and refuses others, which rebuilds it. Vectors
    are kept in `vectors` beyond the library: one that is built again embeds only new texts.
    """
    home = cache / f"{name}-{_fingerprint(files, settings)}"
    found = replace(settings, home=home)
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w", encoding="utf-8") as handle:
        # One byte a name: who wants another library need not wait for this one.
        fcntl.lockf(handle, fcntl.LOCK_EX, 1, zlib.crc32(name.encode()))
        if home.is_dir() and _opens(found):
            return found
        say(f"正在建评测用的库 {home.name}……")
        with tempfile.TemporaryDirectory(prefix=f"{name}.", dir=cache) as folder:
            part = Path(folder) / "library"
            build(_library(replace(settings, home=part), vectors))
            for old in cache.glob(f"{glob.escape(name)}-{'[0-9a-f]' * _DIGITS}"):
                shutil.rmtree(old, ignore_errors=True)
            part.rename(home)
    return found


def one_threaded(settings: Settings) -> Library:
    """A library whose embedder keeps to one thread: the same vectors, bit by bit.

    A text is too short to be shared between cores: beside other work two threads wait for each
    other up to four times as long as one needs.
    """
    return library_at(settings=settings, threads=1)


def _library(settings: Settings, vectors: Path) -> Library:
    """A library to be filled: a worker for each core, and vectors kept beyond it."""
    embedder = CachedEmbedder(one_threaded(settings).embedder, vectors, os.cpu_count() or 1)
    return Library(settings, lambda: embedder)


def _opens(settings: Settings) -> bool:
    """Whether a library is there that today's embedder and format can read."""
    try:
        library_at(settings=settings).open()
    except LibraryError:
        return False
    return True


def _fingerprint(files: Iterable[Path], settings: Settings) -> str:
    """Hex digits of a SHA-256 over names and bytes of all that shapes the library."""
    code = sorted((CHECKOUT / "index").rglob("*.py"))
    digest = hashlib.sha256(repr(replace(settings, home=Path())).encode())
    for file in [*code, *files]:
        digest.update(file.name.encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]
