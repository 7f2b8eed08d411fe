from pathlib import Path

import pytest

from index.embedder import Embedder, SentenceTransformerEmbedder
from index.errors import InputError, LibraryError
from index.library import Library, find_record
from index.settings import Settings
from index.store.checks import faults
from tests.index.libraries import NEW, OLD, contents, library, written


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def made(tmp_path: Path, home: Path, embedder: Embedder) -> Library:
    """A library with one plan."""
    one = library(home, embedder)
    one.add([written(tmp_path / "old.txt", OLD)])
    return one


def titles(one: Library) -> list[str]:
    return [record.plan.title[:3] for record in one.open().records]


def test_adding_one_plan_embeds_only_what_is_new(made: Library, tmp_path: Path) -> None:
    totals: set[tuple[str, int]] = set()
    made.add([written(tmp_path / "new.txt", NEW)], lambda step, _, total: totals.add((step, total)))
    new = made.open().records[1]
    assert totals == {("计算向量", len(new.passages) + len(new.sentences))}
    assert titles(made) == ["青石镇", "白沙镇"]
    assert list(faults(made.shelf)) == []


def test_the_same_input_gives_the_same_bytes(
    made: Library, home: Path, tmp_path: Path, embedder: Embedder
) -> None:
    other = library(tmp_path / "other", embedder)
    other.add([tmp_path / "old.txt"])
    assert contents(home) == contents(tmp_path / "other")


def test_a_duplicate_is_refused_and_nothing_changes(
    made: Library, home: Path, tmp_path: Path
) -> None:
    before = contents(home)
    copy = written(tmp_path / "copy.txt", OLD.replace("\n", "\n\n"))
    outcome = made.add([tmp_path / "old.txt", copy])
    assert outcome.added == ()
    assert all("内容相同，没有重复添加" in str(error) for error in outcome.refused)
    assert len(outcome.refused) == 2
    assert contents(home) == before


def test_a_new_version_of_a_file_replaces_the_old(made: Library, tmp_path: Path) -> None:
    written(tmp_path / "old.txt", OLD.replace("1次", "3次"))
    (added,) = made.add([tmp_path / "old.txt"]).added
    assert added.replaced == ("青石镇2024年安全生产工作要点",)
    (record,) = made.open().records
    assert "3次" in record.plan.text
    assert len(made.shelf.kept_originals()) == 1


def test_a_new_version_of_a_collection_survives_a_rebuild(
    tmp_path: Path, home: Path, embedder: Embedder
) -> None:
    items = "一、责任\n1.检查。要检查。\n2.宣传。要宣传。\n3.培训。要培训。\n"
    both = f"甲镇2024年工作要点\n{items}乙镇2024年工作要点\n{items.replace('要', '须')}"
    one = library(home, embedder)
    one.add([written(tmp_path / "a.txt", both)])
    one.add([written(tmp_path / "a.txt", both.replace("要检查", "要排查"))])
    assert len(one.shelf.kept_originals()) == 1
    one.rebuild()
    plans = [record.plan for record in one.open().records]
    assert [plan.title[:2] for plan in plans] == ["甲镇", "乙镇"]
    assert "要排查" in plans[0].text


def test_two_files_of_one_name_and_title_in_one_go_leave_the_later(
    tmp_path: Path, home: Path, embedder: Embedder
) -> None:
    paths = []
    for folder, times in (("a", "1次"), ("b", "5次")):
        (tmp_path / folder).mkdir()
        paths.append(written(tmp_path / folder / "p.txt", OLD.replace("1次", times)))
    one = library(home, embedder)
    one.add(paths)
    (record,) = one.open().records
    assert "5次" in record.plan.text
    assert list(faults(one.shelf)) == []


def test_a_removed_plan_stays_away(made: Library, tmp_path: Path) -> None:
    made.add([written(tmp_path / "new.txt", NEW)])
    made.remove("白沙")
    assert titles(made) == ["青石镇"]
    made.rebuild()
    assert titles(made) == ["青石镇"]
    made.remove("青石")
    assert titles(made) == []
    assert made.shelf.kept_originals() == []
    made.add([tmp_path / "new.txt"])
    assert titles(made) == ["白沙镇"]


def test_a_rebuild_gives_the_same_library(made: Library) -> None:
    before = made.open()
    made.rebuild()
    after = made.open()
    assert after.records == before.records
    assert after.manifest == before.manifest


def test_a_rebuild_that_cannot_read_an_original_changes_nothing(made: Library, home: Path) -> None:
    (original,) = made.shelf.kept_originals()
    original.write_bytes(b"")
    before = contents(home)
    with pytest.raises(LibraryError, match=r"没有重建，库没有改变。\n.*文件是空的"):
        made.rebuild()
    assert contents(home) == before


def test_what_is_not_there_yet_says_how_to_begin(home: Path, embedder: Embedder) -> None:
    one = library(home, embedder)
    with pytest.raises(LibraryError, match="还没有建库。请先运行 python -m index add"):
        one.open()
    with pytest.raises(LibraryError, match="没有保存的原文件"):
        one.rebuild()
    with pytest.raises(InputError, match="库中没有“青石”"):
        one.remove("青石")


def test_a_library_of_another_embedder_is_refused_and_rebuilt(made: Library, home: Path) -> None:
    other = SentenceTransformerEmbedder(passage_prefix="文：")
    changed = Library(Settings(home=home), lambda: other)
    with pytest.raises(LibraryError, match="运行 python -m index rebuild 重建"):
        changed.open()
    changed.rebuild()
    assert changed.open().manifest.embedder == other.name


def test_a_plan_is_named_by_id_title_or_a_part_of_it(made: Library) -> None:
    records = made.open().records
    plan = records[0].plan
    for name in (plan.id, plan.title, "青石"):
        assert find_record(records, name) is records[0]
    for name in ("", "没有"):
        with pytest.raises(InputError, match=plan.id):
            find_record(records, name)
