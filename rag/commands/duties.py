"""python -m rag duties: the complete rows of the responsibility ledger."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from index.exits import sentences_for_errors
from rag.commands.options import Home, PlanNames, plan_ids, save
from rag.commands.screen import show
from rag.duty_table import COLLECTIVE, days_of, duty_table, title_of
from rag.ledger import Ledger, LedgerRow
from rag.table import Cell, Row, Table


def duties(
    unit: Annotated[str, typer.Option(help="单位名称，如 区教育局；不写时列出全部。")] = "",
    plan: PlanNames = None,
    due: Annotated[
        str, typer.Option(help="到期时间：2024-04、2024-04-15 或 2024-04-01..2024-05-31。")
    ] = "",
    xlsx: Annotated[Path | None, typer.Option(help="同时写成 Excel 文件（.xlsx）。")] = None,
    ics: Annotated[Path | None, typer.Option(help="同时把时限写成日历文件（.ics）。")] = None,
    home: Home = None,
) -> None:
    """列出责任清单：一个单位的全部任务，或一段时间内到期的任务。 List the duties of a unit."""
    from index.settings import Settings
    from rag.export.ics import calendar
    from rag.export.target import check_target
    from rag.export.workbook import workbook
    from rag.service import Service

    with sentences_for_errors():
        for path, suffix in ((xlsx, ".xlsx"), (ics, ".ics")):
            if path is not None:
                check_target(path, suffix)
        settings = Settings.from_environment(home)
        service = Service.open(settings)
        ledger = service.duties(unit, plan_ids(service, plan), due)
        today = settings.today or date.today()
        if xlsx is not None:
            save(xlsx, workbook(duty_table(ledger), today))
        if ics is not None:
            save(ics, calendar(ledger, today))
        _print(ledger)


def _print(ledger: Ledger) -> None:
    """A table for each plan, the groups' rows last, then how many rows there are."""
    every = (*ledger.rows, *ledger.collective)
    for title in dict.fromkeys(row.plan.title for row in every):
        rows = [_row(row, "") for row in ledger.rows if row.plan.title == title]
        rows += [_row(row, COLLECTIVE) for row in ledger.collective if row.plan.title == title]
        show(Table(f"《{title}》", ("条款", "任务", "单位", "时限", "频次", "数字"), tuple(rows)))
    told = (
        f"{title_of(ledger)}：点名的任务 {len(ledger.rows)} 项"
        if ledger.units
        else title_of(ledger)
    )
    if ledger.units:
        told += f"，集体承担、是否包括请核对的 {len(ledger.collective)} 项。"
    else:
        told += f"：{len(ledger.rows)} 项。"
    typer.echo(told)


def _row(row: LedgerRow, mark: str) -> Row:
    duty = row.duty
    texts = (
        f"{row.clause.address} {row.clause.heading}".strip(),
        row.task,
        "\n".join(f"{role}：{'、'.join(units)}" for role, units in duty.by_role()),
        "\n".join(filter(None, ("、".join(duty.deadlines), days_of(row.dues)))),
        "、".join(duty.frequencies),
        "、".join(duty.figures),
    )
    return Row(tuple(Cell(text) for text in texts), mark)
