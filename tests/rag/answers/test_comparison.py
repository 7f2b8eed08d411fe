"""The same rule in several plans: a table with what differs, and who says nothing."""

import pytest

from rag.answers.comparison import rule_table, silent_notices
from rag.answers.line import DrawnTable, Line
from tests.rag.asked import UNITS, line
from tests.rag.conftest import Ask
from tests.rag.plans import plan

FIRST = plan("甲区2023年工作要点", "渡口每月检查3次，6月底前完成。", year=2023)
SAME = plan("甲区2024年工作要点", "6月底前完成渡口整治，每月检查三次。")
MORE = plan("乙区2024年工作要点", "渡口每月检查5次，配备救生衣20件。")


def whole(*lines: Line) -> DrawnTable:
    table = rule_table(lines, UNITS)
    assert table is not None
    return table


def row_texts(table: DrawnTable) -> list[list[str]]:
    return [[cell.text for cell in cells] for cells, _ in table.rows]


LINES = tuple(line(one, one.text) for one in (FIRST, SAME, MORE))


def test_a_row_for_each_plan_with_its_place_and_its_words() -> None:
    table = whole(*LINES)
    assert table.columns[:2] == ("计划", "条款")
    assert table.columns[-1] == "原文"
    rows = row_texts(table)
    assert [row[0] for row in rows] == [FIRST.title, SAME.title, MORE.title]
    assert [row[1] for row in rows] == ["1."] * 3
    assert [row[-1] for row in rows] == [FIRST.text, SAME.text, MORE.text]
    assert all(len(row) == len(table.columns) for row in rows)


def test_a_row_whose_values_are_others_is_marked() -> None:
    assert [mark for _, mark in whole(*LINES).rows] == ["", "", "不同"]


def test_values_stand_below_their_kind_and_an_unused_kind_has_no_column() -> None:
    table = whole(*LINES)
    assert set(table.columns[2:-1]) == {"时限", "频次", "数字"}
    held = dict(zip(table.columns, row_texts(table)[2], strict=True))
    assert held["时限"] == ""
    assert "每月检查5次" in held["频次"]
    assert "20件" in held["数字"]
    bare = whole(line(MORE, "乙区2024年工作要点渡口"[-2:]), line(FIRST, "渡口"))
    assert bare.columns == ("计划", "条款", "原文")


def test_cells_that_say_something_are_carried_by_their_line() -> None:
    for (title, place, *rest), _ in whole(*LINES).rows:
        assert title.carried is None
        assert place.carried is None
        assert all(cell.carried for cell in rest)


@pytest.mark.parametrize("lines", [(), LINES[:1], (LINES[0], LINES[0])])
def test_one_plan_is_no_comparison(lines: tuple[Line, ...]) -> None:
    assert rule_table(lines, UNITS) is None


def test_a_plan_that_is_named_and_silent_is_said() -> None:
    assert silent_notices((FIRST, MORE), LINES[:1]) == (
        "《乙区2024年工作要点》里没有找到相应的条款。",
    )
    assert silent_notices((FIRST,), LINES[:1]) == ()


COMPARED = "2023年和2024年劝导员补贴有什么变化？"


def test_an_answer_shows_the_table_with_what_differs(ask: Ask) -> None:
    answer = ask(COMPARED)
    assert answer.kind == "有何不同"
    assert answer.table is not None
    assert [row.mark for row in answer.table.rows] == ["", "不同"]
    assert [row.cells[0].text[:8] for row in answer.table.rows] == ["临江区2023年", "临江区2024年"]
    markers = {citation.marker for citation in answer.citations}
    used = {one for row in answer.table.rows for cell in row.cells for one in cell.markers}
    assert used <= markers
    numbers = answer.table.columns.index("数字")
    assert "300元" in answer.table.rows[0].cells[numbers].text
    assert "400元" in answer.table.rows[1].cells[numbers].text
    assert answer.trace.refused == ()


def test_no_value_of_a_table_is_refused_for_the_words_around_it(ask: Ask) -> None:
    answer = ask("临江区2024年和青石镇2024年渡口有什么不同？")
    assert answer.table is not None
    assert answer.trace.refused == ()
