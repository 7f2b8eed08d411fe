"""python -m index: preview, add, list, show, remove, check, rebuild."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Progressing

from index.exits import sentences_for_errors

if TYPE_CHECKING:
    from index.intake import Progress
    from index.library import Library

app = typer.Typer(
    help="管理工作要点库：添加、查看、移除、检查。 Manage the library of plans.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
Home = Annotated[
    Path | None, typer.Option(help="库所在的文件夹（默认 var/，或环境变量 ANWEN_HOME）。")
]
Full = Annotated[bool, typer.Option("--full", help="显示条款全文和每个编号的理由。")]


def _library(home: Path | None) -> "Library":
    from index.open import library_at

    return library_at(home)


@app.command()
def add(paths: list[Path], home: Home = None) -> None:
    """添加文件、文件夹或压缩包（Word、PDF、扫描件、网页、表格……）。 Add files, folders or archives."""
    from index.report import added_lines

    with sentences_for_errors():
        library = _library(home)
        with _bar() as progress:
            outcome = library.add(paths, progress)
        for one in outcome.added:
            typer.echo(f"已添加 {one.shown}")
            for line in added_lines(one):
                typer.echo(line)
        for remark in outcome.remarks:
            typer.echo(f"注意：{remark}")
        for error in outcome.refused:
            typer.echo(f"错误：{error}", err=True)
        if outcome.refused:
            raise typer.Exit(2)


@app.command()
def preview(paths: list[Path], full: Full = False, home: Home = None) -> None:
    """预览文件会怎样分成条款，不改动库。 Preview how files would be split; nothing is published."""
    from index.preview import preview as previewed
    from index.preview import preview_lines
    from index.settings import Settings

    with sentences_for_errors():
        settings = Settings.from_environment(home)
        with _bar() as progress:
            found, refused = previewed(settings, paths, progress)
        for one in found:
            for line in preview_lines(one, settings, full):
                typer.echo(line)
        for error in refused:
            typer.echo(f"错误：{error}", err=True)
        if refused:
            raise typer.Exit(2)


@app.command(name="list")
def list_plans(home: Home = None) -> None:
    """列出库中的计划。 List the plans."""
    from index.report import counts, signed

    with sentences_for_errors():
        for record in _library(home).open().records:
            plan = record.plan
            typer.echo(
                f"{plan.id}  {plan.year or '----'}  {plan.level}  {plan.title}  （{plan.source}）"
            )
            if signed(plan):
                typer.echo(f"          {signed(plan)}")
            typer.echo(f"          {counts(record)}")


@app.command()
def show(plan: str, home: Home = None) -> None:
    """显示一个计划的结构；用编号或标题中的几个字指定。 Show the tree of a plan."""
    from index.library import find_record
    from index.report import tree_lines

    with sentences_for_errors():
        record = find_record(_library(home).open().records, plan)
        for line in tree_lines(record.plan):
            typer.echo(line)


@app.command()
def remove(plan: str, home: Home = None) -> None:
    """从库中移除一个计划。 Remove a plan."""
    with sentences_for_errors():
        record = _library(home).remove(plan)
        typer.echo(f"已移除《{record.plan.title}》（{record.plan.id}）。")


@app.command()
def check(home: Home = None) -> None:
    """检查库的完整性；有问题时退出码为 1。 Check every invariant of the library."""
    from index.store.checks import faults

    with sentences_for_errors():
        library = _library(home)
        snapshot = library.open()
        found = list(faults(library.shelf))
        for fault in found:
            typer.echo(f"问题：{fault}", err=True)
        if found:
            typer.echo(
                f"发现 {len(found)} 个问题。请运行 python -m index rebuild 从原文件重建。", err=True
            )
            raise typer.Exit(1)
        typer.echo(
            f"完好：{len(snapshot.records)} 个计划，{len(snapshot.passages)} 个段落，"
            f"{len(snapshot.sentences)} 个句子，快照 {snapshot.name}。"
        )


@app.command()
def rebuild(home: Home = None) -> None:
    """用保存的原文件重建整个库（换模型或升级后）。 Rebuild the library from the originals."""
    with sentences_for_errors():
        with _bar() as progress:
            outcome = _library(home).rebuild(progress)
        typer.echo(
            f"已重建：{sum(len(one.records) for one in outcome.added)} 个计划，快照 {outcome.snapshot}。"
        )


@contextmanager
def _bar() -> "Iterator[Progress]":
    """A progress bar on standard error, one for each step that takes its time."""
    with Progressing(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None)

        def progress(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total)

        yield progress


if __name__ == "__main__":
    app()
