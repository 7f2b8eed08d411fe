"""Rows → figures with their intervals, of a set or of one kind of question in it."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from eval.metrics.interval import Interval, interval, ratio
from eval.runs.gate_skill import gate_auroc
from eval.runs.measures import GATE_AUROC, RATIOS
from eval.runs.row import Row

Figures = dict[str, Interval]
PERCENTS = (50, 95, 99)


def figures_of(rows: Sequence[Row]) -> Figures:
    """Every figure that some rows give, by key; one with nothing to measure is left out."""
    found: Figures = {}
    for measure in RATIOS:
        value = ratio([row.scores[measure.key] for row in rows if measure.key in row.scores])
        if value is not None:
            found[measure.key] = value
    skill = gate_auroc(rows)
    if skill is not None:
        found[GATE_AUROC.key] = skill
    times = np.array([row.ms for row in rows if row.ms is not None])
    for percent in PERCENTS if len(times) else ():
        found[f"ms_p{percent}"] = interval([times], partial(_percentile, percent))
    return found


def figures_by_kind(rows: Sequence[Row]) -> dict[str, tuple[int, Figures]]:
    """(number of questions, figures) of each kind, in the order of first appearance."""
    kinds = dict.fromkeys(row.kind for row in rows)
    groups = {kind: [row for row in rows if row.kind == kind] for kind in kinds}
    return {kind: (len(group), figures_of(group)) for kind, group in groups.items()}


def _percentile(percent: int, times: NDArray[Any], axis: int = -1) -> Any:
    """Nearest-rank percentile, as eval/metrics/percentile.py, along an axis."""
    return np.percentile(times, percent, axis=axis, method="inverted_cdf")
