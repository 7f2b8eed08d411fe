"""Quotes against gold sentences: what is a quote of what."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.overlap import Overlap
from eval.metrics.spans import Span, is_right, joined, span_overlap


def span(start: int, end: int, address: str = "一、›1.", plan: str = "p") -> Span:
    return Span(plan, address, start, end)


ONE = st.builds(
    lambda start, length, address: span(start, start + length, address),
    st.integers(0, 60),
    st.integers(1, 30),
    st.sampled_from(["1.", "2."]),
)
SPANS, GOLD = st.lists(ONE, max_size=5), st.lists(ONE, min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("cited", "gold", "right"),
    [
        (span(0, 10), span(0, 10), True),
        (span(0, 10), span(5, 15), True),  # 5 of 10
        (span(0, 10), span(6, 16), False),  # 4 of 10
        (span(0, 4), span(2, 40), True),  # 2 of the shorter 4
        (span(0, 4), span(3, 40), False),  # 1 of 4
        (span(0, 10), span(10, 20), False),  # side by side
        (span(0, 40), span(30, 40), True),  # four times as long
        (span(0, 41), span(31, 41), False),  # longer
        (span(5, 6), span(0, 100), True),  # a piece of the sentence
    ],
)
def test_half_of_the_shorter_and_at_most_four_times(cited: Span, gold: Span, right: bool) -> None:
    assert is_right(cited, gold) is right


def test_the_clause_must_be_the_same() -> None:
    assert not is_right(span(0, 10), span(0, 10, address="一、›1.›（1）"))
    assert not is_right(span(0, 10), span(0, 10, plan="q"))


def test_two_of_three_quotes_are_right_and_find_two_of_four_sentences() -> None:
    gold = [span(0, 10), span(20, 30), span(40, 50), span(60, 70)]
    cited = [span(0, 10), span(18, 28), span(100, 110)]
    precision, recall = 2 / 3, 2 / 4
    assert span_overlap(cited, gold) == Overlap(
        precision, recall, 2 * precision * recall / (precision + recall)
    )


def test_a_refusal_finds_nothing() -> None:
    assert span_overlap([], [span(0, 10)]) == Overlap(0, 0, 0)


def test_neighbours_are_joined_over_two_characters_at_most() -> None:
    assert joined([span(12, 20), span(0, 10)]) == (span(0, 20),)
    assert joined([span(0, 10), span(13, 20)]) == (span(0, 10), span(13, 20))
    assert joined([span(0, 10, "1."), span(10, 20, "2.")]) == (
        span(0, 10, "1."),
        span(10, 20, "2."),
    )
    assert joined([span(0, 30), span(5, 10), span(31, 40)]) == (span(0, 40),)
    assert joined([]) == ()


def test_a_quote_of_both_neighbours_is_right_and_finds_both() -> None:
    # 30 characters are more than four times the 4 of the first sentence.
    whole, short, long = span(0, 30), span(0, 4), span(4, 30)
    assert not is_right(whole, short)
    assert span_overlap([whole], [short, long]) == Overlap(1, 1, 1)
    apart = span(7, 30)
    assert span_overlap([whole], [short, apart]) == Overlap(1, 1 / 2, 2 / 3)


def test_a_piece_of_joined_neighbours_does_not_count_for_the_others() -> None:
    gold = [span(0, 10), span(10, 40), span(40, 50)]
    assert span_overlap([span(0, 10)], gold) == Overlap(1, 1 / 3, 1 / 2)
    # All of the first, half of the second, nothing of the third.
    assert span_overlap([span(0, 25)], gold).recall == 2 / 3
    # 13 are not half: of the 27 quoted, of the 30 of the sentence, of the 40 of both.
    assert span_overlap([span(0, 5), span(27, 54)], gold[:2]).recall == 1 / 2


def test_a_quote_over_the_end_of_a_sentence_finds_those_of_which_it_is_half() -> None:
    gold = [span(0, 30), span(30, 60)]
    assert span_overlap([span(26, 34)], gold).recall == 1
    # 3 of the first and 5 of the second, of a quote of 8.
    assert span_overlap([span(27, 35)], gold).recall == 1 / 2


@settings(deadline=None)
@given(GOLD)
def test_the_gold_itself_is_a_perfect_answer(gold: list[Span]) -> None:
    assert span_overlap(gold, gold) == Overlap(1, 1, 1)


@settings(deadline=None)
@given(SPANS, GOLD)
def test_scores_are_shares_and_another_quote_never_lowers_recall(
    cited: list[Span], gold: list[Span]
) -> None:
    found = span_overlap(cited, gold)
    assert all(0 <= share <= 1 for share in (found.precision, found.recall, found.f1))
    assert found.precision > 0 or found.recall == 0
    more = span_overlap([*cited, gold[0]], gold)
    assert more.recall >= found.recall


@settings(deadline=None)
@given(SPANS)
def test_runs_hold_every_span_and_lie_apart(spans: list[Span]) -> None:
    runs = joined(spans)
    assert joined(runs) == runs
    assert {(run.address, at) for run in runs for at in range(run.start, run.end)} >= {
        (one.address, at) for one in spans for at in range(one.start, one.end)
    }
