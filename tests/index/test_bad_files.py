"""Every bad file in one batch with a good one: each is named with the way out, the good one goes in."""

from pathlib import Path

import pytest

from index.embedder import Embedder
from index.library import Outcome
from index.store.checks import faults
from tests.index.bad_files import BAD, word
from tests.index.libraries import OLD, contents, library, written


@pytest.fixture(scope="module")
def batch(
    tmp_path_factory: pytest.TempPathFactory, embedder: Embedder
) -> tuple[Path, Outcome, bool]:
    """The folder, what adding all of it did, and whether bad files alone left the library as it was."""
    folder = tmp_path_factory.mktemp("bad")
    home = tmp_path_factory.mktemp("home")
    one = library(home, embedder)
    one.add([written(folder / "old.txt", OLD.replace("青石", "白沙"))])
    for name, (made, _) in BAD.items():
        (folder / name).write_bytes(made())
    (folder / "好.docx").write_bytes(word())
    bad = [folder / name for name in BAD]
    before = contents(home)
    one.add(bad)
    same = contents(home) == before
    outcome = one.add([*bad[:10], folder / "好.docx", *bad[10:]])
    assert list(faults(one.shelf)) == []
    return folder, outcome, same


def test_the_good_file_of_the_batch_is_added(batch: tuple[Path, Outcome, bool]) -> None:
    folder, outcome, _ = batch
    assert [one.shown for one in outcome.added] == [str(folder / "好.docx")]


def test_bad_files_alone_leave_the_library_as_it_was(batch: tuple[Path, Outcome, bool]) -> None:
    assert batch[2]


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_the_way_out(batch: tuple[Path, Outcome, bool], name: str) -> None:
    folder, outcome, _ = batch
    said = [str(error) for error in outcome.refused if str(error).startswith(str(folder / name))]
    assert len(said) == 1, [str(error) for error in outcome.refused]
    assert BAD[name][1] in said[0]
    assert "程序的缺陷" not in said[0] and "root:" not in said[0]


def test_nothing_else_is_refused(batch: tuple[Path, Outcome, bool]) -> None:
    assert len(batch[1].refused) == len(BAD)
