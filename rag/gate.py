"""Is the evidence enough? A strength from 0 to 1, the threshold it must reach, and the reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.plan import ClauseKind
from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question
from rag.wanted import VALUED

# fit_gate's table, second run of 2026-11-27, ten-fold: at .33 it refuses 2.8 % of the answerable questions
# and 234 of 276 unanswerable ones that name nothing unknown; at .25 2.1 % and 223, at .45 4.5 % and 246.
THRESHOLD = 0.33
# A plan that is compared speaks with weaker evidence once another one has passed: of 63 right plans
# of the tuning halves none is below, of 11 wrong ones 9 are above.
COMPARED = 0.1


@dataclass(frozen=True, slots=True)
class Features:
    """What the gate sees of one plan's best evidence, each about 0 to 1.

    Beside what `Evidence` has: `behind` is what retrieval's score of the clause lacks of the best
    clause's, `row` whether it is a row of a table, `long` the length of the sentence, `each`
    whether several plans were named one by one, `asks_who` whether a unit is wanted;
    `gap` is the distance to the best plan's score, `margin` what the evidence has before the next
    clause of its plan, `length` that of the question; `named` whether the question named a plan,
    `followed` whether the conversation was about this clause.
    """

    words: float
    absent: float
    swapped: float
    cosine: float
    lead: float
    bm25: float
    fits: float
    gap: float
    margin: float
    named: float
    length: float
    followed: float
    phrases: float
    behind: float
    row: float
    long: float
    each: float
    asks_who: float

    def values(self) -> tuple[float, ...]:
        """The features in the order of `WEIGHTS`."""
        return (
            self.words, self.absent, self.swapped, self.cosine, self.lead, self.bm25,
            self.fits, self.gap, self.margin, self.named, self.length,
            self.followed, self.phrases, self.behind, self.row, self.long, self.each,
            self.asks_who,
        )  # fmt: skip


# Logistic regression (C = 1), one row a question and plan over the tuning halves, label "the best
# sentence of this plan is in a gold item": benchmarks/fit_gate.py, second run of 2026-11-27,
# 2,400 rows, AUC .981.
BIAS = -5.39
WEIGHTS = (
    0.99, -0.61, -1.84, 2.77, -0.18, 1.01, 4.97, -1.31, 1.47,
    1.14, 0.42, 1.4, 1.15, -1.54, -1.99, 0.63, 0.65, -0.29,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """The evidence that passed, the strength of the best; in Chinese what is missing if none did."""

    passed: tuple[Evidence, ...]
    strength: float
    reason: str


def judge(
    question: Question, best: Sequence[Evidence], weighed: Sequence[Evidence], gated: bool = True
) -> Verdict:
    """Which plans' best evidence (best plan first) carries an answer.

    Without the gate, for measurements, the strongest evidence always does.
    """
    if gated and question.missing:
        missing = "、".join(dict.fromkeys(question.missing))
        return Verdict((), 0.0, f"库中没有{missing}，无法回答。")
    if not best:
        return Verdict((), 0.0, "在现有计划中没有找到相关内容。")
    strengths = [strength(features(question, one, best[0], weighed)) for one in best]
    if not gated:
        at = strengths.index(max(strengths))
        return Verdict((best[at],), strengths[at], "")
    strong = [one for one, value in zip(best, strengths, strict=True) if value >= THRESHOLD]
    if not strong:
        return Verdict((), max(strengths), "在现有计划中没有找到足以回答这个问题的条款。")
    fitting = tuple(one for one in strong if one.fits or question.wants not in VALUED)
    if not fitting:
        return Verdict((), max(strengths), f"相关条款没有写明{question.wants}，不能据此回答。")
    if question.compares:
        fitting = tuple(
            one for one, value in zip(best, strengths, strict=True) if value >= COMPARED
        )
    return Verdict(fitting, max(strengths), "")


def features(
    question: Question, one: Evidence, top: Evidence, weighed: Sequence[Evidence]
) -> Features:
    """What the gate sees of a plan's best evidence beside the best of all plans."""
    rivals = (
        other.score
        for other in weighed
        if other.plan is one.plan and other.clause is not one.clause
    )
    return Features(
        words=one.words,
        absent=one.absent,
        swapped=one.swapped,
        cosine=(one.cosine - 0.7) * 5,
        lead=one.lead * 8,
        bm25=one.bm25,
        fits=float(one.fits),
        gap=top.score - one.score,
        margin=one.score - max(rivals, default=0.0),
        named=float(question.named),
        length=len(question.standalone) / 20,
        followed=float(one.followed),
        phrases=one.phrases,
        behind=(max(other.mix for other in weighed) - one.mix) * 10,
        row=float(one.clause.kind is ClauseKind.ROW),
        long=len(one.sentence.text) / 50,
        each=float(question.each),
        asks_who=float(question.wants is Asks.WHO),
    )


def strength(seen: Features) -> float:
    """Evidence strength from 0 to 1: 1 / (1 + exp(-(bias + Σ weight · feature)))."""
    value = BIAS + sum(
        weight * feature for weight, feature in zip(WEIGHTS, seen.values(), strict=True)
    )
    return 1 / (1 + math.exp(-value))
