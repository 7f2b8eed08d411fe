"""python -m eval run: ask the gold sets, print and keep the figures, write the report."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import console, say
from eval.runs.request import Half, Mode, Request
from index.exits import sentences_for_errors


def run(
    names: Annotated[
        list[str] | None,
        typer.Option("--set", help="题集名，或 .jsonl、.xlsx 文件；可重复，默认全部能运行的。"),
    ] = None,
    half: Annotated[Half, typer.Option(help="调试用 tune、报告用 test，或 all。")] = Half.TUNE,
    mode: Annotated[Mode, typer.Option(help="摘录 extractive，或语言模型 llm。")] = Mode.EXTRACTIVE,
    home: Annotated[Path | None, typer.Option(help="用现成的库，而不是现建。")] = None,
    plans: Annotated[Path | None, typer.Option(help="真实工作要点的文件或文件夹。")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="把指标写入这个文件。")] = None,
    show: Annotated[bool, typer.Option("--show", help="逐条列出有错的题。")] = False,
    runs: Annotated[
        Path | None, typer.Option(help="评测记录存放的文件夹（默认 var/eval/runs）。")
    ] = None,
    baseline: Annotated[
        bool, typer.Option("--baseline", help="把这次的得分存为 eval gate 的基准。")
    ] = False,
) -> None:
    """运行题集，打印、保存指标并写报告。 Run gold sets; print and keep figures; write a report."""
    from eval.report.failures import failure_lines
    from eval.report.keep import keep
    from eval.report.terminal import as_json, change_table, tables
    from eval.runs.record import record
    from eval.runs.stored import RUNS, store_baseline
    from index.settings import Settings
    from index.whole_file import check_writable, write_whole_text

    with sentences_for_errors():
        if json_file:
            check_writable(json_file)
        request = Request(tuple(names or ()), half, home, plans)
        made = record(request, Settings.from_environment(home), say, mode)
        changes, files = keep(made, runs or RUNS)
        shown = console()
        for name, found in made.sets.items():
            for table in tables(name, found.rows):
                shown.print(table)
            for line in (line for row in found.rows if show for line in failure_lines(row)):
                typer.echo(line)
        for change in changes:
            shown.print(change_table(change))
        for file in files:
            say(f"报告：{file}")
        if json_file:
            write_whole_text(json_file, as_json(made))
        for file in store_baseline(made) if baseline else ():
            say(f"基准：{file}")
