from dataclasses import replace

import pytest

from index.readers.pages.running_heads import without_running_heads
from tests.index.readers.pages.pieces import line, page


def bodies(count: int, head: str = "", foot: str = "") -> tuple[list[str], tuple[str, ...]]:
    pages = [
        page(
            [
                line(head.format(at), 10, 1),
                line(f"第{at}段正文。", 0, 20),
                line(foot.format(at), 15, 48),
            ],
            at,
        )
        for at in range(1, count + 1)
    ]
    kept, remarks = without_running_heads(pages)
    return [one.text for found in kept for one in found.lines if one.text], remarks


def test_a_text_on_every_page_goes_and_is_named() -> None:
    kept, remarks = bodies(4, head="白沙区文件 第{}期")
    assert kept == [f"第{at}段正文。" for at in range(1, 5)]
    assert remarks == ("去掉页眉或页脚“白沙区文件第#期”（4页）。",)


@pytest.mark.parametrize(
    "number", ["{}", "— {} —", "-{}-", "第{}页", "第 {} 页 共 9 页", "{}/9", "·{}·", "一 {} 一"]
)
def test_page_numbers_go_from_a_single_page_too(number: str) -> None:
    assert bodies(1, foot=number) == (["第1段正文。"], ())


@pytest.mark.parametrize("text", ["1.检查。", "2024年", "一、责任", "（一）", "每月1次"])
def test_words_at_the_edge_of_one_page_stay(text: str) -> None:
    assert bodies(1, foot=text)[0] == ["第1段正文。", text]


def test_what_stands_in_the_middle_of_every_page_stays() -> None:
    pages = [page([line("要认真落实。", 0, 25)], at) for at in range(1, 6)]
    assert without_running_heads(pages)[0] == pages


def test_a_head_that_was_recognised_wrongly_once_goes_too() -> None:
    heads = ["白沙区安全生产委员会文件"] * 4 + ["白沙区安全生产委员会文仵"]
    pages = [page([line(head, 5, 1)], at) for at, head in enumerate(heads, 1)]
    assert [found.lines for found in without_running_heads(pages)[0]] == [()] * 5


def test_a_number_with_text_beside_it_is_no_page_number() -> None:
    label = page([line("1.", 5, 3), line("开展检查。", 8, 3)])
    assert without_running_heads([label])[0] == [label]


def test_the_title_that_the_heads_repeat_stays_in_its_place() -> None:
    pages = [page([line("工作要点", 12, 1, em=6)], at) for at in range(1, 5)]
    first = replace(pages[0], lines=(*pages[0].lines, line("工作要点", 10, 4, em=16)))
    kept, _ = without_running_heads([first, *pages[1:]])
    assert [[one.em for one in found.lines] for found in kept] == [[16], [], [], []]


def test_a_watermark_goes_where_no_text_stands_on_it_too() -> None:
    printed = replace(page([line("要认真落实。", 0, 25)]), backdrop=("内部资料",))
    bare = page([line("内部资料", 10, 25, em=30)], 2)
    kept, remarks = without_running_heads([printed, bare])
    assert [len(found.lines) for found in kept] == [1, 0]
    assert remarks == ("去掉水印“内部资料”。",)
