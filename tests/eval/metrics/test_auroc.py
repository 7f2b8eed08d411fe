"""Area under the ROC curve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from eval.metrics.auroc import auroc

# Few values, so that there are ties.
GROUP = st.lists(st.integers(-3, 3).map(lambda number: number / 4), min_size=1, max_size=20)


def test_pairs_in_which_the_answerable_one_is_stronger() -> None:
    # .9 beats .5 and .1, .4 beats .1 only
    assert auroc([0.9, 0.4], [0.5, 0.1]) == 3 / 4
    # .5 ties with .5 and beats .1
    assert auroc([0.5], [0.5, 0.1]) == (1 / 2 + 1) / 2


def test_full_no_and_inverse_skill() -> None:
    assert auroc([0.6, 0.7], [0.1, 0.2, 0.5]) == 1
    assert auroc([0.1, 0.2], [0.5]) == 0
    assert auroc([0.5] * 4, [0.5] * 3) == 0.5
    assert auroc(np.array([0.3, 0.7]), np.array([0.3, 0.7])) == 0.5


@settings(deadline=None)
@given(GROUP, GROUP)
def test_swapping_the_groups_turns_it_round(positive: list[float], negative: list[float]) -> None:
    assert auroc(positive, negative) == pytest.approx(1 - auroc(negative, positive))


@settings(deadline=None)
@given(GROUP, GROUP)
def test_only_the_order_of_strengths_counts(positive: list[float], negative: list[float]) -> None:
    assert auroc(np.exp(positive), np.exp(negative)) == auroc(positive, negative)


@settings(deadline=None)
@given(GROUP, GROUP)
def test_scikit_learn_says_the_same(positive: list[float], negative: list[float]) -> None:
    labels = [1] * len(positive) + [0] * len(negative)
    assert auroc(positive, negative) == pytest.approx(
        roc_auc_score(labels, positive + negative), abs=1e-12
    )
