"""Refusals against what could have been answered; the positive class is "unanswerable".

precision = refused ∧ unanswerable / refused      recall = refused ∧ unanswerable / unanswerable
over-refusal = refused ∧ answerable / answerable
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.average import average


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a question could be answered, and whether it was refused."""

    answerable: bool
    refused: bool


def refusal_precision(verdicts: Sequence[Verdict]) -> float | None:
    """The share of refusals that were right; None when nothing was refused."""
    return average(float(not one.answerable) for one in verdicts if one.refused)


def refusal_recall(verdicts: Sequence[Verdict]) -> float | None:
    """The share of unanswerable questions that were refused; None without such questions."""
    return average(float(one.refused) for one in verdicts if not one.answerable)


def over_refusal(verdicts: Sequence[Verdict]) -> float | None:
    """The share of answerable questions that were refused; None without such questions."""
    return average(float(one.refused) for one in verdicts if one.answerable)
