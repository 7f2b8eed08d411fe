"""Folders, parcels and corrections on their way into a real library."""

import zipfile
from pathlib import Path

import pytest

from index.corrections import beside
from index.embedder import Embedder
from index.library import Library
from index.plan import Level
from tests.index.documents import TITLE
from tests.index.libraries import NEW, OLD, contents, library, written

MISTAKEN = f"{TITLE}\n1.检查。要检查。\n2.宣传。要宣传。\n3.三年行动。要推进。\n4.培训。要培训。\n"


@pytest.fixture
def one(tmp_path: Path, embedder: Embedder) -> Library:
    return library(tmp_path / "home", embedder)


def plans(one: Library) -> list[tuple[str, int | None]]:
    return [(record.plan.title, record.plan.year) for record in one.open().records]


def corrected(file: Path, words: str) -> Path:
    """A file with corrections beside it."""
    written(beside(file), words)
    return file


def test_facts_and_lines_that_a_person_set_right(one: Library, tmp_path: Path) -> None:
    file = corrected(
        written(tmp_path / "a.txt", MISTAKEN),
        'title = "白沙镇2025年要点"\nyear = 2025\nissuer = "白沙镇"\nlevel = "市"\nnumber = "白〔2025〕1号"\n'
        'not_headings = ["第4行", "第99行"]\n',
    )
    (added,) = one.add([file]).added
    plan = added.records[0].plan
    assert (plan.title, plan.year, plan.issuer) == ("白沙镇2025年要点", 2025, "白沙镇")
    assert (plan.level, plan.number) == (Level.CITY, "白〔2025〕1号")
    assert [clause.address for clause in plan.clauses] == ["1.", "2.", "4."]
    assert plan.quote(plan.clauses[1]).endswith("3.三年行动。要推进。")
    assert "更正文件：没有找到“第99行”这一行，没有用上。" in plan.warnings
    assert "按更正文件：标题是“白沙镇2025年要点”。" in plan.warnings


def test_corrections_come_with_the_file_and_stay(one: Library, tmp_path: Path) -> None:
    file = corrected(written(tmp_path / "old.txt", OLD), "year = 2023\n")
    one.add([file])
    assert plans(one) == [(TITLE, 2023)]
    beside(file).unlink()
    one.add([written(file, OLD.replace("1次", "3次"))])
    assert plans(one) == [(TITLE, 2023)]
    one.rebuild()
    assert plans(one) == [(TITLE, 2023)]


def test_corrections_given_later_replace_what_was_read(one: Library, tmp_path: Path) -> None:
    file = written(tmp_path / "old.txt", OLD)
    one.add([file])
    one.add([corrected(file, 'title = "白沙镇2024年要点"\n')])
    assert plans(one) == [("白沙镇2024年要点", 2024)]
    outcome = one.add([file])
    assert "内容相同，没有重复添加" in str(outcome.refused[0])
    one.add([corrected(file, "")])
    assert plans(one) == [(TITLE, 2024)]


def test_wrong_corrections_refuse_the_file_and_leave_the_library(
    one: Library, tmp_path: Path
) -> None:
    one.add([written(tmp_path / "new.txt", NEW)])
    before = contents(one.settings.home)
    file = corrected(written(tmp_path / "old.txt", OLD), "yeer = 2023\n")
    (error,) = one.add([file]).refused
    assert str(error).startswith(f"{file}.anwen.toml：更正文件中的“yeer”不可用（没有这一项）")
    assert contents(one.settings.home) == before


def test_a_zip_stands_for_the_files_in_it(one: Library, tmp_path: Path) -> None:
    parcel = tmp_path / "全部.zip"
    with zipfile.ZipFile(parcel, "w") as archive:
        archive.writestr("镇/计划.txt", OLD)
        archive.writestr("县/计划.txt", NEW)
        archive.writestr("县/坏.docx", b"\x7fELF")
        archive.writestr("片.mp4", b"0")
    outcome = one.add([parcel])
    assert [added.shown for added in outcome.added] == [
        f"{parcel} › 镇/计划.txt",
        f"{parcel} › 县/计划.txt",
    ]
    assert str(outcome.refused[0]).startswith(f"{parcel} › 县/坏.docx：")
    assert ".mp4" in outcome.remarks[0]
    assert len(plans(one)) == 2
    one.rebuild()
    assert len(plans(one)) == 2


def test_a_folder_is_read_whatever_is_in_it(one: Library, tmp_path: Path) -> None:
    folder = tmp_path / "收件"
    (folder / "里").mkdir(parents=True)
    written(folder / "里" / "新.md", NEW)
    corrected(written(folder / "旧.TXT", OLD), "year = 2020\n")
    written(folder / "~$旧.docx", "x")
    written(folder / "说明.exe", "x")
    outcome = one.add([folder])
    assert (len(outcome.added), outcome.refused) == (2, ())
    assert (TITLE, 2020) in plans(one)
