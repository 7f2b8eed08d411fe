"""python -m rag ask: one question, one checked answer."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from index.exits import sentences_for_errors
from rag.answer import Answer, Status
from rag.commands.options import Home, PlanNames, plan_ids, save
from rag.commands.screen import show
from rag.table import in_brackets


def ask(
    question: str,
    home: Home = None,
    plan: PlanNames = None,
    year: Annotated[list[int] | None, typer.Option(help="只看这一年的计划；可以写几次。")] = None,
    docx: Annotated[
        Path | None, typer.Option(help="同时把回答和引文写成 Word 文件（.docx）。")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出完整的回答。")] = False,
) -> None:
    """提一个问题，得到逐字引用条款的回答。 Ask one question."""
    from index.settings import Settings
    from rag.answer import Filters
    from rag.export.document import document
    from rag.export.target import check_target
    from rag.service import Service

    with sentences_for_errors():
        if docx is not None:
            check_target(docx, ".docx")
        settings = Settings.from_environment(home)
        service = Service.open(settings)
        filters = Filters(plan_ids(service, plan), tuple(year or ()))
        # Loading the model takes seconds once a process; the times shown are the question's own.
        service.warm()
        answer = service.ask(question, filters=filters)
        if docx is not None:
            save(docx, document(answer, settings.today or date.today()))
        if as_json:
            whole = asdict(answer) | {"text": answer.text}
            typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        else:
            _print(answer)


def _print(answer: Answer) -> None:
    typer.echo(answer.text)
    if answer.table is not None:
        typer.echo()
        show(answer.table)
    if answer.related:
        typer.echo(f"\n{answer.related_title}：")
        for sentence in answer.related:
            typer.echo(sentence.text + in_brackets(sentence.markers))
    for notice in answer.notices:
        typer.echo(f"\n注意：{notice}")
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
