"""The mean, and nothing of nothing."""

from eval.metrics.average import average


def test_a_mean() -> None:
    assert average([1, 2, 6]) == 3
    assert average(value for value in (0.5,)) == 0.5


def test_an_average_of_nothing_is_none_and_of_zeros_zero() -> None:
    assert average([]) is None
    assert average([0.0, 0.0]) == 0
