"""A process that adds is killed at several moments: the old library goes on answering."""

import multiprocessing
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.store.checks import faults
from tests.index.libraries import NEW, OLD, add_from_the_command_line, library, written

# Processes of their own, forked from one that has loaded torch already: five seconds less each.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["sentence_transformers", "index.library"])

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
    process = PROCESSES.Process(target=add_from_the_command_line, args=(new, home))
    process.start()
    deadline = time.monotonic() + 60
    while process.is_alive() and not MOMENTS[moment](home) and time.monotonic() < deadline:
        time.sleep(0.0005)  # leave the core to the process that is watched
    process.kill()
    process.join()
    assert process.exitcode in (0, -signal.SIGKILL), "the add itself failed"

    records = one.open().records
    assert records[:1] == before
    assert list(faults(one.shelf)) == []
    # A kill that came too late finds the new library, whole.
    if len(records) == 1:
        assert len(one.add([new]).added) == 1
    assert [record.plan.title[:3] for record in one.open().records] == ["青石镇", "白沙镇"]
    assert list(faults(one.shelf)) == []
    assert len(one.shelf.kept_originals()) == 2
