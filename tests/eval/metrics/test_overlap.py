"""Citations against gold, item by item."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.gold.place import Place
from eval.metrics.overlap import Overlap, mean_overlap, overlap

A: Place = ("p", 1)
B: Place = ("p", 2)
C: Place = ("q", 1)
D: Place = ("q", "附表›1.")
PLACE = st.sampled_from([A, B, C, D])
SOME, GOLD = st.frozensets(PLACE), st.frozensets(PLACE, min_size=1)


def test_three_cited_and_two_gold_items() -> None:
    # one of three cited is right, one of two gold is cited: 2·1 / (3 + 2)
    assert overlap(frozenset({A, C, D}), frozenset({A, B})) == Overlap(1 / 3, 1 / 2, 2 / 5)


def test_the_same_item_of_two_plans_is_two_places() -> None:
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


@settings(deadline=None)
@given(SOME, GOLD)
def test_f1_is_the_harmonic_mean(cited: frozenset[Place], gold: frozenset[Place]) -> None:
    found = overlap(cited, gold)
    total = found.precision + found.recall
    wanted = 2 * found.precision * found.recall / total if total else 0
    assert found.f1 == pytest.approx(wanted)


@settings(deadline=None)
@given(GOLD, GOLD)
def test_swapping_cited_and_gold_swaps_precision_and_recall(
    cited: frozenset[Place], gold: frozenset[Place]
) -> None:
    there, back = overlap(cited, gold), overlap(gold, cited)
    assert (there.precision, there.recall, there.f1) == (back.recall, back.precision, back.f1)
