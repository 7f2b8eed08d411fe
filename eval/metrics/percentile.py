"""Percentiles of the time from question to answer.

Nearest rank: the p-th percentile of n sorted values is the ⌈p/100 · n⌉-th; no interpolation, so
every figure is a time that was measured.
"""

import math
from collections.abc import Sequence


def percentile(values: Sequence[float], percent: int) -> float | None:
    """The nearest-rank percentile, 0 < percent <= 100; None without values."""
    if not values:
        return None
    return sorted(values)[math.ceil(percent * len(values) / 100) - 1]
