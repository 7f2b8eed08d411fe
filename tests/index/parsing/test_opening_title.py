import pytest

from index.parsing.lines import lines_of
from index.parsing.opening_title import opening_title

BODY = "为规范工作，编制本计划。\n一、任务。要检查。"


def title(text: str) -> str:
    """The title that is found, with its place checked."""
    found = opening_title(text, lines_of(text))
    assert found is not None
    words, start, end = found
    assert text[start:end].startswith(words)
    return words


@pytest.mark.parametrize(
    "name",
    [
        "青石镇2024年度安全生产监督检查计划",
        "青石镇燃气安全专项整治方案（试行）",
        "青石镇加强消防安全二十条措施",
        "青石镇2024年安全生产目标管理责任书",
        "青石镇防汛应急预案",
    ],
)
def test_the_last_line_above_the_text_that_says_its_kind(name: str) -> None:
    assert title(f"长者模式\n智能问答\n{name}\n{BODY}") == name


def test_a_sentence_may_open_with_the_title() -> None:
    for behind in ("为做好工作，", "以习近平某思想为指导，", "。", "；一、", "2024年是开局之年。"):
        assert title(f"青石镇2024年工作要点{behind}要检查。") == "青石镇2024年工作要点"


def test_a_short_first_line_is_better_than_none() -> None:
    assert title(f"青石镇防火三十则\n{BODY}") == "青石镇防火三十则"
    assert opening_title(BODY, lines_of(BODY)) is None
