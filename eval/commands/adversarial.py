"""python -m eval adversarial: does the citation gate stop wrong sentences and let true ones pass."""

from pathlib import Path
from typing import Annotated

import typer

from eval.commands.saying import console, say
from index.exits import sentences_for_errors


def adversarial(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="计划文件或文件夹（默认 samples/）。")
    ] = None,
    seed: Annotated[int, typer.Option(help="种子；相同的计划和种子出相同的句子。")] = 1,
    most: Annotated[int, typer.Option(min=1, help="每类改动最多几句。")] = 150,
    show: Annotated[bool, typer.Option("--show", help="列出判错的句子。")] = False,
) -> None:
    """用对抗句检验引文核对：放过错句则退出码为 1。 Put wrong and true sentences to the gate."""
    from eval.adversarial.library import records_in
    from eval.adversarial.make import make
    from eval.adversarial.outcome import good, judge, mistakes
    from eval.adversarial.table import table_of

    with sentences_for_errors():
        judged = judge(make(records_in(paths or ()), seed, most))
    console().print(table_of(judged))
    for one in mistakes(judged) if show else ():
        wanted = "应通过" if one.case.true else "应拦下"
        typer.echo(f"{wanted} {one.case.kind}：{one.case.sentence} → {one.verdict.reason}")
    if not good(judged):
        say("引文核对未达标：放过了错句，或拦下的真句超过 2%。逐句查看：加 --show。")
        raise typer.Exit(1)
