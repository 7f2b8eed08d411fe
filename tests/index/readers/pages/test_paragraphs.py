from dataclasses import replace

import pytest

from index.document import Block
from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import TextLine
from tests.index.readers.pages.pieces import line, page

FULL = "字" * 30


def texts(*lines: TextLine) -> list[str]:
    return [block.text for block in pages_to_blocks([page(lines, height=1e5)])[0]]


def below(*specs: tuple[float, str]) -> list[TextLine]:
    """Lines one below the other, margins of five characters: (indent, words)."""
    return [line(text, 5 + left, 20 + row) for row, (left, text) in enumerate(specs)]


def test_a_full_line_goes_on_and_a_short_one_ends() -> None:
    lines = below((2, "1." + "文" * 27), (0, "完。"), (2, "2." + "句" * 27), (0, FULL), (0, "了。"))
    assert texts(*lines) == ["1." + "文" * 27 + "完。", "2." + "句" * 27 + FULL + "了。"]


@pytest.mark.parametrize("following", ["（二）企业责任", "3.检查。", "第二条 各镇街…", "①通道。"])
def test_a_numbered_line_is_new_even_behind_a_line_that_ends_at_the_edge(following: str) -> None:
    lines = below((2, "文" * 28), (0, "字" * 29 + "。"), (2, following), (0, FULL))
    assert texts(*lines)[1].startswith(following)


def test_a_number_that_a_line_break_brings_to_the_front_is_no_item() -> None:
    lines = below((2, "文" * 28), (0, "字" * 28 + "第"), (0, "3.5条的规定。"), (0, FULL))
    assert len(texts(*lines)) == 2


def test_a_word_that_did_not_fit_leaves_the_line_full() -> None:
    lines = below((2, "文" * 28), (0, "字" * 26), (0, "2024.12.31前完成。"), (2, "2." + "句" * 20))
    assert texts(*lines)[0].endswith("字2024.12.31前完成。")


def test_a_title_over_two_lines_is_one_paragraph() -> None:
    lines = [
        line("关于印发白沙区二〇二四年", 11, 0, em=15),
        line("安全生产工作要点的通知", 11.75, 1, em=15),
        *[line(FULL, 5, row) for row in range(3, 9)],
    ]
    assert texts(*lines)[0] == "关于印发白沙区二〇二四年安全生产工作要点的通知"


def test_lines_in_the_middle_stay_apart() -> None:
    lines = [
        *[line(FULL, 0, row) for row in range(20, 26)],
        line("白沙区安全生产委员会", 15, 27),
        line("2024年3月6日", 16.5, 28),
    ]
    assert texts(*lines)[-2:] == ["白沙区安全生产委员会", "2024年3月6日"]


def test_a_paragraph_over_a_page_break_keeps_both_pages() -> None:
    first = page([line(FULL, 0, row) for row in range(20, 40)], 1)
    second = page([line("收尾。", 0, 20), *[line(FULL, 0, row) for row in range(22, 40)]], 2)
    blocks = pages_to_blocks([first, second])[0]
    assert blocks[:2] == (
        Block(FULL * 20, "第1页", blocks[0].kind),
        Block("收尾。", "第2页", blocks[0].kind, continues=True),
    )


def test_a_last_page_of_two_lines_is_measured_by_the_others() -> None:
    first = page([line("文" * 29 + "。", 0, row) for row in range(20, 40)], 1)
    last = page([line("各镇街要抓好落实。", 2, 20), line("定期报告。", 2, 21)], 2)
    assert [block.text for block in pages_to_blocks([first, last])[0]][-2:] == [
        "各镇街要抓好落实。",
        "定期报告。",
    ]


def test_characters_of_no_width_and_no_height_are_text_all_the_same() -> None:
    """Found by damaging a PDF: what divides by the width of a character."""
    nothing = TextLine("’", 50, 400, 50, 400)
    assert texts(nothing, nothing, *below((2, "1.检查。"))) != []


def test_a_paragraph_that_hangs_under_its_number_is_one() -> None:
    lines = below(
        (0, "1." + "文" * 29),
        (2, "（2）" + "字" * 25 + "。"),
        (2, "（责任单位：区应急局）"),
        (0, "2." + "句" * 10),
    )
    assert texts(*lines) == [
        "1." + "文" * 29 + "（2）" + "字" * 25 + "。（责任单位：区应急局）",
        "2." + "句" * 10,
    ]


def test_a_long_word_may_break_behind_a_stroke() -> None:
    lines = below(
        (2, "文" * 28), (0, "字" * 25 + "https://"), (0, "aj.baisha.example"), (2, "完。")
    )
    assert texts(*lines)[0].endswith("https://aj.baisha.example")


def test_words_and_figures_parted_by_the_end_of_a_line_keep_a_space() -> None:
    lines = below((2, "文" * 28), (0, "字" * 28 + "ISO"), (0, "45001。"), (2, "完。"))
    assert texts(*lines)[0].endswith("ISO 45001。")


def test_a_line_that_is_spaced_out_is_of_the_same_size() -> None:
    spaced = line("字" * 22, 5, 21, em=13.6)
    lines = [*below((2, "文" * 28)), replace(spaced, bottom=spaced.top + 10), line("完。", 5, 22)]
    assert len(texts(*lines)) == 1


def test_a_signature_its_date_and_a_title_behind_them_are_three_paragraphs() -> None:
    signed = below(
        (2, "文" * 28), (0, "字。"), (15, "云溪县安全生产委员会办公室"), (20, "2024年3月12日")
    )
    title = line("云溪县2024年工作要点", 14, 24)
    assert texts(*signed, title)[1:] == [
        "云溪县安全生产委员会办公室",
        "2024年3月12日",
        "云溪县2024年工作要点",
    ]
