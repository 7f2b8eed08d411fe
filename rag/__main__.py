"""python -m rag: ask a question in the terminal."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from index.exits import sentences_for_errors
from rag.answer import Answer, Status

app = typer.Typer(
    help="向工作要点提问。 Ask the plans.", no_args_is_help=True, pretty_exceptions_enable=False
)


@app.callback()
def _commands() -> None:
    """向工作要点提问。 Ask the plans."""


@app.command()
def ask(
    question: str,
    home: Annotated[
        Path | None, typer.Option(help="库所在的文件夹（默认 var/，或 ANWEN_HOME）。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出完整的回答。")] = False,
) -> None:
    """提一个问题，得到逐字引用条款的回答。 Ask one question."""
    from index.settings import Settings
    from rag.service import Service

    with sentences_for_errors():
        service = Service.open(Settings.from_environment(home))
        # Loading the model takes seconds once a process; the times shown are the question's own.
        service.warm()
        answer = service.ask(question)
    if as_json:
        typer.echo(json.dumps(asdict(answer) | {"text": answer.text}, ensure_ascii=False, indent=2))
    else:
        _print(answer)


def _print(answer: Answer) -> None:
    typer.echo(answer.text)
    if answer.status is not Status.ANSWERED and answer.nearest:
        typer.echo("\n最接近的条款（不是回答的依据）：")
        for near in answer.nearest:
            typer.echo(f"  《{near.plan_title}》 {near.address} {near.heading}：{near.excerpt}")
    for citation in answer.citations:
        heading = f" {citation.heading}" if citation.heading else ""
        typer.echo(f"\n[{citation.marker}] 《{citation.plan_title}》 {citation.address}{heading}")
        typer.echo(f"    “{citation.quote}”")
        if citation.note:
            typer.echo(f"    注：{citation.note}")
    steps = " · ".join(f"{step.name} {step.ms:.1f}" for step in answer.trace.steps)
    typer.echo(f"\n用时 {answer.trace.ms:.1f} 毫秒（{steps}）")


if __name__ == "__main__":
    app()
