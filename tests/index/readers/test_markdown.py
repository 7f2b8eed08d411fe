import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.document import BlockKind
from index.errors import InputError
from index.readers.markdown import read_markdown

PLAN = """# 青石镇2024年工作要点

## 一、健全*体系*

1. **压实责任。** 每月检查[2次](http://a)。
   （1）要\\*检查。
---
| 序号 | 任务 | 牵头单位 |
|------|:----:|---|
| 1 | 检查`隐患` | 镇应急办 |
| 2 |  | |

- 结束。
"""


def test_marks_go_and_words_stay() -> None:
    blocks = read_markdown(PLAN.encode(), "a.md")
    assert [(block.text, block.kind) for block in blocks] == [
        ("青石镇2024年工作要点", BlockKind.HEADING),
        ("一、健全*体系*", BlockKind.HEADING),
        ("1. 压实责任。 每月检查2次。", BlockKind.LINE),
        ("（1）要*检查。", BlockKind.LINE),
        ("任务：检查隐患；牵头单位：镇应急办。", BlockKind.ROW),
        ("结束。", BlockKind.LINE),
    ]
    assert blocks[4].place == "第10行"


@given(st.text("|#-=*_`[]()<>\\ \n一1.、安全", max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        blocks = read_markdown(text.encode(), "a.md")
    except InputError:
        return
    assert all(block.text.strip() for block in blocks)


def shown(text: str) -> list[tuple[str, str, int]]:
    """(text, place, depth of a heading or 0) of each block."""
    return [(one.text, one.place, one.depth) for one in read_markdown(text.encode(), "a.md")]


def test_numbers_stay_as_they_are_written() -> None:
    lines = ["3、检查。", "1. 甲。", "1. 乙。", "2) 丙。", "（一）丁。", "10．戊。"]
    assert [text for text, _, _ in shown("\n".join(lines))] == lines


def test_a_line_over_a_rule_is_a_heading_and_a_paragraph_is_none() -> None:
    assert shown("总则\n===\n\n一、责任\n---\n检查。\n---\n\n要检查，要整治\n---\n末\n末\n---") == [
        ("总则", "第1行", 1),
        ("一、责任", "第4行", 2),
        ("检查。", "第6行", 0),
        ("要检查，要整治", "第9行", 0),
        ("末", "第11行", 0),
        ("末", "第12行", 0),
    ]


@pytest.mark.parametrize("line", ["<h2 align='center'>附件</h2>", "## 附件 ##", "##附件"])
def test_headings_of_every_kind_are_headings(line: str) -> None:
    assert shown(line) == [("附件", "第1行", 2)]


def test_front_matter_is_left_out_and_a_title_only_there_is_kept() -> None:
    front = "---\ntitle: '青石镇工作要点'\ntags:\n  - 安全\n---\n"
    assert shown(f"{front}正文。") == [("青石镇工作要点", "第1行", 1), ("正文。", "第6行", 0)]
    assert shown(f"{front}# 青石镇工作要点") == [("青石镇工作要点", "第6行", 1)]
    assert [text for text, _, _ in shown("---\n1.检查。\n---\n2.整治。")] == [
        "1.检查。",
        "2.整治。",
    ]


def test_tables_need_no_outer_pipes_and_break_in_cells() -> None:
    text = "序号 | 任务 | 单位\n--- | --- | ---\n1 | 检查<br>整治 | 甲办\n2 | 培训\\|演练 | 乙办\n\n末。"
    assert [(text, place) for text, place, _ in shown(text)] == [
        ("任务：检查整治；单位：甲办。", "第3行"),
        ("任务：培训|演练；单位：乙办。", "第4行"),
        ("末。", "第6行"),
    ]


def test_tables_in_html_are_tables() -> None:
    table = (
        "<table>\n<tr><td>任务</td><td>单位</td></tr>\n"
        "<tr><td>检查</td><td rowspan='2'>甲办</td></tr>\n\n<tr><td>培训</td></tr>\n</table>"
    )
    blocks = read_markdown(f"|任务|单位|\n|--|--|\n|巡查|乙办|\n\n{table}\n末。".encode(), "a.md")
    assert [(one.text, one.label, one.place) for one in blocks] == [
        ("任务：巡查；单位：乙办。", "表1第2行", "第3行"),
        ("任务：检查；单位：甲办。", "表2第2行", "第5行"),
        ("任务：培训；单位：甲办。", "表2第3行", "第5行"),
        ("末。", "", "第11行"),
    ]


def test_a_table_that_spreads_without_end_is_refused() -> None:
    row = f'<tr><td colspan="200" rowspan="900">{"甲" * 200}</td></tr>'
    with pytest.raises(InputError, match=r"a\.md：第1行的表格大得不像正常的文档"):
        shown(f"<table>{row}{'<tr><td>乙</td></tr>' * 900}</table>")


def test_fences_keep_their_lines_and_go_and_a_fenced_document_is_read() -> None:
    assert shown("```text\n# **甲**\n```\n乙") == [("# **甲**", "第2行", 0), ("乙", "第4行", 0)]
    assert shown("```markdown\n# **甲**\n```\n乙") == [("甲", "第2行", 1), ("乙", "第4行", 0)]


def test_marks_inside_of_a_line_go() -> None:
    text = "> - [x] <b>**压实责任。**</b>每月<font color=red>检查</font>&lt;2次&gt;<!-- 注\n释 -->，\\\n    整治。"
    assert [words for words, _, _ in shown(text)] == ["压实责任。每月检查<2次>", "，", "整治。"]


def test_breaks_part_lines() -> None:
    assert shown("1.检查。<br/>2.整治。") == [("1.检查。", "第1行", 0), ("2.整治。", "第1行", 0)]
