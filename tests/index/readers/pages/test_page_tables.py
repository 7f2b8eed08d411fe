from collections.abc import Sequence
from itertools import pairwise

from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page, Rule, TextLine
from tests.index.readers.pages.pieces import line, page, ruled

DOWN = (0.0, 60.0, 200.0, 300.0)


def grid(
    number: int,
    rows: Sequence[Sequence[str]],
    open_between: Sequence[tuple[int, int]] = (),
    down: Sequence[float] = DOWN,
    more: Sequence[TextLine] = (),
) -> Page:
    """A page with a ruled table at its top; (row, column) has no rule below it."""
    heights, lines = [0.0], list(more)
    for row in rows:
        top = heights[-1]
        for at, cell in enumerate(row):
            words = cell.split("\n") if cell else []
            lines += [
                line(text, down[at] / 10 + 0.5, top / 20 + 0.25 + n) for n, text in enumerate(words)
            ]
        heights.append(top + 20 * max(1, *(cell.count("\n") + 1 for cell in row)))
    rules = [rule for rule in ruled(heights, down) if not rule.horizontal]
    for at, height in enumerate(heights):
        for column, (left, right) in enumerate(pairwise(down)):
            if (at - 1, column) not in open_between:
                rules.append(Rule(left, height, right, height))
    return page(lines, number, rules)


def texts(*pages: Page) -> list[str]:
    return [block.text for block in pages_to_blocks(pages)[0]]


HEAD = ("类别", "工作任务", "时限")


def test_a_row_that_the_page_breaks_is_whole_though_no_count_tells_it() -> None:
    first = grid(1, [HEAD, ("消防", "对企业检查并且督促整改\n整改隐患对逾期仍不改的要", "6月前")])
    second = grid(2, [("", "依法查处", ""), ("交通", "演练", "9月前")])
    assert texts(first, second) == [
        "类别：消防；工作任务：对企业检查并且督促整改整改隐患对逾期仍不改的要依法查处；时限：6月前。",
        "类别：交通；工作任务：演练；时限：9月前。",
    ]


def test_a_row_below_a_break_that_leaves_cells_empty_is_its_own() -> None:
    first = grid(1, [HEAD, ("消防", "检查。", "6月前")])
    second = grid(2, [("", "整改", ""), ("交通", "演练", "9月前")])
    assert texts(first, second)[1] == "工作任务：整改。"


def test_a_merged_cell_keeps_its_words_on_both_sides_of_a_break() -> None:
    first = grid(1, [HEAD, ("甲", "检查", "6月前"), ("", "整改", "7月前")], [(1, 0)])
    second = grid(2, [("", "验收", "8月前"), ("", "总结", "9月前")], [(0, 0)])
    assert [text[:4] for text in texts(first, second)] == ["类别：甲"] * 4


def test_the_words_of_a_merged_cell_may_stand_below_the_break() -> None:
    first = grid(1, [HEAD, ("", "检查", "6月前"), ("", "整改", "7月前")], [(1, 0)])
    second = grid(2, [("甲", "验收", "8月前"), ("", "总结", "9月前")], [(0, 0)])
    assert [text[:4] for text in texts(first, second)] == ["类别：甲"] * 4


def test_two_merged_cells_on_both_sides_of_a_break_stay_two() -> None:
    first = grid(1, [HEAD, ("消", "检查", "6月前"), ("防", "整改", "7月前")], [(1, 0)])
    second = grid(2, [("交", "验收", "8月前"), ("通", "总结", "9月前")], [(0, 0)])
    assert [text[:5] for text in texts(first, second)] == ["类别：消防"] * 2 + ["类别：交通"] * 2


def test_a_header_of_two_rows_is_read_once() -> None:
    head = [("类别", "工作任务", "完成"), ("", "", "时限")]
    below = [(0, 0), (0, 1)]
    first = grid(1, [*head, ("消防", "检查", "6月前"), ("消防", "整改", "7月前")], below)
    second = grid(2, [*head, ("交通", "演练", "9月前")], below)
    assert len(texts(first, second)) == len(texts(first)) + 1


def test_a_line_that_says_that_the_table_goes_on_does_not_part_it() -> None:
    first = grid(1, [HEAD, ("消防", "检查", "6月前")])
    second = grid(
        2, [("交通", "演练", "9月前"), ("校园", "培训", "8月前")], more=[line("续表1", 30, -2)]
    )
    assert texts(first, second)[-1] == "类别：校园；工作任务：培训；时限：8月前。"


def test_scans_of_different_size_hold_one_table() -> None:
    first = grid(1, [HEAD, ("消防", "检查", "6月前")])
    second = grid(2, [("交通", "演练", "9月前"), ("校园", "培训", "8月前")], down=(0, 64, 213, 320))
    labels = [block.label for block in pages_to_blocks([first, second])[0]]
    assert labels == ["表1第2行", "表1第3行", "表1第4行"]
