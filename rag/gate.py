"""Is the evidence enough? A score from 0 to 1 and the threshold it must reach."""

import math
from dataclasses import dataclass

from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question

_VALUED = (Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the best evidence carries an answer; `reason` says in Chinese what is missing."""

    passed: bool
    score: float
    reason: str


THRESHOLD = 0.5


def judge(question: Question, best: Evidence | None, unknown: float) -> Verdict:
    """Weigh the best evidence for a question; `unknown` is the share of words in no plan."""
    if question.missing:
        return Verdict(False, 0.0, f"库中没有{'、'.join(question.missing)}，无法回答。")
    if best is None:
        return Verdict(False, 0.0, "在现有计划中没有找到相关内容。")
    score = strength(best, unknown)
    if score < THRESHOLD:
        return Verdict(False, score, "在现有计划中没有找到足以回答这个问题的条款。")
    if question.asks in _VALUED and not best.fits:
        return Verdict(False, score, f"相关条款没有写明“{question.asks}”，不能据此回答。")
    return Verdict(True, score, "")


def strength(evidence: Evidence, unknown: float) -> float:
    """Evidence strength from 0 to 1: a logistic of word coverage, meaning and unknown words."""
    value = (
        -3.0 + 3.0 * evidence.words + 2.0 * evidence.clause_words + 2.5 * evidence.dense - 2.0 * unknown
    )
    return 1 / (1 + math.exp(-value))
