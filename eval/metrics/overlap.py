"""Citation precision, recall and F1 at the level of items.

For an answerable question with cited places C and gold places G:

    precision = |C ∩ G| / |C|      recall = |C ∩ G| / |G|      F1 = 2·|C ∩ G| / (|C| + |G|)

A refused question cites nothing and scores 0 three times. A set's score is the mean over its
answerable questions (macro average), so a question with four gold items weighs as much as one
with one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.gold.place import Place
from eval.metrics.average import average


@dataclass(frozen=True, slots=True)
class Overlap:
    """Precision, recall and F1, of one question or averaged."""

    precision: float
    recall: float
    f1: float


def overlap(cited: frozenset[Place], gold: frozenset[Place]) -> Overlap:
    """The scores of one answerable question; `gold` is not empty."""
    both = len(cited & gold)
    return Overlap(
        both / len(cited) if cited else 0.0, both / len(gold), 2 * both / (len(cited) + len(gold))
    )


def mean_overlap(scores: Sequence[Overlap]) -> Overlap | None:
    """The macro average; None without questions."""
    precision = average(score.precision for score in scores)
    recall = average(score.recall for score in scores)
    f1 = average(score.f1 for score in scores)
    if precision is None or recall is None or f1 is None:
        return None
    return Overlap(precision, recall, f1)
