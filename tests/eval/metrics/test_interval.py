"""Bootstrap intervals of ratios and of their differences."""

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from eval.metrics.auroc import auroc
from eval.metrics.interval import RESAMPLES, SEED, Interval, Pair, difference, interval, ratio

PAIRS = st.lists(
    st.sampled_from([(0.0, 1.0), (0.5, 1.0), (1.0, 1.0), (1.0, 3.0)]), min_size=2, max_size=40
)


def test_a_ratio_of_sums_is_no_mean_of_ratios() -> None:
    # (1 + 3) / (1 + 9), not (1 + 1/3) / 2
    found = ratio([(1, 1), (3, 9)])
    assert found is not None
    assert found.value == 4 / 10
    # Resamples: both the first 1/1, one of each 4/10, both the second 3/9.
    assert (found.low, found.high) == (3 / 9, 1)


def test_two_questions_can_come_out_in_three_ways() -> None:
    # Resampled means 0, ½, 1 with probabilities ¼, ½, ¼: 2.5 % and 97.5 % fall on the ends.
    assert ratio([(0, 1), (1, 1)]) == Interval(0.5, 0, 1)


def test_a_hundred_of_two_hundred_right() -> None:
    # Normal approximation: .5 ± 1.96 · √(.25 / 200) = .5 ± .0693
    found = ratio([(1, 1)] * 100 + [(0, 1)] * 100)
    assert found is not None
    assert found.value == 0.5
    assert (found.low, found.high) == pytest.approx((0.4307, 0.5693), abs=0.01)


def test_nothing_to_divide_by_is_none() -> None:
    assert ratio([]) is None
    assert ratio([(0, 0), (0, 0)]) is None
    assert difference([], []) is None
    assert difference([(1, 1)], [(0, 0)]) is None
    assert difference([(0, 0)], [(1, 1)]) is None


def test_one_question_or_equal_ones_have_no_width() -> None:
    assert ratio([(1, 2)]) == Interval(0.5, 0.5, 0.5)
    assert ratio([(1, 1)] * 9) == Interval(1, 1, 1)
    assert difference([(0, 1)] * 9, [(1, 1)] * 9) == Interval(1, 1, 1)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_the_interval_holds_the_value_and_comes_again(pairs: list[Pair]) -> None:
    found = ratio(pairs)
    assert found is not None
    assert found.low <= found.value <= found.high
    assert found == ratio(pairs)


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_a_run_differs_from_itself_by_exactly_nothing(pairs: list[Pair]) -> None:
    assert difference(pairs, pairs) == Interval(0, 0, 0)


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_swapping_the_runs_changes_the_sign(data: st.DataObject) -> None:
    before = data.draw(PAIRS)
    after = data.draw(st.lists(st.sampled_from(before), min_size=len(before), max_size=len(before)))
    there, back = difference(before, after), difference(after, before)
    assert there and back
    assert there.value == pytest.approx(-back.value)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-9)


def test_pairing_sees_what_two_intervals_do_not() -> None:
    """Nine of forty questions turn right, none wrong; the runs' own intervals overlap."""
    right, wrong = (1.0, 1.0), (0.0, 1.0)
    before, after = [right] * 20 + [wrong] * 20, [right] * 29 + [wrong] * 11
    moved, one, other = difference(before, after), ratio(before), ratio(after)
    assert moved and one and other
    assert moved.value == pytest.approx(9 / 40)
    assert moved.above_zero and not moved.below_zero
    assert one.high > other.low
    worse = difference(after, before)
    assert worse and worse.below_zero and not worse.above_zero


def test_a_question_in_one_run_only_counts_there() -> None:
    # before 1/2, after 2/2; the third question has a share in neither
    moved = difference([(1, 1), (0, 1), (0, 0)], [(1, 1), (1, 1), (0, 0)])
    assert moved is not None
    assert moved.value == 0.5


def test_scipy_says_the_same_of_a_mean() -> None:
    values = np.random.default_rng(1).random(60)
    found = ratio([(float(value), 1.0) for value in values])
    direct = stats.bootstrap(
        (values,),
        np.mean,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    assert found is not None
    assert (found.low, found.high) == pytest.approx((direct.low, direct.high), abs=1e-12)


def test_numpy_by_hand_says_the_same_of_a_ratio_and_a_difference() -> None:
    random = np.random.default_rng(2)
    below = random.integers(1, 5, 50)
    above, later = random.integers(0, below + 1), random.integers(0, below + 1)
    drawn = np.random.default_rng(SEED).integers(0, 50, (RESAMPLES, 50))
    was = above[drawn].sum(axis=1) / below[drawn].sum(axis=1)
    now = later[drawn].sum(axis=1) / below[drawn].sum(axis=1)
    pairs = [
        [(float(a), float(b)) for a, b in zip(up, below, strict=True)] for up in (above, later)
    ]
    one, moved = ratio(pairs[0]), difference(*pairs)
    assert one and moved
    ends = partial(np.percentile, q=(2.5, 97.5))
    assert (one.low, one.high) == pytest.approx(tuple(ends(was)), abs=1e-12)
    assert (moved.low, moved.high) == pytest.approx(tuple(ends(now - was)), abs=1e-12)


def test_two_groups_of_different_sizes_are_drawn_by_themselves() -> None:
    def statistic(strong: Any, weak: Any, axis: int = -1) -> Any:
        if strong.ndim == 1:
            return auroc(strong, weak)
        return np.array([auroc(*pair) for pair in zip(strong, weak, strict=True)])

    strong, weak = np.array([0.9, 0.8, 0.4, 0.7]), np.array([0.5, 0.1, 0.3])
    found = interval([strong, weak], statistic)
    assert found.value == 11 / 12
    assert 0.5 < found.low < found.value < found.high == 1
