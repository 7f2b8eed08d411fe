"""Sentences that carry a citation."""

from eval.metrics.coverage import coverage


def test_sentences_with_a_known_marker_count() -> None:
    assert coverage([(1,), (), (2, 3)], {1, 3}) == 2 / 3
    assert coverage([(1, 2), (2,)], {1, 2}) == 1


def test_a_marker_of_no_citation_carries_nothing() -> None:
    assert coverage([(1,), (9,)], {1}) == 1 / 2
    assert coverage([(1,)], set()) == 0


def test_no_sentences_have_none() -> None:
    assert coverage([], {1}) is None
