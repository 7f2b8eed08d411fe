from pathlib import Path

import pytest

from index.corrections import beside, read_corrections
from index.errors import InputError
from index.plan import Level

WRITTEN = """title = "甲区2024年要点"
year = 2024
level = "区县"
not_headings = ["第57行", "三、三年行动"]

[plan.2]
year = 2023
"""


def test_facts_and_lines_are_read() -> None:
    corrections = read_corrections(WRITTEN.encode(), "a")
    assert corrections.not_headings == ("第57行", "三、三年行动")
    first, second, third = map(corrections.of_plan, (1, 2, 3))
    assert (first.title, first.year, first.level) == ("甲区2024年要点", 2024, Level.DISTRICT)
    assert (second.title, second.year, third.year) == (None, 2023, None)


def test_a_section_for_the_first_plan_wins() -> None:
    corrections = read_corrections(b"year = 2024\n[plan.1]\nyear = 2023\n", "a")
    assert corrections.of_plan(1).year == 2023


def test_the_file_stands_beside_the_document() -> None:
    assert beside(Path("甲/计划.docx")) == Path("甲/计划.docx.anwen.toml")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('yeer = "2024"', "“yeer”不可用（没有这一项）"),
        ('year = "2024"', "“year”不可用（应是数字，不加引号）"),
        ("year = 24", "“year”不可用（数字太小）"),
        ('level = "村"', "“level”不可用（应是国家、省、市、区县、镇街、未知之一）"),
        ('title = ""', "“title”不可用（是空的）"),
        ('not_headings = "第57行"', "“not_headings”不可用（应写成"),
        ('[plan.2]\nyeer = "2024"', "“plan.2.yeer”不可用（没有这一项）"),
        ("title = 甲", "不是完好的 TOML"),
        ("\0", "不是完好的 TOML"),
    ],
)
def test_what_is_wrong_is_named_with_what_may_be_written(written: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read_corrections(written.encode(), "a.docx.anwen.toml")
    assert str(caught.value).startswith("a.docx.anwen.toml：更正文件")
    assert words in str(caught.value)


def test_bytes_that_are_no_text_are_named() -> None:
    with pytest.raises(InputError, match="不是完好的 TOML"):
        read_corrections("标题".encode("gbk"), "a")
