"""Lines → sentences with numbered citations, and what stands beside a refusal."""

from dataclasses import replace

from rag.answers.compose import composed, nearest_clauses
from rag.answers.line import Drawn, DrawnCell, DrawnTable
from tests.rag.asked import evidence, line, texts
from tests.rag.plans import plan

FIRST = plan(
    "甲区2024年工作要点", "每月检查1次。加强宣传。", "全面排查。", "开展演练。", "更换线路。"
)
SECOND = plan("乙区2024年工作要点", "每周检查2次。")


def test_citations_are_numbered_in_the_order_in_which_they_are_met() -> None:
    made = composed(Drawn((line(FIRST, "全面排查。"), line(FIRST, "每月检查1次。"))))
    assert [one.markers for one in made.sentences] == [(1,), (2,)]
    assert [(one.marker, one.quote) for one in made.citations] == [
        (1, "全面排查。"),
        (2, "每月检查1次。"),
    ]
    assert all(FIRST.text[one.start : one.end] == one.quote for one in made.citations)


def test_a_stretch_is_cited_once_wherever_it_stands() -> None:
    said = line(FIRST, "每月检查1次。")
    table = DrawnTable(
        "表", ("计划", "频次"), (((DrawnCell("甲"), DrawnCell("每月", said)), "不同"),)
    )
    made = composed(Drawn((said, said), (said, line(FIRST, "加强宣传。")), "另", table))
    assert [one.markers for one in made.sentences] == [(1,), (1,)]
    assert [one.markers for one in made.related] == [(1,), (2,)]
    assert made.table is not None
    (row,) = made.table.rows
    assert [(cell.text, cell.markers) for cell in row.cells] == [("甲", ()), ("每月", (1,))]
    assert row.mark == "不同"
    assert len(made.citations) == 2


def test_several_plans_are_told_apart_by_their_titles() -> None:
    alone = composed(Drawn((line(FIRST, "全面排查。"),)))
    assert texts(alone.sentences) == ["全面排查。"]
    both = composed(Drawn((line(FIRST, "全面排查。"),), (line(SECOND, "每周检查2次。"),)))
    assert texts(both.sentences) == [f"《{FIRST.title}》：全面排查。"]
    assert texts(both.related) == [f"《{SECOND.title}》：每周检查2次。"]


def test_nothing_drawn_is_nothing_composed() -> None:
    made = composed(Drawn())
    assert (made.sentences, made.related, made.table, made.citations) == ((), (), None, ())


def test_the_nearest_clauses_each_once_best_first_and_three_at_most() -> None:
    weighed = [
        replace(evidence(FIRST, words), score=score)
        for words, score in (
            ("每月检查", 0.9),
            ("全面排查", 0.8),
            ("加强宣传", 0.7),
            ("开展演练", 0.6),
            ("更换线路", 0.5),
        )
    ]
    near = nearest_clauses(weighed)
    assert [(one.address, one.excerpt) for one in near] == [
        ("1.", "每月检查1次。"),
        ("2.", "全面排查。"),
        ("3.", "开展演练。"),
    ]
    assert nearest_clauses(()) == ()
