"""python -m eval diff: what changed from one stored run to another."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.saying import console
from eval.runs.notes import by_id, notes_of
from eval.runs.request import is_untouched
from eval.runs.row import Row
from eval.runs.stored import Run, find_run
from index.exits import sentences_for_errors

if TYPE_CHECKING:
    from eval.runs.compare import SetChange

_NAME = "记录的路径、文件夹名，或 last、last~1、baseline。"


def diff(
    before: Annotated[str, typer.Argument(metavar="A", help=f"原来的：{_NAME}")],
    after: Annotated[str, typer.Argument(metavar="B", help="现在的，写法相同。")],
    html: Annotated[Path | None, typer.Option(help="把对比写成这个网页文件。")] = None,
) -> None:
    """比较两次评测：差、区间、翻转的题。 Two runs: differences, intervals, flipped questions."""
    from eval.report.terminal import change_table
    from eval.runs.compare import compare
    from index.whole_file import check_writable, write_whole_text

    with sentences_for_errors():
        if html:
            check_writable(html)
        was, now = find_run(before), find_run(after)
        notes = tuple(notes_of(was, now))
        for label, run in (("A", was), ("B", now)):
            typer.echo(f"{label}  {about(run)}")
        for note in notes:
            typer.echo(f"注意：{note}")
        changes, shown = compare(was, now), console()
        for change in changes:
            shown.print(change_table(change, " A "))
            for line in flip_lines(change, was.sets[change.name].rows):
                typer.echo(line)
        if html:
            from eval.report.page import page_of, sections_of

            write_whole_text(html, page_of(now, sections_of(now, changes), was, notes))
            typer.echo(f"网页：{html}", err=True)


def about(run: Run) -> str:
    """A run in one line: when, how, with which code, which sets."""
    sizes = "、".join(f"{name} {len(found.rows)} 题" for name, found in run.sets.items())
    return f"{run.made:%Y-%m-%d %H:%M:%S %Z}  {run.mode}  {run.variant}  代码 {run.code}  {sizes}"


def flip_lines(change: "SetChange", before: Sequence[Row]) -> Iterator[str]:
    """The questions that turned right or wrong, each with the faults it had or has.

    Of a half that is kept untouched only ids.
    """
    old = by_id(before)
    untouched = is_untouched(change.name)
    yield f"修好 mended：{len(change.mended)} 题"
    for row in change.mended:
        yield from _untold(row) if untouched else _flip(row, old[row.id], old)
    yield f"弄坏 broken：{len(change.broken)} 题"
    for row in change.broken:
        yield from _untold(row) if untouched else _flip(row, row, old)
    for side, ids in (("A", change.only_before), ("B", change.only_after)):
        if ids:
            yield f"只在 {side} 里，没有比较：{len(ids)} 题（{'、'.join(ids)}）"


def _untold(row: Row) -> Iterator[str]:
    yield f"  {row.id} [{row.kind}]"


def _flip(row: Row, wrong: Row, old: Mapping[str, Row]) -> Iterator[str]:
    seen = row.seen or old[row.id].seen
    yield f"  {row.id} [{row.kind}] {seen.question if seen else '（题目没有保存，或不给看）'}"
    for fault in wrong.seen.faults if wrong.seen else ():
        yield f"    ✗ {fault}"
