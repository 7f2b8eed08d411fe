"""The best pairs in sum, none below the threshold, and an order in which nothing is lost."""

import numpy as np

from rag.compare.align import aligned, in_order


def test_the_sum_counts_not_the_first_best() -> None:
    alike = np.array([[0.9, 0.8], [0.8, 0.1]])
    assert aligned(alike, 0.2) == ((0, 1), (1, 0))


def test_a_pair_below_the_threshold_is_none() -> None:
    alike = np.array([[0.9, 0.0], [0.0, 0.1]])
    assert aligned(alike, 0.2) == ((0, 0),)
    assert aligned(np.zeros((0, 3)), 0.2) == ()


def test_what_is_gone_stands_behind_what_stood_before_it() -> None:
    order = list(in_order([(0, 1), (2, 0)], ["", "", ""], ["", ""]))
    assert order == [(2, 0), (0, 1), (1, None)]


def test_a_row_of_a_table_stays_with_its_table() -> None:
    before, after = ["一", "表", "表"], ["一", "一", "表"]
    assert list(in_order([(0, 0), (2, 2)], before, after)) == [(0, 0), (None, 1), (1, None), (2, 2)]


def test_plans_without_a_pair() -> None:
    assert list(in_order([], [""], [""])) == [(0, None), (None, 0)]
