"""Every metric on values that a person can recompute."""

import pytest

from eval.average import average
from eval.facts import fact_recall, missing_facts, normalised
from eval.latency import percentile
from eval.overlap import Overlap, mean_overlap, overlap
from eval.place import Place, place_of
from eval.quotes import Quoted, exactness
from eval.ranking import distinct, recall_at, reciprocal_rank
from eval.refusals import Verdict, over_refusal, refusal_precision, refusal_recall

A: Place = ("p", 1)
B: Place = ("p", 2)
C: Place = ("q", 1)
D: Place = ("q", "附表›1.")


def test_a_place_is_the_item_or_without_one_the_address() -> None:
    assert place_of("p", 7, "二、›（一）›7.") == ("p", 7)
    assert place_of("p", 0, "开头") == ("p", 0)
    assert place_of("p", None, "附表›1.") == ("p", "附表›1.")


def test_an_average_of_nothing_is_none() -> None:
    assert average([1, 2, 6]) == 3
    assert average([]) is None


def test_overlap_of_three_cited_and_two_gold_items() -> None:
    # one of three cited is right, one of two gold is cited: 2·1 / (3 + 2)
    assert overlap(frozenset({A, C, D}), frozenset({A, B})) == Overlap(1 / 3, 1 / 2, 2 / 5)


def test_overlap_tells_the_same_item_of_two_plans_apart() -> None:
    assert overlap(frozenset({A}), frozenset({C})) == Overlap(0, 0, 0)


def test_a_refused_question_scores_nothing_and_still_counts() -> None:
    refused = overlap(frozenset(), frozenset({A}))
    perfect = overlap(frozenset({A, B}), frozenset({A, B}))
    assert refused == Overlap(0, 0, 0)
    assert mean_overlap([refused, perfect]) == Overlap(0.5, 0.5, 0.5)


def test_the_macro_average_weighs_questions_not_items() -> None:
    one = overlap(frozenset({A, B}), frozenset({A}))  # 1/2, 1, 2/3
    four = overlap(frozenset({A, B, C, D}), frozenset({A, B, C, D}))  # 1, 1, 1
    mean = mean_overlap([one, four])
    assert mean is not None
    assert (mean.precision, mean.recall, mean.f1) == pytest.approx((3 / 4, 1, 5 / 6))
    assert mean_overlap([]) is None


def test_fact_recall_counts_groups_of_which_one_alternative_occurs() -> None:
    said = ["由区应急局牵头，每季度检查1次。", "（责任单位：区 住建局）"]
    groups = [["应急局", "应急管理局"], ["区住建局"], ["每月", "每半月"]]
    assert missing_facts(groups, said) == (["每月", "每半月"],)
    assert fact_recall(groups, said) == pytest.approx(2 / 3)
    assert fact_recall(groups, []) == 0


def test_facts_are_found_across_widths_spaces_and_commas() -> None:
    assert normalised("８０％ ，甲、乙") == "80%,甲,乙"
    assert fact_recall([["一、两项"]], ["每月抓一，两项"]) == 1
    assert fact_recall([["80%"]], ["达到８０％以上"]) == 1


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


def test_a_fact_stands_in_one_sentence() -> None:
    assert fact_recall([["6月底前"]], ["每年6", "月底前完成"]) == 0


def test_exactness_is_the_share_of_quotes_that_stand_at_their_place() -> None:
    right, wrong = Quoted("每月1次", "每月1次"), Quoted("每月1次", "每月２次")
    assert exactness([right, right, right, wrong]) == 0.75
    assert exactness([]) is None


def test_refusals_against_what_could_be_answered() -> None:
    verdicts = [
        *[Verdict(answerable=False, refused=True)] * 3,
        Verdict(answerable=False, refused=False),
        *[Verdict(answerable=True, refused=True)] * 2,
        *[Verdict(answerable=True, refused=False)] * 8,
    ]
    assert refusal_precision(verdicts) == 3 / 5
    assert refusal_recall(verdicts) == 3 / 4
    assert over_refusal(verdicts) == 2 / 10


def test_refusal_figures_without_a_denominator_are_none() -> None:
    answered = [Verdict(answerable=True, refused=False)]
    assert refusal_precision(answered) is None
    assert refusal_recall(answered) is None
    assert over_refusal([Verdict(answerable=False, refused=True)]) is None


def test_a_clause_takes_one_rank_and_two_clauses_of_an_item_take_two() -> None:
    found = [(("p", "1.（1）"), A), (("p", "2."), B), (("p", "1.（1）"), A), (("p", "1.（2）"), A)]
    assert distinct(found) == (A, B, A)


def test_recall_and_reciprocal_rank_of_a_ranking() -> None:
    ranked, gold = (C, A, A, D), frozenset({A, D})
    assert [recall_at(k, ranked, gold) for k in (1, 3, 5)] == [0, 1 / 2, 1]
    assert reciprocal_rank(ranked, gold) == 1 / 2
    assert reciprocal_rank(ranked, frozenset({B})) == 0


def test_reciprocal_rank_stops_at_ten() -> None:
    tenth = (*[C] * 9, A)
    assert reciprocal_rank(tenth, frozenset({A})) == 1 / 10
    assert reciprocal_rank((C, *tenth), frozenset({A})) == 0


def test_percentiles_are_measured_values() -> None:
    times = [30.0, 10.0, 20.0, 40.0]
    assert percentile(times, 50) == 20
    assert percentile(times, 95) == 40
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile([7.0], 50) == 7
    assert percentile([], 50) is None
