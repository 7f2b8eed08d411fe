"""Fit the order of evidence on the tuning halves and print what chose its weights.

    python -m benchmarks.fit_evidence

One list a question and gold plan: the plan's sentences as they were weighed, and which of them lie
in the gold. Listwise softmax (the top-one probability of ListNet: Cao et al. 2007, "Learning to
Rank"), ten-fold by question; the last line is fitted on everything and goes into rag/evidence.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from sklearn.model_selection import GroupKFold

from benchmarks.tuning_sets import fold_groups, tuning_sets
from eval.gold.case import Case, load_cases
from rag.evidence import Evidence, ranked_by
from rag.service import Service

DEPTH = 40
PENALTY = 0.02
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Listed:
    """The sentences of one plan for one question: features (sentences, n), which are gold."""

    case: str
    values: Floats
    gold: NDArray[np.bool_]
    shipped: Floats


def lists() -> Iterator[Listed]:
    """A list for every gold plan of every question of the tuning sets that can run here."""
    for file, settings in tuning_sets():
        service = Service.open(settings)
        for case in load_cases(file, service.plans()):
            if case.answerable:
                yield from _lists_of(service, case)


def _lists_of(service: Service, case: Case) -> Iterator[Listed]:
    findings = service.findings(case.question, case.history)
    if findings.question.missing or findings.question.items:
        return
    for plan_id in dict.fromkeys(gold.plan_id for gold in case.gold):
        shown = [one for one in findings.weighed if one.plan.id == plan_id][:DEPTH]
        gold = np.array([_is_gold(case, one) for one in shown], np.bool_)
        if gold.any() and not gold.all():
            values = np.array([ranked_by(one) for one in shown], np.float64)
            yield Listed(case.id, values, gold, np.array([one.score for one in shown]))


def _is_gold(case: Case, one: Evidence) -> bool:
    return any(
        gold.span is not None
        and gold.plan_id == one.plan.id
        and gold.span.start < one.sentence.end
        and one.sentence.start < gold.span.end
        for gold in case.gold
    )


def fitted(found: Sequence[Listed]) -> Floats:
    """The weights with the least loss: -log of the probability that a gold sentence comes first."""
    width = found[0].values.shape[1]

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = PENALTY * float(weights @ weights) * len(found) / 100, np.zeros(width)
        slope += 2 * PENALTY * weights * len(found) / 100
        for one in found:
            scores = one.values @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            right = chances * one.gold
            total -= float(np.log(right.sum() + 1e-12))
            slope += one.values.T @ (chances - right / (right.sum() + 1e-12))
        return total, slope

    result = minimize(loss, np.zeros(width), jac=True, method="L-BFGS-B")
    return np.asarray(result.x)


def first_right(found: Sequence[Listed], scores: Sequence[Floats]) -> float:
    """The share of lists in which a gold sentence comes first."""
    return float(
        np.mean([one.gold[int(np.argmax(score))] for one, score in zip(found, scores, strict=True)])
    )


def main() -> None:
    """Print how often the right sentence comes first, held out, and the fitted weights."""
    found = list(lists())
    groups = fold_groups(one.case for one in found)
    held: list[Floats] = [np.zeros(0)] * len(found)
    for train, test in GroupKFold(10).split(found, groups=groups):
        weights = fitted([found[at] for at in train])
        for at in test:
            held[at] = found[at].values @ weights
    print(f"{len(found)} lists")
    print(f"first right: shipped {first_right(found, [one.shipped for one in found]):.4f}")
    print(f"first right: held out {first_right(found, held):.4f}")
    weights = fitted(found)
    # The gate and the ratios between scores are set for weights that sum to about one.
    print("WEIGHTS =", tuple(round(float(weight), 3) for weight in weights / weights[:3].sum()))


if __name__ == "__main__":
    main()
