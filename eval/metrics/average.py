"""The arithmetic mean, or None where there is nothing to average."""

from collections.abc import Iterable


def average(values: Iterable[float]) -> float | None:
    """sum(values) / n; None for n = 0."""
    found = tuple(values)
    return sum(found) / len(found) if found else None
