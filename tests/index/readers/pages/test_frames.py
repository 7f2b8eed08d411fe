from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Rule
from tests.index.readers.pages.pieces import line, page, ruled

FULL = "字" * 36


def texts(rules: list[Rule]) -> list[str]:
    lines = [
        *[line(FULL, 1, row) for row in range(20, 28)],
        line("1.检查" + "文" * 31, 3, 28),
        line("提示：每月5日前报送。", 5, 30),
        line("次，发现隐患的通报。", 1, 32),
        line("2.整改。", 3, 33),
    ]
    return [block.text for block in pages_to_blocks([page(lines, rules=rules)])[0]][-3:]


def test_a_box_does_not_break_the_paragraph_around_it() -> None:
    assert texts(ruled([590, 630], [40, 300])) == [
        "1.检查" + "文" * 31 + "次，发现隐患的通报。",
        "提示：每月5日前报送。",
        "2.整改。",
    ]


def test_a_box_whose_edge_is_drawn_in_parts_is_one() -> None:
    whole = ruled([590, 630], [40, 300])
    parts = [Rule(40, 630, 170, 630), Rule(170, 630, 300, 630)]
    assert texts([rule for rule in whole if rule.top < 630] + parts)[1].startswith("提示")


def test_the_frame_of_a_page_keeps_the_order_of_its_lines() -> None:
    assert texts(ruled([380, 680], [5, 395]))[1:] == ["次，发现隐患的通报。", "2.整改。"]
