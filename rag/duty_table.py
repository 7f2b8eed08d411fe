"""Rows of the ledger as a table: named duties first, then the groups', marked 集体."""

from collections.abc import Iterable

from index.ledger.due import Due
from rag.ledger import Ledger, LedgerRow
from rag.table import Cell, Row, Table

COLUMNS = (
    "计划",
    "条款",
    "任务",
    "牵头单位",
    "责任单位",
    "配合单位",
    "集体",
    "时限（原文）",
    "起止日期",
    "频次",
    "数字",
)
COLLECTIVE = "集体"


def duty_table(ledger: Ledger) -> Table:
    """One row a duty; the title says whose duties they are and when they fall due."""
    rows = (
        *(_row(row, "") for row in ledger.rows),
        *(_row(row, COLLECTIVE) for row in ledger.collective),
    )
    return Table(title_of(ledger), COLUMNS, rows)


def title_of(ledger: Ledger) -> str:
    """区教育局 责任清单（2024-04-01 至 2024-04-30 到期）."""
    whose = "、".join(ledger.units) + " " if ledger.units else ""
    when = f"（{ledger.due[0]} 至 {ledger.due[1]} 到期）" if ledger.due else ""
    return f"{whose}责任清单{when}"


def days_of(dues: Iterable[Due]) -> str:
    """The days of deadlines: 2024-04-30 前, 2024-06-01 至 2024-09-30; "" for those without."""
    days = (_days(due) for due in dues if due.last is not None)
    return "；".join(dict.fromkeys(days))


def _days(due: Due) -> str:
    if due.first is None:
        return f"截至 {due.last}"
    return str(due.last) if due.first == due.last else f"{due.first} 至 {due.last}"


def _row(row: LedgerRow, mark: str) -> Row:
    duty = row.duty
    heading = f"{row.clause.address} {row.clause.heading}".strip()
    lists = (duty.leads, duty.responsible, duty.supporting, duty.collective, duty.deadlines)
    texts = (
        row.plan.title,
        heading,
        row.task,
        *("、".join(words) for words in lists),
        days_of(row.dues),
        "、".join(duty.frequencies),
        "、".join(duty.figures),
    )
    return Row(tuple(Cell(text) for text in texts), mark)
