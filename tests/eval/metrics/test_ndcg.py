"""Normalised discounted cumulative gain."""

from itertools import permutations
from math import log2

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.ndcg import ndcg_at

GAINS = {"a": 3.0, "b": 2.0, "c": 1.0}
SOME_GAINS = st.dictionaries(st.integers(0, 9), st.integers(1, 3).map(float), min_size=1)


def test_gains_are_discounted_by_rank() -> None:
    # b at rank 1, nothing at 2, a at 3: 2/log2(2) + 3/log2(4) over 3/1 + 2/log2(3) + 1/2
    best = 3 + 2 / log2(3) + 1 / 2
    assert ndcg_at(10, ("b", "x", "a"), GAINS) == pytest.approx((2 + 3 / 2) / best)
    assert ndcg_at(10, ("b", "x", "a"), GAINS) == pytest.approx(0.7350, abs=1e-4)


def test_one_relevant_place_gains_by_its_rank_alone() -> None:
    assert ndcg_at(10, ("a",), {"a": 1.0}) == 1
    assert ndcg_at(10, ("x", "a"), {"a": 1.0}) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg_at(10, ("x", "y", "a"), {"a": 1.0}) == 1 / 2
    assert ndcg_at(10, ("x", "y"), {"a": 1.0}) == ndcg_at(10, (), {"a": 1.0}) == 0


def test_what_lies_deeper_than_k_neither_counts_nor_is_wanted() -> None:
    assert ndcg_at(2, ("a", "b"), GAINS) == 1
    assert ndcg_at(2, ("x", "y", "a"), GAINS) == 0
    assert ndcg_at(1, ("b", "a"), GAINS) == pytest.approx(2 / 3)


def test_a_place_that_comes_twice_gains_once() -> None:
    assert ndcg_at(10, ("a", "a"), {"a": 1.0}) == 1
    twice = ndcg_at(10, ("c", "c", "a"), GAINS)
    assert twice == pytest.approx(ndcg_at(10, ("c", "x", "a"), GAINS))


@settings(deadline=None)
@given(SOME_GAINS, st.integers(1, 12))
def test_the_best_order_is_1(gains: dict[int, float], k: int) -> None:
    best = sorted(gains, key=lambda place: -gains[place])
    assert ndcg_at(k, best, gains) == pytest.approx(1)


def test_no_order_is_better_than_the_best() -> None:
    found = {order: ndcg_at(3, order, GAINS) for order in permutations("abcx", 3)}
    assert max(found, key=lambda order: found[order]) == ("a", "b", "c")
    assert all(0 <= value <= 1 for value in found.values())


@settings(deadline=None)
@given(SOME_GAINS, st.permutations(range(10)), st.integers(0, 8))
def test_moving_a_better_place_up_never_harms(
    gains: dict[int, float], order: list[int], at: int
) -> None:
    up = [*order]
    up[at], up[at + 1] = up[at + 1], up[at]
    change = ndcg_at(10, up, gains) - ndcg_at(10, order, gains)
    assert change * (gains.get(up[at], 0) - gains.get(order[at], 0)) >= 0
