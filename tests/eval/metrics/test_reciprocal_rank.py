"""Reciprocal rank."""

import pytest

from eval.metrics.reciprocal_rank import reciprocal_rank

GOLD = frozenset({"a", "d"})


@pytest.mark.parametrize("rank", range(1, 11))
def test_one_over_the_rank_of_the_first(rank: int) -> None:
    assert reciprocal_rank((*"x" * (rank - 1), "d", "a"), GOLD) == 1 / rank


def test_nothing_found_is_0() -> None:
    assert reciprocal_rank(("x", "y"), GOLD) == reciprocal_rank((), GOLD) == 0


def test_it_stops_at_its_depth() -> None:
    eleventh = (*"x" * 10, "a")
    assert reciprocal_rank(eleventh, GOLD) == 0
    assert reciprocal_rank(eleventh, GOLD, depth=11) == 1 / 11
    assert reciprocal_rank(("x", "a"), GOLD, depth=1) == 0
