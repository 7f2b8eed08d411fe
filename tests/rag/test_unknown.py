"""Names that no plan holds."""

import pytest

from rag.unknown import unknown_names

VOCABULARY = "区应急局牵头，区住建局配合；青石镇；轨道交通1号线；市场监管"


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("区体育局负责什么", ("区体育局",)),
        ("东湖镇的消防站配几人", ("东湖镇",)),
        ("轨道交通2号线谁管", ("2号线",)),
        ("由区体育局还是区应急局负责", ("区体育局",)),
    ],
)
def test_unknown(question: str, names: tuple[str, ...]) -> None:
    assert unknown_names(question, VOCABULARY)[:1] == names


@pytest.mark.parametrize(
    "question",
    [
        "区应急局负责什么",
        "区应急管理局负责什么",
        "青石镇的消防站配几人",
        "轨道交通1号线谁管",
        "各乡镇要做什么",
        "全区今年的目标",
        "工业园区谁管",
        "区领导要做什么",
    ],
)
def test_known_or_no_name(question: str) -> None:
    assert unknown_names(question, VOCABULARY) == ()
