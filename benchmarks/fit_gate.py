"""Fit the evidence gate on the tuning halves and print what chose its constants.

    python -m benchmarks.fit_gate

One row a question and plan: the features of the plan's best evidence, and whether that evidence
lies in a gold item. Ten-fold cross-validation by question; the last line is fitted on everything
and goes into rag/gate.py. scikit-learn comes with sentence-transformers.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from benchmarks.pair_files import HELD_OUT, read_pairs
from benchmarks.tuning_sets import fold_groups, tuning_sets
from eval.gold.case import Case, load_cases
from eval.gold.place import place_of
from rag.answer import Turn
from rag.gate import Features, features, reading_of
from rag.reranker import shipped_reranker
from rag.service import Service
from rag.wanted import VALUED

# The share of answerable questions that are followed by a near miss of pairs/held_out.
ASIDES = 0.15
THRESHOLDS = (0.25, 0.3, 0.33, 0.36, 0.38, 0.4, 0.45, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Row:
    """One plan's best evidence for one question; `usable` when it holds the asked value."""

    case: str
    answerable: bool
    gold: int
    right: bool
    usable: bool
    seen: Features


def rows() -> Iterator[Row]:
    """The rows of every tuning set that can run here."""
    chance = random.Random(1)
    # The reranker has learned from the others.
    misses = [miss for told in read_pairs(HELD_OUT) for said in told.said for miss in said.misses]
    for file, settings in tuning_sets():
        service = Service.open(settings)
        for case in load_cases(file, service.plans()):
            yield from _rows_of(service, case)
            if case.answerable and chance.random() < ASIDES:
                yield from _rows_of(service, _aside(case, chance.choice(misses)))


def _aside(case: Case, question: str) -> Case:
    """A question behind another that no clause answers, though the conversation is about one.

    The gold sets hold few: without these "the clause of the question before" would carry anything.
    """
    before = (*case.history, Turn("user", case.question))
    return Case(f"{case.id}+", question, before, case.kind, False, (), ())


def _rows_of(service: Service, case: Case) -> Iterator[Row]:
    findings = service.findings(case.question, case.history)
    asked, best, weighed = findings.question, findings.best, findings.weighed
    if asked.missing:
        return
    gold = {one.place for one in case.gold}
    for one in best:
        place = place_of(one.plan.id, one.clause.item, one.clause.address)
        usable = one.fits or asked.wants not in VALUED
        reading = reading_of(asked, one, shipped_reranker())
        seen = replace(features(asked, one, best[0], weighed), reading=reading)
        yield Row(case.id, case.answerable, len(gold), place in gold, usable, seen)


def cross_validated(found: list[Row]) -> NDArray[np.float64]:
    """The probability of each row by a model that did not see its question."""
    x, y = _matrix(found)
    groups = fold_groups(row.case for row in found)
    chances = np.zeros(len(found))
    for train, test in GroupKFold(10).split(x, y, groups):
        model = LogisticRegression(max_iter=3000).fit(x[train], y[train])
        chances[test] = model.predict_proba(x[test])[:, 1]
    return chances


def _matrix(found: list[Row]) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    return np.array([row.seen.values() for row in found]), np.array(
        [int(row.right) for row in found]
    )


def table(found: list[Row], chances: NDArray[np.float64]) -> Iterator[str]:
    """A line a threshold: precision, recall, refused though answerable, refused rightly."""
    cases: dict[str, list[tuple[Row, float]]] = {}
    for row, chance in zip(found, chances, strict=True):
        cases.setdefault(row.case, []).append((row, float(chance)))
    for threshold in THRESHOLDS:
        precision = recall = refused = rightly = answerable = 0.0
        for seen in cases.values():
            chosen = [row for row, chance in seen if chance >= threshold and row.usable]
            if not seen[0][0].answerable:
                rightly += not chosen
                continue
            answerable += 1
            refused += not chosen
            right = sum(row.right for row in chosen)
            precision += right / len(chosen) if chosen else 0
            recall += right / seen[0][0].gold
        yield (
            f"{threshold:.2f}  P {precision / answerable:.3f}  R {recall / answerable:.3f}  "
            f"over-refused {refused / answerable:.3f}  "
            f"refused rightly {rightly:.0f}/{len(cases) - answerable:.0f}"
        )


def main() -> None:
    """Print the cross-validated table and the fitted constants."""
    found = list(rows())
    x, y = _matrix(found)
    chances = cross_validated(found)
    print(f"{len(found)} rows, AUC {roc_auc_score(y, chances):.4f}")
    for line in table(found, chances):
        print(line)
    model = LogisticRegression(max_iter=3000).fit(x, y)
    print("BIAS =", round(float(model.intercept_[0]), 2))
    print("WEIGHTS =", tuple(round(float(weight), 2) for weight in model.coef_[0]))


if __name__ == "__main__":
    main()
