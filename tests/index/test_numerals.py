import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import CIRCLED, to_chinese, to_number


@given(st.integers(1, 999))
def test_a_number_survives_the_way_there_and_back(number: int) -> None:
    assert to_number(to_chinese(number)) == number
    assert to_number(str(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("一百一十", 110), ("１２", 12)],
)
def test_numbers_as_documents_write_them(text: str, number: int) -> None:
    assert to_number(text) == number


def test_circled_digits() -> None:
    assert [to_number(char) for char in CIRCLED] == list(range(1, 21))


@pytest.mark.parametrize("text", ["", "甲", "一一", "三五", "1a", "①②"])
def test_what_is_no_number(text: str) -> None:
    assert to_number(text) is None
