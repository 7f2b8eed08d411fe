"""Key facts in an answer's own words."""

import pytest

from eval.metrics.facts import fact_recall, missing_facts, normalised


def test_groups_of_which_one_alternative_occurs_count() -> None:
    said = ["由区应急局牵头，每季度检查1次。", "（责任单位：区 住建局）"]
    groups = [["应急局", "应急管理局"], ["区住建局"], ["每月", "每半月"]]
    assert missing_facts(groups, said) == (["每月", "每半月"],)
    assert fact_recall(groups, said) == pytest.approx(2 / 3)
    assert fact_recall(groups, []) == 0


def test_widths_spaces_and_commas_do_not_matter() -> None:
    assert normalised("８０％ ，甲、乙") == "80%,甲,乙"
    assert fact_recall([["一、两项"]], ["每月抓一，两项"]) == 1
    assert fact_recall([["80%"]], ["达到８０％以上"]) == 1
    assert fact_recall([["6月 底"]], ["6月\u3000底前"]) == 1


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        ("5000元", "奖励15000元"),
        ("8%", "下降1.8%"),
        ("3", "每3.5小时"),
        ("1个", "21个"),
        ("2", "20日"),
    ],
)
def test_a_fact_is_not_cut_out_of_a_longer_number(fact: str, text: str) -> None:
    assert fact_recall([[fact]], [text]) == 0


@pytest.mark.parametrize(
    ("fact", "text"), [("5000元", "奖励5000元。"), ("3", "共3.分三步"), ("月1", "每月1次")]
)
def test_a_number_by_itself_is_found(fact: str, text: str) -> None:
    assert fact_recall([[fact]], [text]) == 1


def test_a_fact_stands_in_one_sentence() -> None:
    assert fact_recall([["6月底前"]], ["每年6", "月底前完成"]) == 0


def test_a_fact_is_words_not_a_pattern() -> None:
    assert fact_recall([["（一.二）"]], ["见（一.二）"]) == 1
    assert fact_recall([["（一.二）"]], ["见（一三二）"]) == 0
