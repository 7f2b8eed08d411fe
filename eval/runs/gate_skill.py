"""How well the gate's strength tells answerable questions from others, in one run or two."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.auroc import auroc
from eval.metrics.interval import Interval, interval
from eval.runs.row import Row

Array = NDArray[Any]


def gate_auroc(rows: Sequence[Row]) -> Interval | None:
    """AUROC of the strengths; None when no question is answerable, or every one."""
    return _interval(rows, [_strengths(rows)], signs=(1,))


def gate_value(rows: Sequence[Row]) -> float:
    """AUROC of the strengths alone; both groups have members."""
    strong, weak = (
        [row.strength for row in rows if row.answerable is wanted] for wanted in (True, False)
    )
    return auroc(strong, weak)


def gate_change(before: Sequence[Row], after: Sequence[Row]) -> Interval | None:
    """AUROC after minus before over the same questions in the same order."""
    return _interval(after, [_strengths(after), _strengths(before)], signs=(1, -1))


def _interval(rows: Sequence[Row], runs: Sequence[Array], signs: Sequence[int]) -> Interval | None:
    """Σ sign · AUROC over runs; each resample draws questions from both groups by themselves."""
    answerable = np.array([row.answerable for row in rows], dtype=bool)
    groups = np.flatnonzero(answerable), np.flatnonzero(~answerable)
    if not all(map(len, groups)):
        return None

    def skill(strong: Array, weak: Array) -> float:
        pairs = zip(signs, runs, strict=True)
        return sum(sign * auroc(run[strong], run[weak]) for sign, run in pairs)

    def statistic(strong: Array, weak: Array, axis: int = -1) -> Any:
        if strong.ndim == 1:
            return skill(strong, weak)
        return np.array([skill(*pair) for pair in zip(strong, weak, strict=True)])

    return interval(groups, statistic)


def _strengths(rows: Sequence[Row]) -> Array:
    return np.array([row.strength for row in rows])
