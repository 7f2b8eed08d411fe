"""Quoted length: how much a reader must read against how much answers.

    quoted length = Σ characters of the distinct quoted stretches / Σ characters of the gold spans

over answered questions whose gold has spans. 1 is as short as the gold, 4 shows four times as much.
"""

from collections.abc import Iterable

from eval.metrics.spans import Span


def characters(spans: Iterable[Span]) -> int:
    """The number of characters that some spans cover, each counted once."""
    total, ends = 0, dict[str, int]()
    for span in sorted(spans, key=lambda one: (one.plan_id, one.start, one.end)):
        start = max(span.start, ends.get(span.plan_id, 0))
        total += max(span.end - start, 0)
        ends[span.plan_id] = max(span.end, ends.get(span.plan_id, 0))
    return total
