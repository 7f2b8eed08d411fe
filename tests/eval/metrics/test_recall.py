"""Recall@k."""

from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.recall import recall_at

PLACES = st.lists(st.integers(0, 9), max_size=15)


def test_the_share_of_relevant_places_among_the_first() -> None:
    ranked, gold = ("c", "a", "a", "d"), frozenset({"a", "d"})
    assert [recall_at(k, ranked, gold) for k in (1, 2, 3, 4, 5)] == [0, 1 / 2, 1 / 2, 1, 1]
    assert recall_at(10, (), gold) == 0


def test_more_relevant_places_than_ranks_cannot_all_be_found() -> None:
    assert recall_at(1, ("a", "b"), frozenset({"a", "b", "c", "d"})) == 1 / 4


@settings(deadline=None)
@given(PLACES, st.frozensets(st.integers(0, 9), min_size=1))
def test_deeper_never_finds_less(ranked: list[int], gold: frozenset[int]) -> None:
    found = [recall_at(k, ranked, gold) for k in range(1, 17)]
    assert found == sorted(found)
    assert found[-1] == len(gold & set(ranked)) / len(gold)
