"""Is the evidence enough? A strength from 0 to 1, the threshold it must reach, and the reason.

Words and meaning tell which sentences speak of a matter. Where they leave the verdict open, a reranker
reads question and sentence together; it takes ten milliseconds a sentence, so the others are not read.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.plan import ClauseKind
from rag.asks import Asks
from rag.evidence import Evidence
from rag.question import Question
from rag.reranker import Reranker
from rag.wanted import VALUED

# fit_gate's table, last run of 2026-11-28, ten-fold: at .25 it refuses 1.6 % of the answerable questions and
# 479 of 538 unanswerable ones that name nothing unknown, precision .931, recall .919; at .3 1.8 %, 487, .932
# and .916. Tried at .3 on the tuning halves again: F1 .937 → .932 and .967 → .964.
THRESHOLD = 0.25
# A plan that is compared speaks with weaker evidence once another one has passed: of 90 right plans
# of the tuning halves none is below .2, but a list of several plans loses a line at .15.
COMPARED = 0.1
# And with a sentence this like the strongest one's, however far from the words of the question: of the
# seven plans of the tuning halves (2026-11-28) that are below .1 beside one that passed, the four
# that speak of the same have .63 to .81, the others .49 to .58.
SAME = 0.65


@dataclass(frozen=True, slots=True)
class Features:
    """What the gate sees of one plan's best evidence, each about 0 to 1 (`reading` -1 to 1).

    Beside what `Evidence` has: `behind` is what retrieval's score of the clause lacks of the best
    clause's, `row` whether it is a row of a table, `long` the length of the sentence, `each`
    whether several plans were named one by one, `asks_who` whether a unit is wanted;
    `gap` is the distance to the best plan's score, `margin` what the evidence has before the next
    clause of its plan, `length` that of the question; `named` whether the question named a plan,
    `followed` whether the conversation was about this clause; `reading` what the reranker says
    that reads question and sentence together, 0 where nobody did.
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
    foreign: float
    reading: float = 0.0

    def values(self) -> tuple[float, ...]:
        """The features in the order of `WEIGHTS`."""
        return (
            self.words, self.absent, self.swapped, self.cosine, self.lead, self.bm25,
            self.fits, self.gap, self.margin, self.named, self.length,
            self.followed, self.phrases, self.behind, self.row, self.long, self.each,
            self.asks_who, self.foreign, self.reading,
        )  # fmt: skip


_UNITS = re.compile(
    r"\s*[（(〔【［](?:责任|主管|承办|落实)(?:单位|部门)[:：]([^（）()〔〕【】［］]+)[）)〕】］]"
)
_ROLES = re.compile(r"\s*[（(]([^（）()]*(?:牵头|负责|配合)[^（）()]*)[）)]")
# The reranker's logits lie between -5.4 and 5.4 (1st and 99th percentile of 4,903 on the tuning halves).
LOGITS, MOST_READING = 5.4, 1.0
# Logistic regression (C = 1), one row a question and plan over the tuning halves, label "the best
# sentence of this plan is in a gold item": benchmarks/fit_gate.py, run of 2026-11-28,
# 4,601 rows, AUC .986.
BIAS = -4.84
WEIGHTS = (
    0.87, -0.76, -0.79, 1.16, -0.07, 0.52, 5.76, -1.81, 1.49, 0.98,
    0.03, 1.01, -0.43, -1.37, -1.36, 0.35, 1.29, -0.6, -0.63, 2.28,
)  # fmt: skip


_NOT_SET = "相关条款没有写明{wanted}，不能据此回答。"
_IN_FULL = {
    Asks.AMOUNT: "具体数额",
    Asks.WHEN: "具体时间",
    Asks.TERM: "它的含义",
    Asks.WHO: "由谁负责",
    Asks.WHY: "原因",
    Asks.FUNDS: "经费从哪里来",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The evidence that passed, the strength of the best; in Chinese what is missing if none did."""

    passed: tuple[Evidence, ...]
    strength: float
    reason: str


def judge(
    question: Question,
    best: Sequence[Evidence],
    weighed: Sequence[Evidence],
    reranker: Reranker,
    gated: bool = True,
) -> Verdict:
    """Which plans' best evidence (best plan first) carries an answer.

    Without the gate, for measurements, the strongest evidence always does.
    """
    if gated and question.missing:
        missing = "、".join(dict.fromkeys(question.missing))
        return Verdict((), 0.0, f"库中没有{missing}，无法回答。")
    if not best:
        return Verdict((), 0.0, "在现有计划中没有找到相关内容。")
    seen = [features(question, one, best[0], weighed) for one in best]
    strengths = _strengths(question, best, seen, reranker)
    if not gated:
        at = strengths.index(max(strengths))
        return Verdict((best[at],), strengths[at], "")
    strong = [one for one, value in zip(best, strengths, strict=True) if value >= THRESHOLD]
    if not strong and question.wants in VALUED and _lacks_a_value(seen):
        return Verdict((), max(strengths), _not_set(question.wants))
    if not strong:
        return Verdict((), max(strengths), "在现有计划中没有找到足以回答这个问题的条款。")
    fitting = tuple(one for one in strong if one.fits or question.wants not in VALUED)
    if not fitting:
        return Verdict((), max(strengths), _not_set(question.wants))
    if question.compares:
        fitting = tuple(
            one
            for one, value in zip(best, strengths, strict=True)
            if value >= COMPARED or one.likeness >= SAME
        )
        return Verdict(fitting, max(strengths), "")
    return Verdict(_as_quoted(question, fitting), max(strengths), "")


def _not_set(wants: Asks) -> str:
    return _NOT_SET.format(wanted=_IN_FULL.get(wants, wants))


def _as_quoted(question: Question, passed: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence whose clauses hold the words in quotation marks, where any do, and rows of tables.

    “百吨王”怎么治 is not answered by what another plan says of lorries. On the tuning halves (2026-11-28) it
    takes away 6 plans of 5 questions wrongly answered, and none rightly.
    """
    quoted = [term for term in question.terms if term.quoted]
    holding = tuple(
        one
        for one in passed
        if one.clause.kind is ClauseKind.ROW
        or all(term.stands(_under_headings(one)) for term in quoted)
    )
    return holding or passed


def _under_headings(one: Evidence) -> str:
    return " ".join((*one.clause.path, one.clause.heading, one.plan.quote(one.clause)))


def _lacks_a_value(seen: Sequence[Features]) -> bool:
    """Whether evidence would carry an answer if it held a value of the kind that is asked for."""
    return any(strength(replace(looks, fits=1.0)) >= THRESHOLD for looks in seen if not looks.fits)


def _strengths(
    question: Question,
    best: Sequence[Evidence],
    seen: Sequence[Features],
    reranker: Reranker,
) -> list[float]:
    """The strength of each plan's best evidence; read closely where that may turn the verdict."""
    least = COMPARED if question.compares else THRESHOLD
    found = []
    for one, looks in zip(best, seen, strict=True):
        low, high = (strength(replace(looks, reading=end)) for end in (-MOST_READING, MOST_READING))
        if low < THRESHOLD and high >= least:
            looks = replace(looks, reading=reading_of(question, one, reranker))
        found.append(strength(looks))
    return found


def in_prose(text: str) -> str:
    """A sentence with its note as prose, as the reranker has learned it: （责任单位：甲） → 由甲负责."""
    return _ROLES.sub(r" 由\1。", _UNITS.sub(r" 由\1负责。", text))


def reading_of(question: Question, one: Evidence, reranker: Reranker) -> float:
    """What the reranker says of a sentence under its heading, within ± MOST_READING."""
    shown = f"{one.clause.heading}\n{in_prose(one.told)}".strip()
    (logit,) = reranker.score(question.standalone, [shown])
    return max(-MOST_READING, min(MOST_READING, logit / LOGITS))


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
        foreign=one.foreign,
    )


def strength(seen: Features) -> float:
    """Evidence strength from 0 to 1: 1 / (1 + exp(-(bias + Σ weight · feature)))."""
    value = BIAS + sum(
        weight * feature for weight, feature in zip(WEIGHTS, seen.values(), strict=True)
    )
    return 1 / (1 + math.exp(-value))
