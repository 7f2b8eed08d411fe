"""What is typed → what is understood: simplified, plain widths, no noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from rag.normalise import MAX_LENGTH, normalise


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("電動自行車違規充電由誰牽頭？", "电动自行车违规充电由谁牵头?"),
        ("２０２４年　要点", "2024年 要点"),
        ("  渡口\n\t谁管  ", "渡口 谁管"),
        ("渡\u200b口\ufeff谁管", "渡口谁管"),
        ("《要点》“一装置”", "《要点》“一装置”"),
        ("渡" * MAX_LENGTH, "渡" * MAX_LENGTH),
    ],
)
def test_noise_goes_and_words_stay(typed: str, understood: str) -> None:
    assert normalise(typed) == understood


@pytest.mark.parametrize("typed", ["", " \n\t", "？！……", "\u200b\ufeff", "🎉🔥", "、，。"])
def test_a_question_without_a_word_is_empty(typed: str) -> None:
    with pytest.raises(InputError, match="问题是空的"):
        normalise(typed)


def test_too_long_says_how_long_and_how_long_it_may_be() -> None:
    with pytest.raises(InputError, match=rf"{MAX_LENGTH + 1} 个字.*{MAX_LENGTH} 个字"):
        normalise("渡" * (MAX_LENGTH + 1))


@given(st.text(max_size=80))
def test_normalising_twice_changes_nothing_more(typed: str) -> None:
    try:
        once = normalise(typed)
    except InputError:
        return
    assert normalise(once) == once
