"""Gold questions as an office writes them: what a workbook says is what JSON lines would say."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from eval.gold.case import load_cases, read_set, unknown_plans
from eval.gold.case_line import CaseLine, GoldLine, TurnLine
from eval.gold.workbook import read_workbook
from eval.runs.ask import run_cases
from eval.runs.headlines import figures_of
from eval.runs.request import SETS
from eval.runs.row import Row
from eval.runs.rows import rows_of
from rag.service import Service
from tests.eval.workbooks import ASKED, fault, written


def one(path: Path) -> CaseLine:
    (line,) = read_workbook(path)
    return line


def places(line: CaseLine) -> list[tuple[str, int | None, str | None]]:
    return [(gold.plan, gold.item, gold.anchor) for gold in line.gold]


def test_a_row_is_a_question_with_its_gold(tmp_path: Path) -> None:
    assert one(written(tmp_path, [ASKED])) == CaseLine(
        id="行2",
        question="校车多久检验一次？",
        kind="question",
        answerable=True,
        gold=(GoldLine(plan="云津市2024年", item=20),),
        facts=(("每学期",),),
    )


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    header = [
        "备注",
        " Expected_Words ",
        "条 目（编号）",
        "Question*",
        "PLAN",
        None,
        "Id：",
        "anchor",
    ]
    row = ["随便", "每学期", "20", "校车？", "云津市", "另", "q1", "校车"]
    line = one(written(tmp_path, [row], header))
    assert (line.id, line.question, line.facts) == ("q1", "校车？", (("每学期",),))
    assert places(line) == [("云津市", 20, "校车")]


def test_expected_words_are_groups_of_alternatives(tmp_path: Path) -> None:
    words = "每月 / 每个月／按月；区住建局;\n 80% \n；/"
    assert one(written(tmp_path, [("问", "甲", 1, words)])).facts == (
        ("每月", "每个月", "按月"),
        ("区住建局",),
        ("80%",),
    )


@pytest.mark.parametrize(
    "item", [9, 9.0, "9", "9.", " ９． ", "第9项", "第 九 项", "9、", "第9条", "9。", "９"]
)
def test_an_item_is_a_number_however_it_is_typed(item: Any, tmp_path: Path) -> None:
    assert places(one(written(tmp_path, [("问", "《甲》", item)]))) == [("甲", 9, None)]


def test_numbers_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = written(tmp_path, [("问", 2024, 0, 0.8), ("问", "甲", 1, 5200.0, 3.5)])
    book = load_workbook(path)
    book.active["D2"].number_format = "0%"
    book.save(path)
    first, second = read_workbook(path)
    assert (places(first), first.facts) == ([("2024", 0, None)], (("80%",),))
    assert (places(second), second.facts) == ([("甲", 1, "3.5")], (("5200",),))


def test_a_row_without_a_question_continues_the_one_above(tmp_path: Path) -> None:
    rows = [
        ("问一", "甲", 1, "一"),
        (None, "乙", 2, "二；一"),
        (None, None, 3, None, "乙的字"),
        (None, None, None, "三"),
        ("  ", "丙", None, None, "表格行"),
        ("问二", "甲", 4),
    ]
    first, second = read_workbook(written(tmp_path, rows))
    assert places(first) == [
        ("甲", 1, None), ("乙", 2, None), ("乙", 3, "乙的字"), ("丙", None, "表格行"),
    ]  # fmt: skip
    assert first.facts == (("一",), ("二",), ("三",))
    assert (second.id, places(second)) == ("行7", [("甲", 4, None)])


def test_merged_cells_hold_in_every_row_that_they_cover(tmp_path: Path) -> None:
    rows = [
        ("问一", "甲", 1, None, "其一"),
        (None, None, None, None, "其二"),
        (None, None, None, "词"),
        ("问二", None, 7),
        ("问三", None, None),
        ("问四", None, None),
    ]
    # One question over three rows, one item over three, one plan over all but the last.
    path = written(tmp_path, rows, merge="A2:A4 C2:C4 B2:B6 C5:C6 D5:E5")
    first, second, third, fourth = read_workbook(path)
    assert places(first) == [("甲", 1, "其一"), ("甲", 1, "其二")]
    assert first.facts == (("词",),)
    assert places(second) == places(third) == [("甲", 7, None)]
    assert (fourth.answerable, fourth.gold) == (False, ())


def test_what_can_be_answered_is_said_or_shown(tmp_path: Path) -> None:
    header = ("问题", "计划", "条目", "可答", "类型")
    rows = [("一", "甲", 1), ("二", "甲", 1, "是", "who"), ("三",), ("四", None, None, "否", "out"),
            ("五", None, None, False), ("六", "甲", 1, True)]  # fmt: skip
    lines = read_workbook(written(tmp_path, rows, header))
    assert [line.answerable for line in lines] == [True, True, False, False, False, True]
    assert [line.kind for line in lines] == [
        "question", "who", "unanswerable", "out", "unanswerable", "question",
    ]  # fmt: skip


def test_history_is_one_message_a_line(tmp_path: Path) -> None:
    said = "校车呢？\n答：每学期检验1次。_x000D_\n\n问: 那2023年的呢？"
    assert one(written(tmp_path, [("问", None, None, None, None, None, said)])).history == (
        TurnLine(role="user", content="校车呢？"),
        TurnLine(role="assistant", content="每学期检验1次。"),
        TurnLine(role="user", content="那2023年的呢？"),
    )


def test_empty_and_merely_formatted_rows_say_nothing(tmp_path: Path) -> None:
    rows = [(), (" ", None, "\n"), ASKED, (), [None] * 8 + ["3"]]  # a number filled in ahead
    path = written(tmp_path, rows)
    book = load_workbook(path)
    book.active["A1048576"].font = Font(bold=True)
    book.save(path)
    assert one(path).id == "行4"


def test_the_first_sheet_with_questions_counts(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["说明", "怎么填"])
    for title, question in (("甲", "问一"), ("乙", "问二")):
        sheet = book.create_sheet(title)
        for row in (["2030年的题"], [], ["题号", "问题"], ["x", question]):
            sheet.append(row)
    book.save(tmp_path / "a.XLSX")
    assert [line.question for line in read_set(tmp_path / "a.XLSX")] == ["问一"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("问", "甲"), "写了计划，没有写条目或原文"),
        (("问", None, 3), "写了条目或原文，没有写计划"),
        ((None, "甲", 3), "没有问题，上面也没有"),
        (("问", "甲", "九"), "“条目”写的是“九”，不是编号"),
        (("问", "甲", 9.5), "“条目”写的是“9.5”，不是编号"),
        (("问", "甲", -1), "不是编号"),
        (("问", "甲", date(2030, 9, 1)), "“条目”被存成了日期或时间（2030-09-01"),
        (("问", "甲", 1, date(2030, 6, 30)), "“应有的词”被存成了日期"),
        (("问", "甲", '=HYPERLINK("x")'), "“条目”是公式，但没有存下结果"),
        (("问", "#REF!", 1), "“计划”是错误值 #REF!"),
        (("问", None, None, "每月"), "可答的题没有写明计划和条目"),
        (("问", None, None, None, None, "是"), "可答的题没有写明计划和条目"),
        (("问", "甲", 1, None, None, "否"), "“可答”为否，却写了计划"),
        (("问", None, None, "每月", None, "否"), "“可答”为否，却写了"),
        (("问", "甲", 1, None, None, "也许"), "“可答”写的是“也许”"),
    ],
)
def test_a_faulty_row_is_named(row: Sequence[Any], said: str, tmp_path: Path) -> None:
    message = fault(written(tmp_path, [(), row]))
    assert message.startswith(" 工作表“Sheet”第3行：")
    assert said in message


def test_a_row_with_a_number_and_no_question_is_no_silent_continuation(tmp_path: Path) -> None:
    rows = [(*ASKED, *[None] * 4, "a"), (None, "甲", 1, *[None] * 5, "b")]
    assert "第3行：没有问题，“题号”却与上一题不同" in fault(written(tmp_path, rows))
    assert len(one(written(tmp_path, [rows[0], (*rows[1][:-1], "a")])).gold) == 2


def test_headers_must_be_there_once(tmp_path: Path) -> None:
    assert "没有一个工作表的前 20 行里有“问题”列" in fault(written(tmp_path, [ASKED], (*ASKED,)))
    twice = written(tmp_path, [ASKED], ("问题", "计划", "条目", "Question"))
    assert "第1行：有两列都是“问题”" in fault(twice)


def as_rows(line: Mapping[str, Any]) -> Iterator[list[Any]]:
    """A line of a .jsonl set as the rows of a workbook, in the order of HEADER."""
    said = {"user": "", "assistant": "答："}
    history = "\n".join(said[turn["role"]] + turn["content"] for turn in line.get("history", ()))
    facts = "；".join(" / ".join(group) for group in line["facts"])
    answerable = "是" if line["answerable"] else "否"
    rest = [answerable, history, line["kind"], line["id"]]
    first, *more = line["gold"] or [dict.fromkeys(("plan", "item", "anchor"))]
    yield [line["question"], first["plan"], first["item"], facts, first["anchor"], *rest]
    for gold in more:
        yield [None, gold["plan"], gold["item"], None, gold["anchor"]]


def test_a_workbook_runs_like_the_same_lines(tmp_path: Path, service: Service) -> None:
    lines = [
        line
        for line in map(json.loads, (SETS / "samples.tune.jsonl").read_text("utf-8").splitlines())
        if not any("/" in fact or "；" in fact for group in line["facts"] for fact in group)
    ]
    book = written(tmp_path, [row for line in lines for row in as_rows(line)])
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (tmp_path / "set.jsonl").write_text(text, encoding="utf-8")

    plans = service.plans()
    cases = load_cases(book, plans)
    assert len(cases) > 100
    assert cases == load_cases(tmp_path / "set.jsonl", plans)
    assert {len(case.gold) for case in cases} >= {0, 1, 2, 3}
    assert unknown_plans(book, plans[:1]) == unknown_plans(tmp_path / "set.jsonl", plans[:1])

    def rows(path: Path) -> list[Row]:
        asked = run_cases(service, load_cases(path, plans)[::30])
        return [row.model_copy(update={"ms": None}) for row in rows_of(asked)]

    of_book, of_lines = rows(book), rows(tmp_path / "set.jsonl")
    assert of_book == of_lines
    assert figures_of(of_book) == figures_of(of_lines)


def test_a_row_without_an_anchor_means_the_whole_item(tmp_path: Path, service: Service) -> None:
    (case,) = load_cases(written(tmp_path, [ASKED]), service.plans())
    (gold,) = case.gold
    assert (gold.item, gold.span) == (20, None)
    (row,) = rows_of(run_cases(service, [case]))
    assert row.scores["citation_recall"] == (1, 1)
    assert "span_f1" not in row.scores
