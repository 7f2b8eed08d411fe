"""Rows of the ledger by unit, plan and date: complete, and nothing of somebody else's."""

from datetime import date

import pytest

from index.errors import InputError
from index.record import record_of
from rag.due_window import due_window
from rag.duty_table import duty_table
from rag.ledger import dated_rows, ledger_of, may_include
from rag.named_plan import named_plan
from rag.service import NotFound, Service
from tests.rag.plans import CITY, NUMBERED, PLACES, plan

MADE = plan(
    "甲区2024年工作要点",
    "每月检查1次。4月底前完成排查。（责任单位：区教育局）",
    "6月底前报送总结。",
    "由区应急局牵头，9月底前建成平台。（区应急局牵头，区教育局配合）",
    "全面加强监管。（各有关部门分工负责）",
    "加强宣传。（责任单位：各镇街）",
)
RECORD = record_of(MADE, 120)


def tasks(ledger, group: str = "rows") -> list[str]:  # type: ignore[no-untyped-def]
    return [row.task for row in getattr(ledger, group)]


def test_a_unit_has_its_rows_with_role_and_the_groups_apart() -> None:
    ledger = ledger_of([RECORD], ("区教育局",), [MADE.id], None)
    assert [(row.role, row.task) for row in ledger.rows] == [
        ("责任", "每月检查1次。4月底前完成排查。"),
        ("配合", "由区应急局牵头，9月底前建成平台。"),
    ]
    assert tasks(ledger, "collective") == ["全面加强监管。"]
    assert tasks(ledger, "dated") == ["4月底前完成排查。", "由区应急局牵头，9月底前建成平台。"]


def test_a_group_of_another_level_is_not_asked_about() -> None:
    ledger = ledger_of([RECORD], ("市教育局",), [MADE.id], None)
    assert ledger.rows == ledger.collective == ()


def test_a_task_that_nobody_is_named_for_is_there_without_a_unit() -> None:
    every = ledger_of([RECORD], (), [MADE.id], None)
    assert len(every.rows) == len(RECORD.duties) + 1
    (row,) = ledger_of([RECORD], (), [MADE.id], (date(2024, 6, 1), date(2024, 6, 30))).rows
    assert (row.task, row.duty.units()) == ("6月底前报送总结。", ())


def test_what_falls_due_is_the_sentence_not_the_whole_duty() -> None:
    window = (date(2024, 4, 1), date(2024, 4, 30))
    (row,) = ledger_of([RECORD], ("区教育局",), [MADE.id], window).rows
    assert (row.task, row.duty.deadlines, row.duty.responsible) == (
        "4月底前完成排查。",
        ("4月底前",),
        ("区教育局",),
    )
    assert MADE.text[row.duty.start : row.duty.end] == row.task
    after = (date(2024, 5, 1), date(2024, 5, 31))
    assert ledger_of([RECORD], ("区教育局",), [MADE.id], after).rows == ()


def test_groups_below_include_no_bureau() -> None:
    assert may_include(("各有关部门",), ("区教育局",))
    assert not may_include(("各镇街",), ("区教育局",))
    assert may_include(("各镇街",), ("青石镇",))
    assert not may_include((), ("区教育局",))


def test_every_duty_and_every_date_of_the_samples_is_in_the_ledger(service: Service) -> None:
    records = service.records()
    ledger = service.duties()
    held = [row.duty for row in ledger.rows]
    assert all(duty in held for record in records for duty in record.duties)
    dated = [row for record in records for row in dated_rows(record)]
    assert len(ledger.dated) == len(dated) > 60
    in_year = service.duties(due="2023-01-01..2025-12-31")
    certain = [row for row in dated if any(due.last for due in row.dues)]
    assert len(in_year.rows) == len(certain)


def test_the_rows_of_a_unit_are_all_notes_that_name_it(service: Service) -> None:
    """Counted in the text, not through the ledger."""
    plan_of = {plan.title: plan for plan in service.plans()}
    chosen = plan_of["云津市2024年安全生产工作要点"]
    ledger = service.duties("市住建局", [chosen.id])
    assert len(ledger.rows) == 9
    assert all("市住建局" in row.duty.units() for row in ledger.rows)


def test_the_table_names_the_columns_and_marks_the_groups() -> None:
    table = duty_table(ledger_of([RECORD], ("区教育局",), [MADE.id], None))
    assert table.title == "区教育局 责任清单"
    assert [row.mark for row in table.rows] == ["", "", "集体"]
    first = dict(zip(table.columns, (cell.text for cell in table.rows[0].cells), strict=True))
    assert first["责任单位"] == "区教育局"
    assert (first["时限（原文）"], first["起止日期"]) == ("4月底前", "截至 2024-04-30")
    assert first["频次"].startswith("每月")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2024-04", "2024-04-01", "2024-04-30"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-4-5", "2024-04-05", "2024-04-05"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-04-01..2024-05-31", "2024-04-01", "2024-05-31"),
        ("2024-04..2024-05", "2024-04-01", "2024-05-31"),
    ],
)
def test_the_days_of_due(words: str, first: str, last: str) -> None:
    assert due_window(words) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("words", ["2024-13", "四月", "2024-04-31", "24-04", "2024-05..2024-04"])
def test_days_that_cannot_be_read(words: str) -> None:
    with pytest.raises(InputError, match="到期时间"):
        due_window(words)
    assert due_window(" ") is None


def test_an_unknown_unit_has_a_way_out(service: Service) -> None:
    with pytest.raises(NotFound, match=r"名称相近的有：.*区教育局"):
        service.duties("区教育委员会")
    with pytest.raises(NotFound, match="责任清单里没有“外星人事务署”"):
        service.duties("外星人事务署")
    with pytest.raises(NotFound, match="没有编号为"):
        service.duties("区教育局", ["nothing"])


def test_plans_by_id_title_number_and_year() -> None:
    assert named_plan(CITY.id, PLACES) is CITY
    assert named_plan("云津", PLACES) is CITY
    assert named_plan("《云津市2024年安全生产工作要点》", PLACES) is CITY
    assert named_plan("要点二", NUMBERED) is NUMBERED[1]
    assert named_plan("2023年", PLACES).year == 2023
    for words, told in (("2024", "对应 3 个计划"), ("丙区", "没有“丙区”"), ("", "没有“”")):
        with pytest.raises(InputError, match=told) as raised:
            named_plan(words, PLACES)
        assert CITY.title in str(raised.value)
