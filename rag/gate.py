"""Is the evidence enough? A strength from 0 to 1, the threshold it must reach, and the reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question
from rag.wanted import VALUED

THRESHOLD = 0.4
# A plan named for comparison speaks with weaker evidence once another one has passed.
COMPARED = 0.2


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic of what the evidence shows; `gap` is the distance to the best plan's score."""

    bias: float
    words: float
    cosine: float
    absent: float
    gap: float
    fits: float


# Logistic regression (C = 1) over the tuning halves, one row a question and plan, label "the
# best sentence of this plan is in a gold item": benchmarks/fit_gate.py, run of 2026-11-23.
# Ten-fold, by question: AUC .98.
WEIGHTS = Weights(bias=-3.3, words=2.4, cosine=30.0, absent=-1.7, gap=-3.4, fits=2.2)
MIDDLE = 0.85


@dataclass(frozen=True, slots=True)
class Verdict:
    """The evidence that passed, the strength of the best, and in Chinese what is missing if none."""

    passed: tuple[Evidence, ...]
    strength: float
    reason: str


def judge(question: Question, best: Sequence[Evidence]) -> Verdict:
    """Which plans' best evidence (best plan first) carries an answer."""
    if question.missing:
        missing = "、".join(dict.fromkeys(question.missing))
        return Verdict((), 0.0, f"库中没有{missing}，无法回答。")
    if not best:
        return Verdict((), 0.0, "在现有计划中没有找到相关内容。")
    top = best[0].score
    strengths = [strength(one, top - one.score) for one in best]
    strong = [one for one, value in zip(best, strengths, strict=True) if value >= THRESHOLD]
    if not strong:
        return Verdict((), max(strengths), "在现有计划中没有找到足以回答这个问题的条款。")
    fitting = tuple(one for one in strong if one.fits or question.wants not in VALUED)
    if not fitting:
        return Verdict((), max(strengths), f"相关条款没有写明{question.wants}，不能据此回答。")
    if question.wants is Asks.COMPARE:
        fitting = tuple(
            one for one, value in zip(best, strengths, strict=True) if value >= COMPARED
        )
    return Verdict(fitting, max(strengths), "")


def strength(evidence: Evidence, gap: float) -> float:
    """Evidence strength from 0 to 1: 1 / (1 + exp(-(bias + Σ weight · feature)))."""
    value = (
        WEIGHTS.bias
        + WEIGHTS.words * evidence.words
        + WEIGHTS.cosine * (evidence.cosine - MIDDLE)
        + WEIGHTS.absent * evidence.absent
        + WEIGHTS.gap * gap
        + WEIGHTS.fits * evidence.fits
    )
    return 1 / (1 + math.exp(-value))
