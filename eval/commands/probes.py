"""python -m eval probes: questions made from the library itself, asked, judged and kept."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import console, say
from index.exits import sentences_for_errors


def probes(
    home: Annotated[
        Path | None, typer.Option(help="库所在的文件夹（默认 var/，或环境变量 ANWEN_HOME）。")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="每类最多几题。")] = 40,
    seed: Annotated[int, typer.Option(help="抽题的种子；相同的库和种子出相同的题。")] = 1,
    runs: Annotated[
        Path | None, typer.Option(help="评测记录存放的文件夹（默认 var/eval/runs）。")
    ] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="把指标写入这个文件。")] = None,
    show: Annotated[bool, typer.Option("--show", help="逐条列出答错的题。")] = False,
) -> None:
    """用库里的计划自动出题并评测，不需要题集。 Probe a library with questions made from it."""
    from eval.probes.asked import probe
    from eval.probes.table import as_json, rows_in, table_of, wrong
    from eval.report.failures import failure_lines
    from eval.report.keep import keep
    from eval.runs.record import run_of
    from eval.runs.request import Mode
    from eval.runs.stored import RUNS
    from index.open import library_at
    from index.settings import Settings
    from index.whole_file import check_writable, write_whole_text
    from rag.variant import Variant

    with sentences_for_errors():
        if json_file:
            check_writable(json_file)
        settings = Settings.from_environment(home)
        asked = probe(library_at(settings=settings), limit, seed, say)
        made = run_of(asked, Mode.EXTRACTIVE, Variant(), settings)
        _, files = keep(made, runs or RUNS)
        console().print(table_of(made))
        for line in (line for row in wrong(rows_in(made)) if show for line in failure_lines(row)):
            typer.echo(line)
        for file in files:
            say(f"报告：{file}")
        if json_file:
            write_whole_text(json_file, as_json(made))
