"""A library made for an evaluation, kept until the documents or what reads them change."""

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.errors import InputError, LibraryError
from index.library import expand
from index.open import library_at
from index.settings import CHECKOUT, Settings

Say = Callable[[str], None]


def cached_library(
    name: str, documents: Path, cache: Path, settings: Settings, say: Say
) -> Settings:
    """Settings whose home is a library of `documents` below `cache`, built when none fits.

    The folder's name is a fingerprint of the documents, the settings and the code in `index/`;
    the library itself knows its embedder and format and refuses others, which rebuilds it.
    """
    home = cache / f"{name}-{_fingerprint(documents, settings)}"
    found = replace(settings, home=home)
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w", encoding="utf-8") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        if home.is_dir() and _opens(found):
            return found
        say(f"正在用 {documents} 建评测用的库……")
        with tempfile.TemporaryDirectory(prefix=f"{name}.", dir=cache) as folder:
            part = Path(folder) / "library"
            _build(documents, replace(settings, home=part), say)
            for old in cache.glob(f"{name}-*"):
                shutil.rmtree(old, ignore_errors=True)
            part.rename(home)
    return found


def _build(documents: Path, settings: Settings, say: Say) -> None:
    outcome = library_at(settings=settings).add([documents])
    for error in outcome.refused:
        say(f"未能添加：{error}")
    if not outcome.added:
        raise InputError(f"{documents}：没有可用的文件，不能建库。请指定放有工作要点的文件夹。")


def _opens(settings: Settings) -> bool:
    """Whether a library is there that today's embedder and format can read."""
    try:
        library_at(settings=settings).open()
    except LibraryError:
        return False
    return True


def _fingerprint(documents: Path, settings: Settings) -> str:
    """The first 12 hex digits of a SHA-256 over names and bytes of all that shapes the library."""
    code = sorted((CHECKOUT / "index").rglob("*.py"))
    digest = hashlib.sha256(repr(replace(settings, home=Path())).encode())
    for file in [*code, *(file for file in expand([documents]) if file.is_file())]:
        digest.update(file.name.encode() + b"\0")
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:12]
