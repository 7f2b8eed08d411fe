"""A number beyond a bound may not be; one within it is another matter."""

import pytest

from rag.answers.bounds import is_out_of_bounds
from tests.rag.conftest import Ask

AGE = "渡口实行“四不开航”，渡工年龄不得超过65周岁，救生衣穿戴率100%。"
WATCH = "养老机构夜间值班人员不得少于2人。"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("66岁能当渡工吗", AGE),
        ("渡工70周岁可以吗", AGE),
        ("养老院晚上1个人值班行不行", WATCH),
        ("养老院夜里1名值班人员可以吗", WATCH),
    ],
)
def test_beyond(question: str, sentence: str) -> None:
    assert is_out_of_bounds(question, sentence)


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("65岁能当渡工吗", AGE),
        ("60岁能当渡工吗", AGE),
        ("养老院晚上2个人值班行不行", WATCH),
        ("养老院晚上3个人值班行不行", WATCH),
        # Nobody's age is bounded but the ferryman's, and hours are no people.
        ("70岁老太太能坐船吗", AGE),
        ("养老院值班1小时行不行", WATCH),
        ("20岁到70岁的能当渡工吗", AGE),
        ("能当渡工吗", AGE),
    ],
)
def test_within_or_of_something_else(question: str, sentence: str) -> None:
    assert not is_out_of_bounds(question, sentence)


def test_the_answer_says_so(ask: Ask) -> None:
    assert "不是。" in ask("青石镇66岁能当渡工吗？").text
    assert "不是。" not in ask("青石镇60岁能当渡工吗？").text
