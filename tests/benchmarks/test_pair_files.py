"""Training pairs: what a file says, and that the shipped ones are sound."""

from pathlib import Path

import pytest

from benchmarks.pair_files import Said, read_pairs
from tests.benchmarks.gold import gold_questions


def test_a_file_is_clauses_with_sentences_questions_and_near_misses(tmp_path: Path) -> None:
    lines = "## 渡口\nS 每月检查1次。\nQ 多久查一回？\nN 罚多少？\nS 由镇政府负责。\n"
    lines += "\n## 电梯\nS 每年检验。\nQ 一年验几次"
    (tmp_path / "a.txt").write_text(lines, encoding="utf-8")
    first, second = read_pairs(tmp_path)
    assert first.heading == "渡口"
    assert first.said == (
        Said("每月检查1次。", ("多久查一回？",), ("罚多少？",)),
        Said("由镇政府负责。", (), ()),
    )
    assert (second.heading, len(second.said)) == ("电梯", 1)


@pytest.mark.parametrize(
    "text", ["S 没有标题。", "## 渡口\nQ 没有句子？", "## 渡口\nS 句。\nX 别的"]
)
def test_a_line_out_of_place_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"a\.txt:\d"):
        list(read_pairs(tmp_path))


def test_the_shipped_pairs_are_many_and_no_gold_question_is_among_them() -> None:
    told = list(read_pairs())
    asked = {
        one for clause in told for said in clause.said for one in (*said.questions, *said.misses)
    }
    assert sum(len(said.questions) for clause in told for said in clause.said) > 4000
    gold = gold_questions()
    assert len(gold) > 800
    assert not gold & asked
