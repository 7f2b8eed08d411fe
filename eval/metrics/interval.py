"""95 % bootstrap intervals of ratios, of a statistic, and of the difference of two runs.

Percentile bootstrap (Efron and Tibshirani 1993, ch. 13) over questions, `scipy.stats.bootstrap`
with a fixed seed. Every headline is a ratio of sums over questions: a mean has 1 in each
denominator. Two runs are compared question by question (paired): each resample draws the same
questions from both.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 2000
SEED = 20241101

Pair = tuple[float, float]
Float = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and its 95 % interval; the interval is the value where one question is all."""

    value: float
    low: float
    high: float

    @property
    def above_zero(self) -> bool:
        """Whether the whole interval is above 0."""
        return self.low > 0

    @property
    def below_zero(self) -> bool:
        """Whether the whole interval is below 0."""
        return self.high < 0


def ratio(pairs: Sequence[Pair]) -> Interval | None:
    """Σ numerators / Σ denominators; None when the denominators sum to 0."""
    above, below = _columns(pairs)
    if not below.sum():
        return None
    return interval((above, below), _ratio, paired=True)


def difference(before: Sequence[Pair], after: Sequence[Pair]) -> Interval | None:
    """ratio(after) - ratio(before) over the same questions in the same order; None without any."""
    columns = (*_columns(before), *_columns(after))
    if not columns[1].sum() or not columns[3].sum():
        return None
    return interval(columns, _difference, paired=True)


def interval(
    samples: Sequence[NDArray[Any]], statistic: Callable[..., Any], *, paired: bool = False
) -> Interval:
    """The statistic of the samples with its interval; `statistic` takes them and an `axis`."""
    value = float(statistic(*samples, axis=-1))
    if min(map(len, samples)) < 2 or all(np.ptp(sample) == 0 for sample in samples):
        return Interval(value, value, value)
    from scipy import stats  # slow to load: commands that measure nothing go without

    found = stats.bootstrap(
        tuple(samples),
        statistic,
        paired=paired,
        vectorized=True,
        n_resamples=RESAMPLES,
        method="percentile",
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return Interval(value, float(found.low), float(found.high))


def _columns(pairs: Sequence[Pair]) -> tuple[Float, Float]:
    table = np.array(pairs, dtype=float).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _ratio(above: Float, below: Float, axis: int = -1) -> Float:
    """Σ above / Σ below, 0 where a resample has nothing to divide by."""
    total = below.sum(axis=axis)
    shares: Float = np.divide(
        above.sum(axis=axis), total, out=np.zeros_like(total), where=total > 0
    )
    return shares


def _difference(
    above: Float, below: Float, other_above: Float, other_below: Float, axis: int = -1
) -> Float:
    return _ratio(other_above, other_below, axis) - _ratio(above, below, axis)
