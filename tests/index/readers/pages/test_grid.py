from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.grid import tables_of
from index.readers.pages.page import Rule
from tests.index.readers.pages.pieces import line, page, ruled

ACROSS, DOWN = [0, 20, 40, 60], [0, 30, 180, 300]


def cells(*rules: Rule) -> list[list[str]]:
    lines = [
        line("序", 1, 0.25),
        line("任务", 4, 0.25),
        line("单位", 19, 0.25),
        line("甲", 1, 1.25),
        line("检查", 4, 1.25),
        line("应急局", 19, 1.75),
        line("乙", 1, 2.25),
        line("演练", 4, 2.25),
    ]
    (table,), outside = tables_of(page(lines, rules=rules))
    assert not outside
    return [[cell.text for cell in row] for row in table.rows]


def test_a_cell_without_a_rule_between_counts_in_every_row() -> None:
    whole = ruled(ACROSS, DOWN)
    merged = [rule for rule in whole if rule != Rule(0, 40, 300, 40)] + [Rule(0, 40, 180, 40)]
    assert cells(*merged) == [
        ["序", "任务", "单位"],
        ["甲", "检查", "应急局"],
        ["乙", "演练", "应急局"],
    ]


def test_a_table_that_is_open_at_its_sides_is_one() -> None:
    sides_open = [rule for rule in ruled(ACROSS, DOWN) if rule.horizontal or 0 < rule.left < 300]
    assert cells(*sides_open)[0] == ["序", "任务", "单位"]


def test_a_line_below_a_masthead_is_no_table() -> None:
    lines = [line("白沙区文件", 5, 1), line("一、责任", 0, 5)]
    assert tables_of(page(lines, rules=[Rule(0, 50, 300, 50)])) == ([], lines)


def test_text_in_a_frame_is_text() -> None:
    framed = page(
        [line("一、责任", 1, 0.25), line("1.检查。", 1, 1)], rules=ruled([0, 60], [0, 300])
    )
    blocks = pages_to_blocks([framed])[0]
    assert [block.text for block in blocks] == ["一、责任", "1.检查。"]


def test_a_row_that_the_page_breaks_before_its_rule_belongs_to_the_table() -> None:
    lines = [
        line("任务", 1, 0.25),
        line("单位", 19, 0.25),
        line("检查", 1, 1.25),
        line("甲", 19, 1.25),
    ]
    walls = [Rule(at, 0, at, 55) for at in (0, 180, 300)]
    (table,), outside = tables_of(
        page(lines, rules=[*walls, Rule(0, 0, 300, 0), Rule(0, 20, 300, 20)])
    )
    assert not outside
    assert [[cell.text for cell in row] for row in table.rows] == [["任务", "单位"], ["检查", "甲"]]


def test_double_lines_between_cells_are_one() -> None:
    double = [
        Rule(left, at + shift, right, at + shift)
        for at in (0, 20, 40, 60)
        for shift in (-1.5, 1.5)
        for left, right in ((0, 28.5), (31.5, 178.5), (181.5, 300))
    ]
    double += [Rule(at, 0, at, 60) for edge in (30, 180) for at in (edge - 1.5, edge + 1.5)]
    assert cells(*double, Rule(0, 0, 0, 60), Rule(300, 0, 300, 60))[0] == ["序", "任务", "单位"]
