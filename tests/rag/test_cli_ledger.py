"""python -m rag duties and compare, as a person runs them."""

import json
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from rag.__main__ import app


def run(home: Path, *words: str) -> Result:
    """A command in this process."""
    return CliRunner().invoke(app, [words[0], "--home", str(home), *words[1:]])


def test_duties_of_a_unit_on_screen_and_as_files(library_home: Path, tmp_path: Path) -> None:
    xlsx, ics = tmp_path / "清单.xlsx", tmp_path / "清单.ics"
    told = run(
        library_home, "duties", "--unit", "区住建局", "--plan", "临江区2024",
        "--xlsx", str(xlsx), "--ics", str(ics),
    )  # fmt: skip
    assert told.exit_code == 0, told.output
    assert "《临江区2024年安全生产工作要点》" in told.stdout
    assert "《临江区2023年" not in told.stdout
    assert "截至 2024-11-30" in told.stdout
    assert "区住建局 责任清单：点名的任务" in told.stdout
    assert told.stderr.splitlines() == [f"已写入 {xlsx}", f"已写入 {ics}"]
    sheet = load_workbook(xlsx).active
    assert sheet is not None and sheet["A1"].value == "计划"
    assert Calendar.from_ical(ics.read_bytes()).walk("VEVENT")


def test_duties_that_fall_due(library_home: Path) -> None:
    told = run(library_home, "duties", "--due", "2024-04")
    assert told.exit_code == 0
    assert "责任清单（2024-04-01 至 2024-04-30 到期）：4 项。" in told.stdout


def test_compare_two_plans(library_home: Path, tmp_path: Path) -> None:
    xlsx = tmp_path / "对照.xlsx"
    told = run(library_home, "compare", "2023年", "临江区2024", "--xlsx", str(xlsx))
    assert told.exit_code == 0, told.output
    assert "新增 8 条，取消 6 条，有变化 29 条，一致 0 条。" in told.stdout
    sheet = load_workbook(xlsx).active
    assert sheet is not None and sheet.max_row == 44


def test_ask_within_a_plan_and_as_a_document(library_home: Path, tmp_path: Path) -> None:
    path = tmp_path / "回答.docx"
    question = "老旧燃气管道更新改造多少公里？"
    told = run(library_home, "ask", question, "--plan", "2023年", "--docx", str(path), "--json")
    assert told.exit_code == 0, told.output
    answer = json.loads(told.stdout)
    assert {one["plan_title"] for one in answer["citations"]} == {"临江区2023年安全生产工作要点"}
    assert docx.Document(str(path)).paragraphs[0].text == question
    narrowed = run(library_home, "ask", question, "--year", "2023", "--json")
    assert json.loads(narrowed.stdout)["text"] == answer["text"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("duties", "--unit", "教育"), "名称相近的有：区教育局"),
        (("duties", "--due", "四月"), "看不懂到期时间"),
        (("duties", "--plan", "2024"), "对应 3 个计划"),
        (("duties", "--unit", "区教育局", "--xlsx", "没有/甲.xlsx"), "请换一个位置"),
        (("duties", "--due", "2030-01", "--ics", "甲.ics"), "没有确定的时限"),
        (("compare", "临江区2024", "临江区2024"), "请指定两个不同的计划"),
        (("compare", "临江区2024", "丙区"), "没有“丙区”这个计划"),
        (("ask", "甲？", "--docx", "甲.doc"), "请以 .docx 结尾"),
        (("ask", "甲？", "--plan", "丙区"), "没有“丙区”这个计划"),
    ],
)
def test_a_fault_ends_with_2_and_the_way_out(
    library_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...], told: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    done = run(library_home, *words)
    assert done.exit_code == 2
    assert done.stderr.startswith("错误：")
    assert told in done.stderr
    assert list(tmp_path.iterdir()) == []
