import pytest

from index.parsing.page_numbers import numbered_pages

PAGES = ["1、为做好工作。一、责任。加强检", "2、查工作，要查实。加强宣", "3、传工作。要宣传。"]


def test_lines_that_break_off_are_pages() -> None:
    assert numbered_pages(PAGES)
    assert numbered_pages(["青石镇2024年工作要点", *PAGES])


@pytest.mark.parametrize(
    "items",
    [
        [
            "1.检查。每月检查。责任单位：镇应急办",
            "2.宣传。要宣传。责任单位：各村",
            "3.培训。要培训。",
        ],
        ["1、健全制度。修订预案", "2、强化培训。全年4次", "3、开展演练。6月1次"],
        ["1、检查。要查实。", "2、宣传。要宣传。", "3、培训。要培训。"],
        ["1、检查。要查", "2、宣传。要宣"],
    ],
)
def test_items_are_no_pages(items: list[str]) -> None:
    assert not numbered_pages(items)
