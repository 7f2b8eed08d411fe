"""Citation precision, recall and F1 at the level of sentences.

A cited span c is right for a gold span g when both lie in the same clause and

    overlap(c, g) ≥ ½ · min(|c|, |g|)      and      |c| ≤ 4 · |g|

so that neither a word of the sentence nor the whole page around it counts as a quote of it. With
cited spans C and gold spans G of an answerable question, C' the right ones of C, G' the gold spans
for which one of C is right:

    precision = |C'| / |C|      recall = |G'| / |G|      F1 = 2·P·R / (P + R)

Gold spans that lie side by side also count as one: a quote of both is right, and finds those of
which it has half. A refused question cites nothing and scores 0 three times; a set's score is the macro average.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.metrics.overlap import Overlap

SHARE, LONGEST = 0.5, 4
# White space and numbers between two gold sentences do not part them.
_GAP = 2


@dataclass(frozen=True, slots=True)
class Span:
    """Characters start to end of a plan, in the clause at `address`."""

    plan_id: str
    address: str
    start: int
    end: int


def is_right(cited: Span, gold: Span) -> bool:
    """Whether a cited span quotes a gold span."""
    if (cited.plan_id, cited.address) != (gold.plan_id, gold.address):
        return False
    both = min(cited.end, gold.end) - max(cited.start, gold.start)
    long, wanted = cited.end - cited.start, gold.end - gold.start
    return both > 0 and both >= SHARE * min(long, wanted) and long <= LONGEST * wanted


def span_overlap(cited: Sequence[Span], gold: Sequence[Span]) -> Overlap:
    """The scores of one answerable question; `gold` is not empty."""
    runs = joined(gold)
    right = [one for one in cited if any(is_right(one, other) for other in (*gold, *runs))]
    found = [one for one in gold if any(_finds(other, one, runs) for other in cited)]
    precision = len(right) / len(cited) if cited else 0.0
    recall = len(found) / len(gold)
    total = precision + recall
    return Overlap(precision, recall, 2 * precision * recall / total if total else 0.0)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Runs of spans of one clause that lie side by side, each as one span."""
    runs: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.plan_id, one.address, one.start)):
        last = runs[-1] if runs else None
        same = last and (last.plan_id, last.address) == (span.plan_id, span.address)
        if last and same and span.start - last.end <= _GAP:
            runs[-1] = Span(last.plan_id, last.address, last.start, max(last.end, span.end))
        else:
            runs.append(span)
    return tuple(runs)


def _finds(cited: Span, gold: Span, runs: Iterable[Span]) -> bool:
    """Whether a cited span quotes a gold span, alone or as a part of the run that it lies in."""
    if is_right(cited, gold):
        return True
    both = min(cited.end, gold.end) - max(cited.start, gold.start)
    return both >= SHARE * (gold.end - gold.start) and any(
        is_right(cited, run) and _holds(run, gold) for run in runs
    )


def _holds(whole: Span, part: Span) -> bool:
    same = (whole.plan_id, whole.address) == (part.plan_id, part.address)
    return same and whole.start <= part.start and part.end <= whole.end
