from dataclasses import replace

from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page, Rule, TextLine
from tests.index.readers.pages.pieces import line, page, ruled

FULL = "字" * 30


def sheet(left: list[TextLine], right: list[TextLine], rules: list[Rule] | None = None) -> Page:
    """Two pages of forty characters' width side by side."""
    moved = [replace(one, left=one.left + 400, right=one.right + 400) for one in right]
    return replace(page([*left, *moved], rules=rules or [], height=560), width=800.0)


def full(first: str, last: str) -> list[TextLine]:
    return [line(first, 7, 2), *[line(FULL, 5, row) for row in range(3, 10)], line(last, 5, 10)]


def test_the_left_page_is_read_before_the_right_one() -> None:
    left = [*full("1.检查" + "文" * 25, FULL), line("— 1 —", 18, 26)]
    right = [line("改。", 5, 1.5), *full("2.整治" + "文" * 25, "完。"), line("— 2 —", 18, 26)]
    blocks = pages_to_blocks([sheet(left, right)])[0]
    text = "".join(block.text for block in blocks)
    assert text.index("改。") < text.index("2.整治")
    assert text.endswith("完。") and "—" not in text
    assert {block.place for block in blocks} == {"第1页"}


def test_a_table_across_the_middle_is_one_page() -> None:
    cells = [
        line(f"{text}{row}", left, row)
        for row in range(2, 8)
        for left, text in ((2, "任务"), (45, "单位"))
    ]
    rules = ruled([at * 20 - 5 for at in range(2, 9)], [10, 430, 790])
    blocks = pages_to_blocks([replace(page(cells, rules=rules, height=560), width=800.0)])[0]
    assert len(blocks) == 5


def test_columns_without_rules_across_a_wide_page_are_no_two_pages() -> None:
    names = [("序号", 2), ("工作任务", 10), ("牵头单位", 45), ("完成时限", 60)]
    row = [("检查", 10), ("区应急局", 45), ("6月底前", 60)]
    cells = [line(text, left, 2) for text, left in names]
    cells += [
        line(text, left, 3 + at) for at in range(5) for text, left in [(str(at + 1), 2), *row]
    ]
    blocks = pages_to_blocks([replace(page(cells, height=560), width=800.0)])[0]
    assert blocks[0].text == "工作任务：检查；牵头单位：区应急局；完成时限：6月底前。"
