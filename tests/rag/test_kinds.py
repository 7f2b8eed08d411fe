"""Kinds of places, vehicles and machines are told apart."""

import pytest

from rag.kinds import of_one_kind
from tests.rag.conftest import Ask


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("医院夜里几个人值班", "养老机构夜间值班人员不得少于2人。"),
        ("加油站的监控存多少天", "民爆仓库视频监控保存时间不少于90天。"),
        ("施工升降机几年要检测", "塔式起重机使用超过8年的须经检测。"),
        # Both name a laboratory, but not of the same schools.
        ("大学的实验室怎么分级", "中小学实验室安全风险分级管理。"),
    ],
)
def test_another_kind_does_not_answer(question: str, text: str) -> None:
    assert not of_one_kind(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("医院夜里几个人值班", "医院、养老机构夜间值班人员不得少于2人。"),
        ("夜里几个人值班", "养老机构夜间值班人员不得少于2人。"),
        ("旅馆怎么查", "对民宿每季度检查1次。"),
        ("养老院里的电梯谁检查", "电梯每年检验1次。"),
        ("饭店怎么查", "对人员密集场所每季度检查1次。"),
    ],
)
def test_the_same_kind_or_none_may_answer(question: str, text: str) -> None:
    assert of_one_kind(question, text)


def test_the_heading_says_what_kind_a_sentence_speaks_of(ask: Ask) -> None:
    """5200 端口 stand below a heading about bicycles."""
    assert ask("临江区2024年新建集中充电端口多少个？").citations
    assert not ask("给小轿车充电的集中充电端口，临江区2024年新建多少个？").citations
