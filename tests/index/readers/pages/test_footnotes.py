from dataclasses import replace

from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page, Rule, TextLine
from tests.index.readers.pages.pieces import line, page

FULL = "字" * 38


def cited(text: str, mark: str, left: float, row: float) -> TextLine:
    """A line with the raised number of a note behind its first sentence."""
    at = text.index("。") + 1
    whole = line(text[:at] + mark + text[at:], left, row)
    return replace(whole, raised=((at, at + len(mark)),))


def noted(*notes: str) -> Page:
    body = [line(FULL, 1, row) for row in range(20, 30)]
    feet = [line(text, 1, 34 + at, em=6) for at, text in enumerate(notes)]
    text = [cited("开展检查。各镇街抓好落实" + "文" * 24, "1", 3, 30), line("完。", 1, 31)]
    rule = Rule(10, 33.8 * 20, 110, 33.8 * 20)
    return page([*body, *text, *feet], rules=[rule])


def test_a_footnote_follows_the_paragraph_that_cites_it() -> None:
    blocks = pages_to_blocks([noted("1检查，指现场检查。")])[0]
    assert [block.text for block in blocks][-2:] == [
        "开展检查。各镇街抓好落实" + "文" * 24 + "完。",
        "脚注1：检查，指现场检查。",
    ]


def test_a_footnote_does_not_break_the_paragraph_over_the_page() -> None:
    first = noted("1检查，指现场检查。")
    head = replace(first, lines=tuple(one for one in first.lines if one.text != "完。"))
    second = page([line("完。", 1, 20), *[line(FULL, 1, row) for row in range(22, 30)]], 2)
    blocks = pages_to_blocks([head, second])[0]
    at = next(at for at, block in enumerate(blocks) if block.text.startswith("脚注1"))
    assert blocks[at - 1].text == "完。" and blocks[at - 1].continues


def test_small_lines_without_a_rule_above_them_are_text() -> None:
    bare = replace(noted("1检查，指现场检查。"), rules=())
    assert pages_to_blocks([bare])[0][-1].text == "1检查，指现场检查。"


def test_the_figure_of_a_unit_is_no_note() -> None:
    lines = [line(FULL, 1, row) for row in range(20, 30)]
    metre = replace(line("库容30万m3以上。", 3, 30), raised=((6, 7),))
    assert pages_to_blocks([page([*lines, metre])])[0][-1].text == "库容30万m3以上。"
