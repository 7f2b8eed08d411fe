"""A copy of a library with further plans beside its own; the library itself is not touched."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from index.embedder import Embedder
from index.library import Library
from index.plan import Plan
from index.settings import Settings
from index.store.shelf import Shelf


@contextmanager
def with_plans(settings: Settings, embedder: Embedder, plans: Sequence[Plan]) -> Iterator[Library]:
    """A library in a folder that is gone afterwards; vectors that are known are used again."""
    with TemporaryDirectory(prefix="anwen-probes-") as folder:
        home = Path(folder)
        current = Shelf(settings.home).current()
        if current is not None:
            shutil.copytree(current, home / "snapshots" / current.name)
            (home / "current").write_text(f"{current.name}\n", encoding="utf-8")
        library = Library(replace(settings, home=home), lambda: embedder)
        library.put(plans)
        yield library
