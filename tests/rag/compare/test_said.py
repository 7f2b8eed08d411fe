"""Values of a sentence: which are the same, and that no number is lost."""

import re

import pytest

from rag.compare.said import said
from rag.service import Service


def keys(text: str, year: int | None = 2024) -> list[str]:
    found = said(text, year)
    groups = (found.deadlines, found.spans, found.frequencies, found.figures)
    return [value.key for group in groups for value in group]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("每季度至少组织研究1次", "每季度研究不少于一次"),
        ("每两个月检查1次", "每2个月检查1次"),
        ("每年度检查1次", "每年检查1次"),
        ("12月底前完成", "年底前完成"),
        ("奖励５００元", "奖励500元"),
    ],
)
def test_the_same_value_in_other_words(one: str, other: str) -> None:
    assert keys(one) == keys(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("4月底前完成", "4月15日前完成"),
        ("4月底前完成", "6月底前完成"),
        ("6月底前完成", "6月前完成"),
        ("2025年4月底前完成", "4月底前完成"),
        ("每月检查1次", "每季度检查1次"),
        ("每月检查1次", "每月至少检查1次"),
        ("每月检查1次", "每月检查2次"),
        ("奖励500元", "奖励500元至2000元"),
        ("24小时内报告", "12小时内报告"),
        ("使用15年以上", "使用12年以上"),
    ],
)
def test_another_value(one: str, other: str) -> None:
    assert keys(one) != keys(other)


def test_dates_are_relative_to_the_plan() -> None:
    assert keys("2023年4月底前", 2023) == keys("2024年4月底前", 2024) == keys("4月底前", 2024)
    assert keys("2月底前", 2023) == keys("2月底前", 2024)
    assert keys("2023年4月底前", 2024) != keys("4月底前", 2024)


def test_a_range_is_one_value() -> None:
    found = said("查实的奖励500元至2000元，重大的5000元至3万元。", 2024).figures
    assert [value.words for value in found] == ["500元至2000元", "5000元至3万元"]


def test_what_remains_tells_other_wording() -> None:
    assert said("不得停放3辆", 2024).rest != said("应当停放3辆", 2024).rest
    assert said("停放3辆。", 2024).rest == said("停放5辆；", 2024).rest
    assert said("比2022年", 2023).rest == said("比2023年", 2024).rest


def test_every_number_of_the_plans_is_in_a_value(service: Service) -> None:
    for record in service.records():
        for sentence in record.sentences:
            assert not re.search(r"\d", re.sub(r"年[+-]\d+", "", said(sentence.text, 2024).rest))


def test_within_what_time_is_no_date() -> None:
    assert [
        one.words for one in said("6月前完成，24小时内报告，10个月至1年内评估", 2024).spans
    ] == [
        "24小时内",
        "10个月至1年内",
    ]
    assert [one.words for one in said("6月前完成，24小时内报告", None).deadlines] == ["6月前"]
