"""python -m rag compare: two plans clause by clause."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from index.exits import sentences_for_errors
from rag.commands.options import Home, save
from rag.commands.screen import show

_NAME = "计划：编号、标题中的几个字、“要点二”或“2023年”。"


def compare(
    before: Annotated[str, typer.Argument(metavar="PLAN", help=f"前一个{_NAME}")],
    after: Annotated[str, typer.Argument(metavar="PLAN", help=f"后一个{_NAME}")],
    xlsx: Annotated[Path | None, typer.Option(help="同时写成 Excel 文件（.xlsx）。")] = None,
    home: Home = None,
) -> None:
    """逐条对照两个计划：新增、取消、时限或单位有变化。 Compare two plans clause by clause."""
    from index.settings import Settings
    from rag.compare.comparison_table import comparison_table, summary
    from rag.export.target import check_target
    from rag.export.workbook import workbook
    from rag.named_plan import named_plan
    from rag.service import Service

    with sentences_for_errors():
        if xlsx is not None:
            check_target(xlsx, ".xlsx")
        settings = Settings.from_environment(home)
        service = Service.open(settings)
        plans = service.plans()
        found = service.compare(named_plan(before, plans).id, named_plan(after, plans).id)
        table = comparison_table(found)
        if xlsx is not None:
            save(xlsx, workbook(table, settings.today or date.today()))
        show(table)
        typer.echo(summary(found))
