"""A process that adds is killed at several moments: the old library goes on answering."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.checks import faults
from index.embedder import Embedder
from tests.index.libraries import NEW, OLD, library, written

CHECKOUT = Path(__file__).resolve().parents[2]

MOMENTS: dict[str, Callable[[Path], object]] = {
    "the start": lambda home: True,
    "the original is being kept": lambda home: len(list(home.glob("originals/*"))) > 1,
    "the new snapshot appears": lambda home: list(home.glob("snapshots/*.part")),
    "its manifest is written": lambda home: list(home.glob("snapshots/*.part/manifest.json")),
    "it has its name": lambda home: (home / "snapshots" / "00000002").exists(),
    "the pointer is being written": lambda home: (home / "current.part").exists(),
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_a_moment(moment: str, tmp_path: Path, embedder: Embedder) -> None:
    home = tmp_path / "home"
    one = library(home, embedder)
    one.add([written(tmp_path / "old.txt", OLD)])
    before = one.open().records
    new = written(tmp_path / "new.txt", NEW)
    process = subprocess.Popen(
        [sys.executable, "-m", "index", "add", str(new), "--home", str(home)],
        cwd=CHECKOUT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 60
    while process.poll() is None and not MOMENTS[moment](home) and time.monotonic() < deadline:
        pass
    process.send_signal(signal.SIGKILL)
    process.wait()

    records = one.open().records
    assert records[:1] == before
    assert list(faults(one.shelf)) == []
    # A kill that came too late finds the new library, whole.
    if len(records) == 1:
        assert len(one.add([new]).added) == 1
    assert [record.plan.title[:3] for record in one.open().records] == ["青石镇", "白沙镇"]
    assert list(faults(one.shelf)) == []
    assert len(one.shelf.kept_originals()) == 2
