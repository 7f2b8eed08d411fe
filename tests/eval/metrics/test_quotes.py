"""Quotes at their place, and quotes of whole sentences."""

from eval.metrics.quotes import Quoted, exactness, wholeness

RIGHT, WRONG = Quoted("每月1次", "每月1次"), Quoted("每月1次", "每月２次")
TORN = Quoted("月1次", "月1次", whole=False)


def test_the_share_of_quotes_that_stand_at_their_place() -> None:
    assert exactness([RIGHT, RIGHT, RIGHT, WRONG]) == 0.75
    assert exactness([]) is None


def test_a_quote_is_exact_to_the_character() -> None:
    assert exactness([Quoted("每月1次", "每月1次 ")]) == 0
    assert exactness([Quoted("每月1次", "每月１次")]) == 0


def test_a_shifted_quote_is_exact_and_not_whole() -> None:
    assert (exactness([TORN]), wholeness([TORN])) == (1, 0)
    assert wholeness([RIGHT, TORN, RIGHT, TORN]) == 0.5
    assert wholeness([]) is None
