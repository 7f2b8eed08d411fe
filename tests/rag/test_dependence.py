"""Whether a question points at what was spoken of."""

import pytest

from rag.dependence import points_back


@pytest.mark.parametrize(
    ("question", "back"),
    [
        ("这两个渡口归谁管？", True),
        ("它多久查一次？", True),
        ("那这条路呢？", True),
        ("这边怎么规定？", False),
        ("渡口归谁管？", False),
        ("这几年查了几次？", False),
        ("其它计划怎么说？", False),
    ],
)
def test_a_question_points_back(question: str, back: bool) -> None:
    assert points_back(question) is back
