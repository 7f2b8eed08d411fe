"""The command line, run in this process with the real library behind it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from index.__main__ import app
from index.embedder import Embedder
from index.settings import Settings
from tests.index.libraries import NEW, OLD, contents, library, written

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path, embedder: Embedder) -> Path:
    library(tmp_path / "home", embedder).add([written(tmp_path / "old.txt", OLD)])
    return tmp_path / "home"


def run(*words: str | Path, home: Path) -> tuple[int, str]:
    """Exit code and everything said."""
    done = RUNNER.invoke(app, [*map(str, words), "--home", str(home)])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.output


def test_add_reports_counts_repairs_and_warnings(home: Path, tmp_path: Path) -> None:
    text = NEW.replace("2.演练。要演练。", "3.演练。在510月演练，由镇安监站、各")
    code, said = run("add", written(tmp_path / "new.txt", text), home=home)
    assert code == 0
    assert "《白沙镇2025年安全生产工作要点》" in said
    assert "章节 0 · 事项 2 · 条款 2 · 段落" in said
    assert "责任分工 2 · 修复 1 · 提示 2" in said
    assert "第3行：“510”→“5-10”" in said
    assert "编号从1跳到3，缺2" in said
    assert "第3项在文末中断" in said


def test_list_show_check_rebuild_and_remove(home: Path) -> None:
    code, said = run("list", home=home)
    assert code == 0 and "2024  镇街  青石镇2024年安全生产工作要点" in said
    code, said = run("show", "青石", home=home)
    assert code == 0 and "检查  [第1项]" in said and "宣传  [第2项]" in said
    code, said = run("check", home=home)
    assert code == 0 and said.startswith("完好：1 个计划")
    code, said = run("rebuild", home=home)
    assert code == 0 and "已重建：1 个计划，快照 00000002" in said
    code, said = run("remove", "青石", home=home)
    assert code == 0 and "已移除《青石镇2024年安全生产工作要点》" in said
    assert run("list", home=home) == (0, "")


def test_list_and_show_tell_number_and_day(home: Path, tmp_path: Path) -> None:
    text = f"白安委〔2025〕6号\n{NEW}白沙镇安委会\n2025年3月6日\n"
    code, said = run("add", written(tmp_path / "new.txt", text), home=home)
    told = "字号 白安委〔2025〕6号 · 成文日期 2025-03-06"
    assert code == 0 and told in said
    assert told in run("list", home=home)[1]
    assert told in run("show", "白沙", home=home)[1]
    assert "字号" not in run("show", "青石", home=home)[1]


def test_check_of_a_damaged_library_ends_with_1(home: Path) -> None:
    (home / "snapshots" / "00000001" / "extra").write_text("x", encoding="utf-8")
    code, said = run("check", home=home)
    assert code == 1
    assert "发现 1 个问题。请运行 python -m index rebuild" in said


def test_anwen_home_names_the_library(home: Path) -> None:
    done = RUNNER.invoke(app, ["list"], env={"ANWEN_HOME": str(home)})
    assert "青石镇" in done.output


BAD: dict[str, tuple[bytes | None, str]] = {
    "空.txt": (b"", "文件是空的"),
    "截断.docx": (b"PK\x03\x04" + bytes(300), "后再添加"),
    "重复.txt": (OLD.encode("gb18030"), "内容相同，没有重复添加"),
    "没有.txt": (None, "找不到这个文件"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_library_stays(home: Path, tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    before = contents(home)
    code, said = run("add", path, home=home)
    assert code == 2
    assert f"错误：{path}：" in said
    assert words in said
    assert contents(home) == before


def test_an_empty_folder_is_named_and_a_full_one_read(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    before = contents(home)
    code, said = run("add", folder, home=home)
    assert code == 2 and f"{folder}：是文件夹，里面没有可添加的文件" in said
    assert contents(home) == before
    written(folder / "in" / "new.md", NEW)
    written(folder / "~$lock.txt", "x")
    code, said = run("add", folder, home=home)
    assert code == 0 and "白沙镇" in said


def test_one_bad_file_costs_only_itself(home: Path, tmp_path: Path) -> None:
    code, said = run("add", tmp_path / "没有", written(tmp_path / "b.txt", NEW), home=home)
    assert code == 2
    assert "找不到这个文件" in said and "已添加" in said
    code, said = run("list", home=home)
    assert "白沙镇" in said


@pytest.mark.parametrize("command", [["list"], ["check"], ["show", "x"], ["rebuild"]])
def test_no_library_yet(tmp_path: Path, command: list[str]) -> None:
    code, said = run(*command, home=tmp_path / "none")
    assert code == 2
    assert "python -m index add" in said


def test_a_home_that_is_a_file_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "home", "x")
    code, said = run("add", path, home=path)
    assert code == 2 and "不能写入" in said


def test_a_setting_out_of_bounds_is_said(home: Path) -> None:
    done = RUNNER.invoke(app, ["list", "--home", str(home)], env={"ANWEN_CHUNK_SIZE": "9"})
    assert done.exit_code == 2
    assert "ANWEN_CHUNK_SIZE='9' 不可用" in done.output
    assert Settings().chunk_size >= 60
