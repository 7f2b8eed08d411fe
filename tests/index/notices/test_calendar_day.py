import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.notices.calendar_day import DAY, iso_day
from index.numerals import to_chinese


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024年3月6日", "2024-03-06"),
        ("2024 年 03 月 06 日", "2024-03-06"),
        ("（2024年3月6日）", "2024-03-06"),
        ("二〇二四年三月二十六日", "2024-03-26"),
        ("二○二四年十二月十日", "2024-12-10"),
        ("2024-03-08 10:21", "2024-03-08"),
        ("2024/3/8", "2024-03-08"),
        ("2024.3.8", "2024-03-08"),
        ("2024年2月30日，2024年3月1日", "2024-03-01"),
        ("2024年×月×日", ""),
        ("2024613日", ""),
        ("20240613", "2024-06-13"),
        ("20241340", ""),
        ("2024年3月", ""),
    ],
)
def test_a_day_as_it_is_written(written: str, day: str) -> None:
    assert iso_day(written) == day


@pytest.mark.parametrize(
    "written", ["2024年3月6日", "2024年×月×日", "XX年X月X日", "二〇二四年三月六日"]
)
def test_a_day_that_is_struck_out_is_a_day_too(written: str) -> None:
    assert re.fullmatch(DAY, written)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert iso_day(f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    words = f"{year}年{to_chinese(day.month)}月{to_chinese(day.day)}日"
    assert iso_day(words) == day.isoformat()
