import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.readers.text import decode, read_lines

PLAN = (
    "青石镇2024年安全生产工作要点\n一、健全体系\n1.每月检查2次，全面排查。（责任单位：镇应急办）\n"
)
PURE = "为做好安全生产工作，落实各方责任，全面排查隐患。"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
@pytest.mark.parametrize("text", [PLAN, PURE, PURE * 30])
def test_every_encoding_reads_the_same(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


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
