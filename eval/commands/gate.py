"""python -m eval gate: red when a figure fell, green when none did."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import say
from eval.runs.request import Half, Request, set_files
from index.errors import AnwenError
from index.exits import sentences_for_errors


def gate(
    names: Annotated[
        list[str] | None, typer.Option("--set", help="题集名，可重复；默认 samples。")
    ] = None,
    half: Annotated[Half, typer.Option(help="只看 tune 或 test，默认两半都看。")] = Half.ALL,
    home: Annotated[Path | None, typer.Option(help="用现成的库，而不是现建。")] = None,
    plans: Annotated[Path | None, typer.Option(help="真实工作要点的文件或文件夹。")] = None,
) -> None:
    """与门槛和基准比较：变差则退出码为 1。 Exit 1 when a figure fell below its floor, or fell."""
    from eval.gate import breaches, read_limits
    from eval.runs.record import record
    from eval.runs.stored import baseline_run
    from index.settings import Settings

    with sentences_for_errors():
        limits, baseline = read_limits(), baseline_run()
        request = Request(tuple(names or ("samples",)), half, home, plans)
        set_files(request)
        try:
            made = record(request, Settings.from_environment(home), say)
        except AnwenError as error:
            # A quote that fails its check, or gold that is no longer where it was, is a fault of
            # what is measured: red, not "cannot run".
            say(f"✗ {error}")
            raise typer.Exit(1) from error
        found = list(breaches(made, baseline, limits))
        for line in found:
            say(f"✗ {line}")
        if found:
            say("评测未通过。逐题查看：python -m eval diff baseline last（先运行 eval run）。")
            raise typer.Exit(1)
        counts = "、".join(f"{name} {len(one.rows)} 题" for name, one in made.sets.items())
        typer.echo(f"评测通过：{counts}，没有指标低于门槛或显著变差。")
