"""Fits the model that reads a wording as the wish for a whole list → rag/listing_weights.tsv.

    python -m benchmarks.fit_listing

Logistic regression over character n-grams of benchmarks/wordings/lists.tsv and of the tuning halves:
lists whose gold lies in several clauses of a plan, and as wordings that want no list what is no list.
Prints what it makes of wordings it was not fitted
on: in ten folds, and of lists.held_out.tsv.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from benchmarks.tuning_sets import tuning_sets
from eval.gold.case import Case, load_cases
from index.open import library_at
from rag.answer import Filters
from rag.answers.draw import as_listed, named_units
from rag.asks import Asks
from rag.opened import Opened
from rag.understand import understand
from rag.wants_list import BIAS, CYCLE, PERIOD, UNIT, grams, plain, signed

WORDINGS = Path(__file__).with_name("wordings") / "lists.tsv"
HELD_OUT = WORDINGS.with_name("lists.held_out.tsv")
WEIGHTS = Path(__file__).parents[1] / "rag" / "listing_weights.tsv"
# Chosen in ten folds among .03, .1, .3 and 1; a rarer n-gram is one writer's habit.
STRENGTH, LEAST = 1.0, 2
TODAY = date(2024, 4, 15)
_SIGNS = {"【单位】": UNIT, "【时间】": PERIOD, "【频次】": CYCLE}
_LISTS = (Asks.DUTIES, Asks.DEADLINES, Asks.RECURRING, Asks.THEME)
Row = tuple[str, str]


def wordings(file: Path) -> Iterator[Row]:
    """(label, question) of a table of wordings."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            label, question = line.split("\t")
            yield label, question


def fitted_on() -> list[Row]:
    """(label, signed text): the wordings, and what the tuning halves ask that is no list."""
    rows = []
    for label, question in wordings(WORDINGS):
        for words, sign in _SIGNS.items():
            question = question.replace(words, sign)
        rows.append((label, plain(question)))
    for file, settings in tuning_sets():
        opened = Opened.of(library_at(settings=settings).open())
        for case in load_cases(file, tuple(opened.snapshot.plans.values())):
            # A list that no plan can answer is a list all the same.
            if case.history or case.kind in ("offtopic", "unanswerable"):
                continue
            # What one clause enumerates is found as any other answer.
            several = _in_several_clauses(case)
            asked = understand(case.question, (), Filters(), opened, TODAY)
            text = signed(asked.standalone, named_units(opened, asked), TODAY)
            # Hardly one of the others names a unit: lists that do would make the name alone decide.
            if case.kind != "list" or (several and UNIT not in text):
                rows.append(("L" if case.kind == "list" else "X", text))
    return rows


def _in_several_clauses(case: Case) -> bool:
    places = {(one.plan_id, one.address) for one in case.gold}
    return len(places) > len({plan_id for plan_id, _ in places})


def is_read(question: str, libraries: list[Opened]) -> bool:
    """Whether a question is read as one for a list where one of the libraries names its unit."""
    for opened in libraries:
        asked = as_listed(opened, understand(question, (), Filters(), opened, TODAY), TODAY)
        nobodys = asked.wants is Asks.DUTIES and not named_units(opened, asked)
        if asked.wants in _LISTS and not nobodys:
            return True
    return False


def main() -> None:
    """Fit, write the weights, print what they are worth."""
    rows = fitted_on()
    # A line of the table that begins with # would be a note.
    counted = CountVectorizer(
        analyzer=lambda text: [gram for gram in grams(text) if "#" not in gram], min_df=LEAST
    )
    x = counted.fit_transform(text for _, text in rows)
    y = np.array([label == "L" for label, _ in rows])
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    chances = cross_val_predict(model, x, y, cv=10, method="predict_proba")[:, 1]
    print(f"{len(rows)} wordings, {int(y.sum())} for a list; in ten folds:")
    for least in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(
            f"  from {least}: {np.mean(chances[y] >= least):.3f} of the lists are read as one, "
            f"{np.mean(chances[~y] < least):.3f} of the others are not"
        )
    model.fit(x, y)
    names = counted.get_feature_names_out()
    weights = [f"{gram}\t{weight:.3f}" for gram, weight in zip(names, model.coef_[0], strict=True)]
    head = "# n-gram of characters, weight; benchmarks/fit_listing.py writes this file"
    lines = [head, f"{BIAS}\t{model.intercept_[0]:.3f}", *weights]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    libraries = [Opened.of(library_at(settings=settings).open()) for _, settings in tuning_sets()]
    held = list(wordings(HELD_OUT))
    for label in "UDTX":
        told = [is_read(question, libraries) for name, question in held if name == label]
        print(f"{HELD_OUT.name} {label}: {sum(told)} of {len(told)} read as a list")


if __name__ == "__main__":
    main()
