"""Everyday words and the plan's words for the same."""

import pytest

from rag.everyday import everyday_words, rewritten, table

VOCABULARY = "电动自行车停放充电；瓶装液化石油气充装；燃放烟花爆竹；天然气、燃气管道"


def test_the_table_is_whole_and_longest_first() -> None:
    words = [everyday for everyday, _ in table()]
    assert len(words) == len(set(words)) > 100
    assert [len(word) for word in words] == sorted(map(len, words), reverse=True)
    assert all(official for _, official in table())


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("电瓶车怎么充电", "电动自行车怎么充电"),
        ("能放鞭炮吗", "能燃放烟花爆竹吗"),
        ("电动自行车怎么充电", "电动自行车怎么充电"),
        ("煤气罐谁查", "瓶装液化石油气谁查"),
    ],
)
def test_official_words_take_their_place(typed: str, plain: str) -> None:
    assert rewritten(typed, everyday_words(typed, VOCABULARY), VOCABULARY) == plain


def test_words_that_no_plan_uses_are_not_offered() -> None:
    assert everyday_words("电瓶车", "渡口渡船") == ()


def test_an_everyday_word_that_the_plans_use_stays() -> None:
    pairs = everyday_words("天然气谁管", VOCABULARY)
    assert rewritten("天然气谁管", pairs, VOCABULARY) == "天然气谁管 燃气"


def test_only_the_next_official_word_stands_behind() -> None:
    """More of them would draw the question away from what it asks."""
    pairs = (("煤气灶", ("燃气灶具", "燃气具", "燃气")),)
    assert rewritten("煤气灶谁查", pairs, VOCABULARY) == "燃气灶具谁查 燃气具"


def test_only_the_longest_everyday_word_counts() -> None:
    assert [word for word, _ in everyday_words("煤气罐", VOCABULARY)] == ["煤气罐"]
