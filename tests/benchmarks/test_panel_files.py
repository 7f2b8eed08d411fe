"""Panels: what a file says, and that the shipped ones are sound."""

from pathlib import Path

import pytest

from benchmarks.panel_files import PANELS, Asked, read_panels
from benchmarks.taught import panel_pairs
from tests.benchmarks.gold import gold_questions

LINES = """## 渡口检查
S1 抓好水上交通｜渡口每月检查1次。
S2 强化责任｜渡口检查由镇政府负责。

Q 1 多久查一回？
Q 1,2 渡口检查有什么规定
Q 0 没查罚多少
## 电梯
S1 特种设备｜电梯每年检验。
Q 1 一年验几次
"""


def test_a_file_is_matters_with_sentences_and_questions(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    first, second = read_panels(tmp_path)
    assert first.matter == "渡口检查"
    assert first.sentences == (
        ("抓好水上交通", "渡口每月检查1次。"),
        ("强化责任", "渡口检查由镇政府负责。"),
    )
    assert first.asked == (
        Asked("多久查一回？", frozenset({0})),
        Asked("渡口检查有什么规定", frozenset({0, 1})),
        Asked("没查罚多少", frozenset()),
    )
    assert (second.matter, len(second.sentences), len(second.asked)) == ("电梯", 1, 1)


def test_a_question_pairs_with_each_sentence_that_answers_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(LINES, encoding="utf-8")
    how_often, *whole, elevator = panel_pairs(tmp_path)
    assert how_often.siblings == (("强化责任", "渡口检查由镇政府负责。"),)
    assert how_often.misses == ("没查罚多少",)
    assert [one.text[1] for one in whole] == ["渡口每月检查1次。", "渡口检查由镇政府负责。"]
    assert all(one.siblings == () and len(one.answers) == 2 for one in whole)
    assert elevator.misses == ()


@pytest.mark.parametrize(
    "text",
    [
        "S1 标题｜没有主题。",
        "## 渡口\nS2 标题｜次序不对。",
        "## 渡口\nS1 标题｜句。\nQ 2 没有这一句？",
        "## 渡口\nS1 没有分隔",
        "## 渡口\nX 别的",
    ],
)
def test_a_line_out_of_place_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:\d"):
        list(read_panels(tmp_path))


def test_the_shipped_panels_are_many_and_no_gold_question_is_among_them() -> None:
    panels = [*read_panels(), *read_panels(PANELS / "held_out")]
    asked = {one.question for panel in panels for one in panel.asked}
    assert len(asked) > 1400
    gold = gold_questions()
    assert len(gold) > 800
    assert not gold & asked
