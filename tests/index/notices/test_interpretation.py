import pytest

from index.notices.interpretation import interpretation_start
from index.parsing.lines import lines_of

BODY = "一、检查。要检查。\n二、宣传。要宣传。"


@pytest.mark.parametrize(
    "line",
    [
        "《青石镇2024年安全生产工作要点》政策解读",
        "关于印发《青石镇2024年安全生产工作要点》的通知的解读",
        "政策解读：青石镇2024年安全生产工作要点",
        "解读《青石镇2024年安全生产工作要点》",
        "《青石镇2024年安全生产工作要点》起草说明",
    ],
)
def test_an_interpretation_begins_below_the_items(line: str) -> None:
    text = f"{BODY}\n{line}\n一、背景"
    assert interpretation_start(lines_of(text), 0, 4) == 2
    assert interpretation_start(lines_of(f"{line}\n{BODY}"), 0, 3) == 3


@pytest.mark.parametrize(
    "line", ["三、《安全生产法》解读", "组织《安全生产法》解读。", "政策解读会", "加强政策解读"]
)
def test_words_of_a_plan_begin_none(line: str) -> None:
    assert interpretation_start(lines_of(f"{BODY}\n{line}"), 0, 3) == 3
