import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.notices.official_number import is_number_line, official_number, year_of_number


@pytest.mark.parametrize(
    ("written", "number", "year"),
    [
        ("云安办〔2024〕8号", "云安办〔2024〕8号", 2024),
        ("云安办[2024]8号", "云安办〔2024〕8号", 2024),
        ("云安办(2024)第8号", "云安办〔2024〕8号", 2024),
        ("云安办【2024】08 号", "云安办〔2024〕8号", 2024),
        ("云安办［2024］12号", "云安办〔2024〕12号", 2024),
        ("云安办﹝2024﹞12号", "云安办〔2024〕12号", 2024),
        ("发布文号云安〔2024〕1号", "云安〔2024〕1号", 2024),
        ("按照×安发〔2024〕8号要求", "按照×安发〔2024〕8号", 2024),
        ("**府办〔20XX〕X号", "**府办〔20XX〕X号", None),
        ("第8号楼", "", None),
        ("云安办2024年8号", "", None),
    ],
)
def test_a_number_has_one_spelling(written: str, number: str, year: int | None) -> None:
    assert official_number(written) == number
    assert year_of_number(number) == year


@pytest.mark.parametrize(
    "line",
    [
        "云安办〔2024〕8号",
        "（临安委〔2024〕2号）",
        "云安办〔2024〕8号            签发人：王某",
        "签发人：王某   云安办〔2024〕8号",
        "×安发〔2024〕8号",
        "等级：特急 云安明电〔2024〕8号",
    ],
)
def test_a_line_of_a_number(line: str) -> None:
    assert is_number_line(line)


@pytest.mark.parametrize(
    "line", ["按照《云安办〔2024〕8号》要求检查。", "云安办〔2024〕8号印发以来，", "1.检查8号楼。"]
)
def test_a_sentence_with_a_number_is_no_such_line(line: str) -> None:
    assert not is_number_line(line)


@given(st.text("云安办×〔〕[]()【】20248第号 \n", max_size=40))
def test_the_spelling_is_stable(text: str) -> None:
    number = official_number(text)
    assert official_number(number) == number
