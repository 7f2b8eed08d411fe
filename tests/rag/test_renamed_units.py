"""Units under former names and other endings."""

import pytest

from rag.renamed_units import renamed

KNOWN = ("区卫健局", "市卫健委", "区应急局", "市应急局", "区文化和旅游局", "区住建局")


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("区卫健委负责什么？", "区卫健局负责什么？"),
        ("市卫生健康局和区卫健局谁牵头？", "市卫健委和区卫健局谁牵头？"),
        ("区安监局负责什么？", "区应急局负责什么？"),
        ("区文化局负责什么？", "区文化和旅游局负责什么？"),
    ],
)
def test_the_unit_of_the_library_is_meant(question: str, read: str) -> None:
    text, corrections = renamed(question, KNOWN)
    assert text == read
    assert len(corrections) == 1


@pytest.mark.parametrize(
    "question",
    [
        "区应急管理局负责什么？",
        "市应急委负责什么？",  # a committee of its own
        "县卫健委负责什么？",  # another level's
        "区林业局负责什么？",
        "区教育局局长是谁？",
    ],
)
def test_no_other_unit_is_guessed(question: str) -> None:
    assert renamed(question, KNOWN) == (question, ())
