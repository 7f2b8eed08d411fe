"""python -m eval: run the gold sets; predict answers for a file of questions."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.run import Half, Request
from index.exits import sentences_for_errors

app = typer.Typer(
    help="评测：运行题集，或成批作答。 Run the gold sets, or answer a file of questions.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
_PIPED_WIDTH = 110


@app.command()
def run(
    names: Annotated[
        list[str] | None, typer.Option("--set", help="题集，可重复；默认全部能运行的。")
    ] = None,
    half: Annotated[Half, typer.Option(help="调试用 tune、报告用 test，或 all。")] = Half.TUNE,
    home: Annotated[Path | None, typer.Option(help="用现成的库，而不是现建。")] = None,
    plans: Annotated[Path | None, typer.Option(help="真实工作要点的文件或文件夹。")] = None,
    json_file: Annotated[Path | None, typer.Option("--json", help="把指标写入这个文件。")] = None,
    show: Annotated[bool, typer.Option("--show", help="逐条列出有错的题。")] = False,
) -> None:
    """运行题集并打印指标。 Run gold sets and print the metrics."""
    from eval.failures import failure_lines
    from eval.report import as_json, tables
    from eval.run import run as outcomes_of
    from eval.summary import Summary, by_kind, summarise
    from eval.whole_file import check_writable, write_whole
    from index.settings import Settings

    console = Console(width=None if sys.stdout.isatty() else _PIPED_WIDTH)
    figures: dict[str, tuple[Summary, dict[str, Summary]]] = {}
    with sentences_for_errors():
        if json_file:
            check_writable(json_file)
        request = Request(tuple(names or ()), half, home, plans)
        for name, outcomes in outcomes_of(request, Settings.from_environment(home), _say):
            figures[name] = summarise(outcomes), by_kind(outcomes)
            for table in tables(name, *figures[name]):
                console.print(table)
            for line in (line for one in outcomes if show for line in failure_lines(one)):
                typer.echo(line)
        if json_file:
            write_whole(json_file, as_json(figures))


@app.command()
def predict(
    questions: Annotated[Path, typer.Argument(help="每行一题：id、question、history（可省）。")],
    answers: Annotated[Path, typer.Argument(help="每行一答，顺序相同。")],
    home: Annotated[
        Path | None, typer.Option(help="库所在的文件夹（默认 var/，或环境变量 ANWEN_HOME）。")
    ] = None,
) -> None:
    """成批作答，写成 JSON 行。 Answer a file of questions."""
    from eval.predict import predict as write_answers
    from eval.predict import read_questions
    from eval.whole_file import check_writable
    from index.settings import Settings

    with sentences_for_errors():
        lines = read_questions(questions)
        check_writable(answers)
        from rag.service import Service

        service = Service.open(Settings.from_environment(home))
        service.warm()
        write_answers(service, lines, answers)


def _say(line: str) -> None:
    typer.echo(line, err=True)


if __name__ == "__main__":
    app()
