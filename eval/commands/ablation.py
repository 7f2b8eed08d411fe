"""python -m eval ablation: a table of what each part is worth."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eval.commands.saying import console, say
from eval.runs.request import Half, Mode, Request
from index.exits import sentences_for_errors

if TYPE_CHECKING:
    from rich.table import Table

    from eval.ablation import Trial

SIZES = (60, 120, 240)
_COLUMNS = (
    ("citation_f1", "条款F1"),
    ("span_f1", "句F1"),
    ("fact_recall", "要点"),
    ("refusal_recall", "拒答R"),
    ("over_refusal", "误拒"),
    ("recall_at_5", "R@5"),
    ("mrr_at_10", "MRR"),
    ("evidence_recall_at_1", "证据R@1"),
)


def ablation(
    names: Annotated[
        list[str] | None, typer.Option("--set", help="题集名，可重复；默认全部能运行的。")
    ] = None,
    half: Annotated[Half, typer.Option(help="默认用调试的一半 tune。")] = Half.TUNE,
    sizes: Annotated[list[int] | None, typer.Option("--chunk", help="段落长度，可重复。")] = None,
    modes: Annotated[
        list[Mode] | None, typer.Option("--mode", help="extractive、llm，可重复。")
    ] = None,
    plans: Annotated[Path | None, typer.Option(help="真实工作要点的文件或文件夹。")] = None,
) -> None:
    """逐项去掉某一部分，看指标差多少。 Passage length × legs × gate × generator, as a table."""
    from eval.ablation import trials
    from index.settings import Settings

    with sentences_for_errors():
        request = Request(tuple(names or ()), half, plans=plans)
        found = []
        chosen = tuple(sizes or SIZES), tuple(modes or (Mode.EXTRACTIVE,))
        for trial in trials(request, Settings.from_environment(), say, *chosen):
            found.append(trial)
            say(f"已完成 {len(found)}：{trial.chunk_size} 字，{_legs(trial)}，{_gate(trial)}")
        console().print(_table(found))


def _table(found: "list[Trial]") -> "Table":
    from rich.table import Table

    table = Table(title=f"消融 ablation：{found[0].questions} 题，★ 为本产品", title_justify="left")
    for title in ("段长", "检索", "门槛", "生成"):
        table.add_column(title, no_wrap=True)
    for _, title in _COLUMNS:
        table.add_column(title, justify="right", no_wrap=True)
    for trial in found:
        shares = (
            f"{trial.figures[key].value:.3f}" if key in trial.figures else "—"
            for key, _ in _COLUMNS
        )
        star = "★ " if trial.shipped else ""
        table.add_row(
            f"{star}{trial.chunk_size}", _legs(trial), _gate(trial), trial.mode.value, *shares
        )
    return table


def _legs(trial: "Trial") -> str:
    return "+".join(sorted(leg.value for leg in trial.legs))


def _gate(trial: "Trial") -> str:
    return "有" if trial.gated else "无"
