"""Characters that spans cover."""

from hypothesis import given, settings
from hypothesis import strategies as st

from eval.metrics.lengths import characters
from eval.metrics.spans import Span


def span(start: int, end: int, plan: str = "p", address: str = "1.") -> Span:
    return Span(plan, address, start, end)


def test_each_character_counts_once() -> None:
    assert characters([span(0, 10), span(20, 25)]) == 15
    assert characters([span(0, 10), span(0, 10)]) == 10
    assert characters([span(5, 15), span(0, 10)]) == 15
    assert characters([span(0, 30), span(5, 10), span(25, 35)]) == 35
    assert characters([]) == 0


def test_plans_have_characters_of_their_own_and_clauses_have_not() -> None:
    assert characters([span(0, 10), span(0, 10, plan="q")]) == 20
    assert characters([span(0, 10), span(5, 12, address="1.›（1）")]) == 12


@settings(deadline=None)
@given(
    st.lists(
        st.builds(
            lambda plan, start, length: span(start, start + length, plan),
            st.sampled_from("pq"),
            st.integers(0, 40),
            st.integers(1, 20),
        )
    )
)
def test_it_is_the_size_of_the_union(spans: list[Span]) -> None:
    union = {(one.plan_id, at) for one in spans for at in range(one.start, one.end)}
    assert characters(spans) == len(union)
