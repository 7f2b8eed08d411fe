import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.readers.text import decode, read_lines

PLAN = (
    "青石镇2024年安全生产工作要点\n一、健全体系\n1.每月检查2次，全面排查。（责任单位：镇应急办）\n"
)
PURE = "为做好安全生产工作，落实各方责任，全面排查隐患。"
OLD = "為做好安全生產工作，落實各方責任，全面排查隱患。\n1.每月檢查2次。（責任單位：鎮應急辦）\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize("text", [PLAN, PURE, PURE * 30])
def test_every_encoding_reads_the_same(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (PLAN, "gb2312"),
        (PLAN, "hz"),
        (PURE * 30, "hz"),
        (OLD, "big5"),
        (OLD, "cp950"),
        (OLD * 30, "big5hkscs"),
        (OLD, "gb18030"),
        (OLD, "utf-16-le"),
        (OLD, "utf-16-be"),
    ],
)
def test_old_encodings_and_traditional_characters_are_read(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("mark", [codecs.BOM_UTF32_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF16_BE])
def test_a_mark_tells_the_order_of_bytes(mark: bytes) -> None:
    order = "be" if mark in (codecs.BOM_UTF32_BE, codecs.BOM_UTF16_BE) else "le"
    encoding = f"utf-{'32' if len(mark) == 4 else '16'}-{order}"
    assert decode(mark + PLAN.encode(encoding), "a.txt") == PLAN


@given(
    st.text(
        "安全生產工作責任落實檢查隱患排查整治單位部門應急管理消防交通燃氣", min_size=8, max_size=60
    )
)
def test_big5_is_not_taken_for_gb18030(words: str) -> None:
    text = f"要加強{words}，對各單位的工作和責任。"
    for encoding in ("big5", "gb18030", "utf-16-le"):
        assert decode(text.encode(encoding), "a.txt") == text


def test_waves_and_brackets_are_no_hz() -> None:
    assert decode(b"a ~{ b ~} c", "a.txt") == "a ~{ b ~} c"


@given(
    st.text(
        "安全生产工作责任落实检查隐患排查整治单位部门应急管理消防交通燃气", min_size=8, max_size=60
    )
)
def test_utf_16_without_a_mark_is_not_taken_for_gb18030(words: str) -> None:
    text = f"要加强{words}，对各单位的工作和责任。"
    for encoding in ("gb18030", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "a.txt") == text


@given(st.binary(max_size=600), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]))
def test_random_bytes_raise_nothing_but_a_sentence(data: bytes, mark: bytes) -> None:
    try:
        read_lines(mark + data, "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt：")


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\x89PNG\r\n\x1a\n" + bytes(2000),
        b"\xff\xfe" + bytes.fromhex("00e0") * 500,
        PURE.encode("gb18030")[:-1] + b"\xff\xff\x80",
    ],
)
def test_what_is_no_text_is_refused_with_the_way_out(data: bytes) -> None:
    with pytest.raises(InputError, match=r"a\.txt：.*(另存为|重新导出)"):
        decode(data, "a.txt")


def test_lines_keep_their_numbers_whatever_ends_them() -> None:
    blocks = read_lines("甲。\r\n\r\n乙。\r丙。\n".encode(), "a.txt")
    assert [(block.text, block.place) for block in blocks] == [
        ("甲。", "第1行"),
        ("乙。", "第3行"),
        ("丙。", "第4行"),
    ]


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(one.text, one.place, one.label) for one in read_lines(text.encode(), "a.txt")]


def test_lines_with_the_same_tabs_are_a_table() -> None:
    text = '附件\n序号\t任务\t单位\n一、消防安全\n1\t检查\t甲办\n二、交通安全\n2\t"培训,演练"\t乙办\n结束。'
    assert shown(text) == [
        ("附件", "第1行", ""),
        ("一、消防安全", "第3行", ""),
        ("任务：检查；单位：甲办。", "第4行", "表1第3行"),
        ("二、交通安全", "第5行", ""),
        ("任务：培训,演练；单位：乙办。", "第6行", "表1第5行"),
        ("结束。", "第7行", ""),
    ]


def test_lines_between_pipes_are_a_table() -> None:
    text = "| 任务 | 单位 |\n|------|:---:|\n| 检查 | 甲办 |\n\n|任务|单位|\n|培训|乙办\\|丙办|"
    assert shown(text) == [
        ("任务：检查；单位：甲办。", "第3行", "表1第2行"),
        ("任务：培训；单位：乙办|丙办。", "第6行", "表2第2行"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\t\t1.检查。\n\t\t2.整治。",
        "甲\t乙\n丙\t丁",
        "甲\t乙\t丙",
        "签发：张三\t\t2024年3月1日\n校对：李四\t\t2024年3月2日",
        "|甲|乙|",
        "| 单独一行。\n正文。",
        "要落实各方安全生产责任，每月至少检查一次重点企业\t甲办\t乙办\n一\t二\t三",
    ],
)
def test_what_stands_under_no_names_stays_lines(text: str) -> None:
    assert [(one, label) for one, _, label in shown(text)] == [
        (line, "") for line in text.split("\n")
    ]


@given(st.text('\t|-\n一1、任务。"', max_size=80))
def test_no_tabs_and_pipes_break_the_reader(text: str) -> None:
    try:
        blocks = read_lines(text.encode(), "a.txt")
    except InputError as error:
        assert str(error).startswith("a.txt：")
        return
    assert all(block.text.strip() for block in blocks)
