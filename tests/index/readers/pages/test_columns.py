from hypothesis import given
from hypothesis import strategies as st

from index.readers.pages.columns import columns_of
from index.readers.pages.page import TextLine
from tests.index.readers.pages.pieces import line


def read(*lines: TextLine) -> list[str]:
    return [one.text for column in columns_of(lines) for one in column.lines]


def left_and_right(rows: range) -> list[TextLine]:
    return [line(side * 14, left, row) for row in rows for side, left in (("左", 0), ("右", 18))]


def test_two_columns_are_read_one_after_the_other() -> None:
    assert [text[0] for text in read(*left_and_right(range(6)))] == ["左"] * 6 + ["右"] * 6


def test_a_title_over_both_columns_parts_them() -> None:
    title = line("题" * 32, 0, 6)
    found = read(*left_and_right(range(5)), title, *left_and_right(range(8, 13)))
    assert "".join(text[0] for text in found) == "左" * 5 + "右" * 5 + "题" + "左" * 5 + "右" * 5


def test_a_short_line_below_both_columns_is_read_last() -> None:
    note = line("联系电话：12350", 0, 8)
    assert read(*left_and_right(range(6)), note)[-1] == "联系电话：12350"
    longer = [line("左" * 14, 0, row) for row in (6, 7, 8)]
    assert [text[0] for text in read(*left_and_right(range(6)), *longer)][-1] == "右"


def test_three_columns() -> None:
    rows = [
        line(side * 9, left, row)
        for row in range(6)
        for side, left in (("甲", 0), ("乙", 12), ("丙", 24))
    ]
    assert "".join(text[0] for text in read(*rows)) == "甲" * 6 + "乙" * 6 + "丙" * 6


def test_a_signature_beside_nothing_is_no_column() -> None:
    body = [line("文" * 32, 0, row) for row in range(8)]
    assert read(*body, line("某某办公室", 24, 9), line("2024年3月", 25, 10))[-2:] == [
        "某某办公室",
        "2024年3月",
    ]


def test_words_with_wide_spaces_in_a_row_are_one_line() -> None:
    rows = [line("牵头单位", 0, 0), line("区应急局", 12, 0), line("电话", 24, 0)]
    assert read(*rows) == ["牵头单位 区应急局 电话"]


@given(
    st.lists(
        st.tuples(
            st.floats(0, 30), st.integers(0, 40), st.text("一二文字ab1", min_size=1, max_size=20)
        ),
        max_size=40,
    )
)
def test_no_word_is_lost_and_none_is_read_twice(specs: list[tuple[float, int, str]]) -> None:
    lines = [line(text, left, row) for left, row, text in specs]
    found = "".join(read(*lines)).replace(" ", "")
    assert sorted(found) == sorted("".join(text for _, _, text in specs))
