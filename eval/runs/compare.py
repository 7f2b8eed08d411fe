"""Two runs side by side: what changed, how surely, and which questions flipped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.metrics.interval import Interval, difference
from eval.runs.gate_skill import gate_change, gate_value
from eval.runs.measures import GATE_AUROC, RATIOS, Measure
from eval.runs.row import Row
from eval.runs.stored import Run


@dataclass(frozen=True, slots=True)
class Change:
    """One figure in both runs; `difference` is after minus before, with its paired interval."""

    measure: Measure
    before: float
    after: float
    difference: Interval

    @property
    def better(self) -> bool:
        """Whether the figure improved significantly."""
        up = self.measure.up
        return self.difference.above_zero if up else up is False and self.difference.below_zero

    @property
    def worse(self) -> bool:
        """Whether the figure fell off significantly."""
        up = self.measure.up
        return self.difference.below_zero if up else up is False and self.difference.above_zero


@dataclass(frozen=True, slots=True)
class SetChange:
    """What changed in one set over the questions that both runs asked."""

    name: str
    questions: int
    changes: tuple[Change, ...]
    mended: tuple[Row, ...]
    broken: tuple[Row, ...]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]


def compare(before: Run, after: Run) -> tuple[SetChange, ...]:
    """The sets that both runs have, question by question."""
    return tuple(
        compare_rows(name, before.sets[name].rows, after.sets[name].rows)
        for name in after.sets
        if name in before.sets
    )


def compare_rows(name: str, before: Sequence[Row], after: Sequence[Row]) -> SetChange:
    """The figures of the common questions, and the questions that turned right or wrong."""
    old = {row.id: row for row in before}
    new = {row.id: row for row in after}
    common = [(old[key], new[key]) for key in new if key in old]
    return SetChange(
        name,
        len(common),
        tuple(_changes(common)),
        tuple(now for was, now in common if now.right and not was.right),
        tuple(now for was, now in common if was.right and not now.right),
        tuple(key for key in old if key not in new),
        tuple(key for key in new if key not in old),
    )


def _changes(common: Sequence[tuple[Row, Row]]) -> Iterator[Change]:
    was, now = [row for row, _ in common], [row for _, row in common]
    for measure in RATIOS:
        pairs = [[row.scores.get(measure.key, (0.0, 0.0)) for row in rows] for rows in (was, now)]
        moved = difference(*pairs)
        if moved is not None:
            before, after = (sum(a for a, _ in one) / sum(b for _, b in one) for one in pairs)
            yield Change(measure, before, after, moved)
    moved = gate_change(was, now)
    if moved is not None:
        after = gate_value(now)
        yield Change(GATE_AUROC, after - moved.value, after, moved)
