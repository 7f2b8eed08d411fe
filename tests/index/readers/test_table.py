import io
from collections.abc import Sequence

import openpyxl
import pytest
from docx import Document as new_word
from hypothesis import given
from hypothesis import strategies as st

from index.document import Block, Document
from index.parsing.parse import parse
from index.readers.docx import read_docx
from index.readers.html import read_html
from index.readers.markdown import read_markdown
from index.readers.sheet import read_csv, read_xlsx
from index.readers.table import Row, table_blocks
from index.readers.text import read_lines
from tests.index.word_files import saved, table

HEAD = ("序号", "工作任务", "牵头单位")


def made(*rows: Sequence[str]) -> list[tuple[str, str]]:
    """(text, label) of the blocks of a table with these rows."""
    blocks = table_blocks([Row(tuple(row), f"第{at}行") for at, row in enumerate(rows, 1)], 1)
    return [(block.text, block.label) for block in blocks]


def test_rows_stand_under_the_names_of_their_columns() -> None:
    assert made(HEAD, ("1", "检查。", "镇应急办"), ("2", "整 治\n隐患；", "")) == [
        ("工作任务：检查；牵头单位：镇应急办。", "表1第2行"),
        ("工作任务：整治隐患。", "表1第3行"),
    ]


def test_what_stands_above_the_header_is_lines_and_changes_no_label() -> None:
    rows = [HEAD, ("1", "检查", "甲办")]
    above = [
        ("", "", ""),
        ("附件", "", ""),
        ("任务表", "任务表", "任务表"),
        ("填报单位：甲办", "", "填报时间：3月"),
        ("单位：", "", "日期："),
    ]
    assert made(*above, *rows) == [
        ("附件", ""),
        ("任务表", ""),
        ("填报单位：甲办 填报时间：3月", ""),
        ("单位： 日期：", ""),
        *made(*rows),
    ]


def test_names_may_end_in_a_colon_and_words_of_a_form_are_no_names() -> None:
    assert made(("任务：", "单位："), ("检查", "甲办")) == [
        ("任务：检查；单位：甲办。", "表1第2行")
    ]
    form = [("签发：张三", "", "3月1日"), ("校对：李四", "", "3月2日")]
    assert [label for _, label in made(*form)] == [""] * 4


def test_a_header_that_is_repeated_is_left_out_and_not_counted() -> None:
    row, after = ("1", "检查", "甲办"), ("2", "培训", "乙办")
    assert made(HEAD, row, HEAD, after) == made(HEAD, row, after)


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (("序号", "任务", "责任单位", "责任单位"), ("序号", "任务", "牵头", "配合")),
        (("序号", "任务", "责任单位", ""), ("", "", "牵头", "配合")),
    ],
)
def test_a_header_of_two_rows_names_columns_by_the_lower_one(
    upper: tuple[str, ...], lower: tuple[str, ...]
) -> None:
    rows = made(upper, lower, ("1", "检查", "甲办", "各村"), upper, lower, ("2", "培训", "", "乙"))
    assert rows == [
        ("任务：检查；牵头：甲办；配合：各村。", "表1第3行"),
        ("任务：培训；配合：乙。", "表1第4行"),
    ]


def test_the_first_task_below_a_merged_header_is_no_second_header() -> None:
    assert made(("序号", "任务", "单位", "单位"), ("1", "检查", "甲办", "各村")) == [
        ("任务：检查；单位：甲办；单位：各村。", "表1第2行")
    ]


def test_words_of_cells_merged_under_one_name_are_said_once() -> None:
    assert made(("任务", "单位", "单位"), ("检查", "甲办", "甲办")) == [
        ("任务：检查；单位：甲办。", "表1第2行")
    ]


@pytest.mark.parametrize(
    "section",
    [
        ("一、消防安全",) * 3,
        ("一、消防安全", "", ""),
        ("一", "消防安全", ""),
        ("一、", "消防安全", "消防安全"),
    ],
)
def test_a_part_of_the_tasks_is_a_line_over_them(section: tuple[str, ...]) -> None:
    assert made(HEAD, section, ("1", "检查", "甲办")) == [
        ("一、消防安全", ""),
        ("工作任务：检查；牵头单位：甲办。", "表1第3行"),
    ]


def test_a_note_below_the_tasks_is_a_line() -> None:
    assert made(HEAD, ("1", "检查", "甲办"), ("注：按季度报送。", "", ""))[-1] == (
        "注：按季度报送。",
        "",
    )


def test_a_long_name_is_told_without_its_note() -> None:
    name = "责任单位（排在第一位的为牵头单位，其余为配合单位）"
    assert made(("任务", name), ("检查", "甲办、乙办")) == [
        ("任务：检查；责任单位：甲办、乙办。", "表1第2行")
    ]


def test_cells_beyond_the_header_are_not_lost() -> None:
    assert made(("任务", "单位"), ("检查", "甲办", "备查")) == [
        ("任务：检查；单位：甲办；单位：备查。", "表1第2行")
    ]


def test_counted_rows_without_a_header_are_rows() -> None:
    task = "组织开展“打通消防生命通道”行动，每月至少检查一次"
    assert made(("1", task, "甲办"), ("1", task, "甲办"), ("2", "培训", "乙办")) == [
        (f"{task}；甲办。", "表1第1行"),
        (f"{task}；甲办。", "表1第2行"),
        ("培训；乙办。", "表1第3行"),
    ]


def test_an_empty_row_keeps_its_number() -> None:
    assert made(HEAD, ("", "", ""), ("1", "检查", "甲办"))[0][1] == "表1第3行"


def test_a_frame_around_text_is_text() -> None:
    text = "各村要落实责任，每月检查两次，发现隐患立即整改到位。"
    assert made((text, "一、责任"), ("二、检查\n三、整治", "")) == [
        (text, ""),
        ("一、责任", ""),
        ("二、检查", ""),
        ("三、整治", ""),
    ]


def test_a_notices_box_is_a_line_for_each_pair() -> None:
    rows = [("索引号", "001", "文 号：", "青安〔2024〕3号"), ("主题词", "", "有效性", "有效")]
    assert [text for text, _ in made(*rows)] == [
        "索引号：001",
        "文号：青安〔2024〕3号",
        "主题词：",
        "有效性：有效",
    ]


CELLS = st.lists(
    st.lists(st.sampled_from(["", "1", "一", "任务", "检查。", "长" * 30]), max_size=4)
)


@given(CELLS)
def test_no_word_below_the_header_is_lost(rows: list[list[str]]) -> None:
    text = "".join(text for text, _ in made(("事项", "单位", "时限"), *rows))
    assert all(cell.rstrip("。") in text for row in rows for cell in row if len(cell) > 1)


def _xlsx(title: str, rows: Sequence[Sequence[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.merge_cells("A1:D1")
    for row in rows:
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_one_table_in_every_format_gives_the_same_plan() -> None:
    title = "青石镇2024年安全生产工作要点"
    rows = [
        ["序号", "工作任务", "牵头单位", "完成时限"],
        ["1", "整改隐患30处", "镇应急办", "6月底前"],
        ["2", "组织应急演练", "镇消防站", "长期坚持"],
    ]
    word = new_word()
    word.add_paragraph(title)
    table(word, rows)
    lines = ["\t".join(row) for row in rows]
    tags = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    pipes = [f"|{'|'.join(row)}|" for row in (rows[0], ["---"] * 4, *rows[1:])]
    found: dict[str, tuple[Block, ...]] = {
        "docx": read_docx(saved(word), "a"),
        "xlsx": read_xlsx(_xlsx(title, rows), "a"),
        "csv": read_csv("\n".join([f"{title},,,", *map(",".join, rows)]).encode(), "a"),
        "html": read_html(f"<p>{title}</p><table>{tags}</table>".encode(), "a"),
        "txt": read_lines("\n".join([title, *lines]).encode(), "a"),
        "md": read_markdown("\n".join([f"# {title}", "", *pipes]).encode(), "a"),
        "md+html": read_markdown(f"# {title}\n<table>\n{tags}\n</table>".encode(), "a"),
    }
    plans = {
        kind: [
            (plan.title, clause.address, plan.text[clause.start : clause.end])
            for plan in parse(Document("a", "0" * 64, blocks))
            for clause in plan.clauses
        ]
        for kind, blocks in found.items()
    }
    assert [clause[1] for clause in plans["docx"]] == ["表1第2行", "表1第3行"]
    assert {kind: plan == plans["docx"] for kind, plan in plans.items()} == dict.fromkeys(
        plans, True
    )


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("区应急局\n区住建局", "区应急局、区住建局"),
        ("区应急局、\n区住建局", "区应急局、区住建局"),
        ("区应急局\n\n 区住建局 \n各镇街", "区应急局、区住建局、各镇街"),
        ("区消防救援\n大队", "区消防救援大队"),
        ("区安委办\n（专班办公室）", "区安委办（专班办公室）"),
        ("建成平台\n接入企业260家", "建成平台接入企业260家"),
    ],
)
def test_units_below_one_another_in_a_cell_are_listed(cell: str, words: str) -> None:
    rows = [("任务", "牵头单位"), ("检查", cell), ("演练", "区应急局")]
    blocks = table_blocks([Row(cells, "") for cells in rows], 1)
    assert blocks[0].text == f"任务：检查；牵头单位：{words}。"
