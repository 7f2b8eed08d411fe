"""Percentiles that are times which were measured."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.percentile import percentile


def test_nearest_ranks() -> None:
    times = [30.0, 10.0, 20.0, 40.0]
    assert percentile(times, 50) == 20
    assert percentile(times, 51) == 30
    assert percentile(times, 95) == 40
    assert percentile(times, 25) == percentile(times, 1) == 10
    assert percentile(list(range(1, 101)), 95) == 95
    assert percentile(list(range(1, 21)), 95) == 19
    assert percentile([7.0], 50) == 7


def test_no_values_have_none() -> None:
    assert percentile([], 50) is None


@pytest.mark.parametrize("percent", [50, 95, 99])
@settings(deadline=None)
@given(values=st.lists(st.floats(0, 1e6), min_size=1, max_size=300))
def test_numpy_says_the_same(percent: int, values: list[float]) -> None:
    """The intervals of the times are made with numpy's (eval/runs/headlines.py)."""
    assert percentile(values, percent) == np.percentile(values, percent, method="inverted_cdf")
