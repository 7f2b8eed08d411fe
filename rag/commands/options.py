"""Options that several commands share, and how a command begins and ends with a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from index.whole_file import write_whole

if TYPE_CHECKING:
    from rag.service import Service

Home = Annotated[
    Path | None, typer.Option(help="库所在的文件夹（默认 var/，或环境变量 ANWEN_HOME）。")
]
PlanNames = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        help="只看这个计划：编号、标题中的几个字、“要点二”或“2023年”；可以写几次。",
    ),
]


def plan_ids(service: "Service", names: Sequence[str] | None) -> tuple[str, ...]:
    """The ids of the plans that were named, each once; InputError when a name is not clear."""
    from rag.named_plan import named_plan

    plans = service.plans()
    return tuple(dict.fromkeys(named_plan(name, plans).id for name in names or ()))


def save(path: Path, data: bytes) -> None:
    """Write an export and say where, beside the output of the command."""
    write_whole(path, data)
    typer.echo(f"已写入 {path}", err=True)
