from collections.abc import Sequence

import pytest

from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page, Rule, TextLine
from tests.index.readers.pages.pieces import line, page

HEADER = ("序号", "工作任务", "牵头单位", "时限")
LEFTS = (0, 4, 18, 30)
TASKS = (
    ("1", ("推行风险分级管理覆盖危", "化品企业215处"), ("区应急局",), ("6月底前",)),
    ("2", ("更新台账",), ("区住建局", "区教育局"), ("年底前",)),
    ("3", ("配备专职安全员覆盖景区", "游乐设施9处"), ("各镇街",), ("9月前",)),
)
ROWS = [
    "工作任务：推行风险分级管理覆盖危化品企业215处；牵头单位：区应急局；时限：6月底前。",
    "工作任务：更新台账；牵头单位：区住建局、区教育局；时限：年底前。",
    "工作任务：配备专职安全员覆盖景区游乐设施9处；牵头单位：各镇街；时限：9月前。",
]


def header(row: float) -> list[TextLine]:
    return [line(name, left, row) for name, left in zip(HEADER, LEFTS, strict=True)]


def body(
    first: float,
    tasks: Sequence[tuple[str, *tuple[tuple[str, ...], ...]]] = TASKS,
    middle: bool = False,
    apart: float = 0.0,
) -> list[TextLine]:
    """Rows of two lines each; their cells on top or in the middle."""
    found = []
    for at, (count, *cells) in enumerate(tasks):
        top = first + at * (2 + apart)
        for left, words in zip(LEFTS, [(count,), *cells], strict=True):
            shift = (2 - len(words)) / 2 if middle else 0
            found += [line(text, left, top + shift + n) for n, text in enumerate(words)]
    return found


def texts(*pages: Page) -> list[str]:
    return [block.text for block in pages_to_blocks(pages)[0]]


def test_columns_without_any_rule_are_a_table() -> None:
    lead = [line("具体任务见下表。", 2, 19)]
    assert texts(page([*lead, *header(21), *body(22), line("二、保障", 2, 29)])) == [
        "具体任务见下表。",
        *ROWS,
        "二、保障",
    ]


def test_a_table_of_three_rules_is_one() -> None:
    rules = [Rule(0, at * 20, 360, at * 20) for at in (20.7, 21.8, 28.2)]
    assert texts(page([*header(21), *body(22)], rules=rules)) == ROWS


def test_cells_in_the_middle_of_their_rows_are_told_by_the_room_between_rows() -> None:
    assert texts(page([*header(20), *body(22, middle=True, apart=0.6)])) == ROWS


def test_a_rule_below_each_row_parts_rows_without_counts() -> None:
    rules = [Rule(0, at * 20 - 4, 360, at * 20 - 4) for at in (21, 22, 24, 26, 28)]
    uncounted = [one for one in (*header(21), *body(22)) if one.left > 0]
    assert texts(page(uncounted, rules=rules)) == ROWS


def test_it_goes_on_over_the_page_without_its_header() -> None:
    first = page([*header(21), *body(22, TASKS[:2])], 1)
    second = page([*body(20, TASKS[2:]), line("二、保障措施和要求", 2, 29)], 2)
    blocks = pages_to_blocks([first, second])[0]
    assert [block.text for block in blocks] == [*ROWS, "二、保障措施和要求"]
    assert [block.label for block in blocks] == ["表1第2行", "表1第3行", "表1第4行", ""]


def test_a_heading_across_the_columns_is_one() -> None:
    part = [line("一、消防安全和应急管理", 2, 22)]
    assert texts(page([*header(21), *part, *body(23)])) == ["一、消防安全和应急管理", *ROWS]


@pytest.mark.parametrize(
    "words", [("联系人：张", "电话：12", "时间：3"), ("检查。", "整改。", "验收。")]
)
def test_words_apart_are_no_header(words: tuple[str, ...]) -> None:
    pieces = [line(word, 12 * at, row) for row in (20, 21, 22) for at, word in enumerate(words)]
    assert len(texts(page(pieces))) == 3
