"""Numerals: one value however it is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.numerals import to_chinese
from rag.check.amount import amount


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", "3"),
        ("三", "3"),
        ("两", "2"),
        ("十", "10"),
        ("二十五", "25"),
        ("一百零三", "103"),
        ("5200", "5200"),
        ("五千二百", "5200"),
        ("1万", "10000"),
        ("一万", "10000"),
        ("1.8万", "18000"),
        ("四万六千", "46000"),
        ("0.4", "0.4"),
        ("0.40", "0.4"),
        ("3亿", "300000000"),
        ("二〇二四", "2024"),
        ("十四五", None),
        ("一二", None),
        ("甲", None),
    ],
)
def test_value(text: str, value: str | None) -> None:
    assert amount(text) == value


@given(st.integers(1, 999))
def test_chinese_and_arabic_numerals_are_equal(number: int) -> None:
    assert amount(to_chinese(number)) == amount(str(number))
