"""The citation gate on a whole answer: what its citations do not carry is not shown."""

import pytest

from rag.answers.compose import Composed, composed
from rag.answers.line import Drawn, DrawnCell, DrawnTable, Line
from rag.answers.passed import cited_plans, passed
from rag.citations import UnsupportedCitation
from tests.rag.asked import UNITS, line, texts
from tests.rag.conftest import Ask
from tests.rag.plans import plan

FIRST = plan(
    "甲区2024年工作要点",
    "每月检查3次，6月底前完成。（区应急局牵头，区教育局配合）",
    "全面排查5家企业。",
)
SECOND = plan("乙区2024年工作要点", "每周检查2次。")
PLANS = {one.id: one for one in (FIRST, SECOND)}
TRUE = line(FIRST, "每月检查3次，6月底前完成。")
NOTED = line(FIRST, "每月检查3次，6月底前完成。（区应急局牵头，区教育局配合）")
OTHER = line(FIRST, "全面排查5家企业。")


def told(said: Line, text: str) -> Line:
    """A line with the quotes of another and words of its own."""
    return Line(said.plan, text, said.spans)


def gated(drawn: Drawn) -> tuple[Composed, tuple[str, ...]]:
    return passed(composed(drawn), PLANS, UNITS)


FALSE = told(TRUE, "每月检查4次，6月底前完成。")


def test_what_the_citations_carry_is_shown_unchanged() -> None:
    made = composed(Drawn((TRUE, OTHER), (line(SECOND, "每周检查2次。"),), "另"))
    assert passed(made, PLANS, UNITS) == (made, ())


def test_a_false_value_in_front_of_a_true_quote_is_left_out_and_told() -> None:
    made, refused = gated(Drawn((told(TRUE, "4次。原文：每月检查3次，6月底前完成。"),)))
    assert texts(made.sentences) == [TRUE.text]
    (reason,) = refused
    assert reason.startswith("4次。原文：（")


def test_a_line_of_a_list_stays_without_the_role_that_its_quote_does_not_carry() -> None:
    made, refused = gated(Drawn((told(OTHER, f"配合：{OTHER.text}"), TRUE)))
    assert texts(made.sentences) == [OTHER.text, TRUE.text]
    assert [one.split("（")[0] for one in refused] == ["配合："]


def test_a_false_quote_is_not_shown_without_its_value_either() -> None:
    made, refused = gated(Drawn((TRUE, told(TRUE, "4次。原文：每月检查4次，6月底前完成。"))))
    assert texts(made.sentences) == [TRUE.text]
    assert len(refused) == 1


@pytest.mark.parametrize(
    "false",
    [
        FALSE,
        told(TRUE, "每月检查3次，7月底前完成。"),
        told(TRUE, "每周检查3次，6月底前完成。"),
        told(NOTED, "牵头：区教育局；配合：区应急局。"),
        told(NOTED, "牵头：区财政局。"),
        told(OTHER, "不得排查5家企业。"),
        told(OTHER, "每月检查3次，6月底前完成。"),
        told(TRUE, "区应急局：共2条。"),
    ],
    ids=lambda said: said.text,
)
def test_a_planted_false_line_is_not_shown_and_the_reason_is_told(false: Line) -> None:
    made, refused = gated(Drawn((TRUE, false, OTHER)))
    assert texts(made.sentences) == [TRUE.text, OTHER.text]
    assert [one.markers for one in made.sentences] == [(1,), (2,)]
    assert [one.quote for one in made.citations] == [TRUE.text, OTHER.text]
    (reason,) = refused
    assert reason.startswith(f"{false.text}（")
    assert reason.endswith("）")


def test_a_false_line_that_stands_apart_is_not_shown_either() -> None:
    made, refused = gated(Drawn((OTHER,), (FALSE, TRUE), "另"))
    assert texts(made.related) == [TRUE.text]
    assert [one.marker for one in made.citations] == [1, 2]
    assert len(refused) == 1


def test_a_cell_that_fails_is_emptied_and_the_rest_of_the_table_stays() -> None:
    cells = (
        DrawnCell(FIRST.title),
        DrawnCell("4次", TRUE),
        DrawnCell("6月底前", TRUE),
        DrawnCell("", TRUE),
        DrawnCell(OTHER.text, OTHER),
    )
    columns = ("计划", "次数", "时限", "无", "原文")
    table = DrawnTable("对照", columns, ((cells, "不同"),))
    made, refused = gated(Drawn((OTHER,), table=table))
    assert made.table is not None
    (row,) = made.table.rows
    assert [cell.text for cell in row.cells] == [FIRST.title, "", "6月底前", "", OTHER.text]
    assert row.mark == "不同"
    quotes = {one.marker: one.quote for one in made.citations}
    assert [[quotes[one] for one in cell.markers] for cell in row.cells] == [
        [],
        [],
        [TRUE.text],
        [],
        [OTHER.text],
    ]
    assert [reason.partition("（")[0] for reason in refused] == ["4次"]


def test_when_every_sentence_is_refused_nothing_is_left() -> None:
    table = DrawnTable("对照", ("时限",), (((DrawnCell("6月底前", TRUE),), ""),))
    made, refused = gated(Drawn((FALSE, FALSE), (TRUE,), "另", table))
    assert made == Composed((), (), None, ())
    assert len(refused) == 2


def test_the_words_of_another_plan_are_not_carried() -> None:
    made, refused = gated(Drawn((OTHER, told(line(SECOND, SECOND.text), TRUE.text))))
    assert texts(made.sentences) == [f"《{FIRST.title}》：{OTHER.text}"]
    assert len(refused) == 1


def test_a_quote_that_does_not_stand_at_its_place_is_an_error() -> None:
    made = composed(Drawn((TRUE,)))
    with pytest.raises(UnsupportedCitation):
        passed(made, {FIRST.id: plan(FIRST.id, "别的内容。" * 20)}, UNITS)


def test_the_plans_that_are_cited_each_once() -> None:
    made = composed(Drawn((TRUE, OTHER, line(SECOND, SECOND.text))))
    assert cited_plans(made.citations, PLANS) == (FIRST, SECOND)


@pytest.mark.parametrize(
    "question",
    [
        "渡口渡船由谁负责？",
        "石材加工企业多久检查一次？",
        "6月底前要完成哪些工作？",
        "临江区2024年区应急局负责哪些工作？",
        "渡工年龄上限是70周岁吗？",
        "2023年和2024年劝导员补贴有什么变化？",
    ],
)
def test_answers_of_every_kind_pass_whole(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.citations
    assert answer.trace.refused == ()
