import pytest

from index.notices.box import is_label, pairs_of


@pytest.mark.parametrize(
    ("line", "pairs"),
    [
        ("索引号：A-1/2024", [("索引号", "A-1/2024")]),
        ("索 引 号: A-1", [("索引号", "A-1")]),
        (
            "索引号：A1发文字号：云安办〔2024〕8号成文日期：2024年3月6日",
            [("索引号", "A1"), ("发文字号", "云安办〔2024〕8号"), ("成文日期", "2024年3月6日")],
        ),
        ("发文机关：\t主题分类：安全生产", [("发文机关", ""), ("主题分类", "安全生产")]),
        ("[ 索引号 ] A1 [ 发文机关 ] 青石镇", [("索引号", "A1"), ("发文机关", "青石镇")]),
        ("• 发布机构：青石镇", [("发布机构", "青石镇")]),
        ("索引号 A1 发布日期: 2024-03-08", [("索引号", "A1"), ("发布日期", "2024-03-08")]),
        ("组配分类 | 文件 | 发布机构 | 青石镇 |", [("组配分类", "文件"), ("发布机构", "青石镇")]),
    ],
)
def test_the_pairs_of_a_line(line: str, pairs: list[tuple[str, str]]) -> None:
    assert list(pairs_of(line)) == pairs


@pytest.mark.parametrize(
    "line",
    [
        "责任单位：镇应急办",
        "一、发文机关：镇政府",
        "1.公布发文字号：要公布。",
        "各村：为做好工作。",
        "",
    ],
)
def test_other_lines_are_no_part_of_it(line: str) -> None:
    assert pairs_of(line) == ()


def test_a_label_is_known_in_any_spacing() -> None:
    assert is_label("成 文 日 期：") and is_label("【索引号】")
    assert not is_label("完成日期")
