"""Figures as tables for a terminal and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from rich.table import Table

from eval.metrics.interval import Interval
from eval.runs.compare import Change, SetChange
from eval.runs.headlines import Figures, figures_by_kind, figures_of
from eval.runs.measures import MEASURES, Measure
from eval.runs.row import Row
from eval.runs.stored import Run

_BY_KIND = (
    ("citation_f1", "条款F1"),
    ("span_f1", "句F1"),
    ("fact_recall", "要点"),
    ("over_refusal", "误拒"),
    ("refusal_recall", "拒答R"),
    ("recall_at_5", "R@5"),
    ("mrr_at_10", "MRR"),
)


def value_of(measure: Measure, value: float) -> str:
    """A figure as people read it: milliseconds and counts with one place, shares with three."""
    return f"{value:.1f}" if measure.key.startswith("ms_") else f"{value:.3f}"


def span_of(measure: Measure, found: Interval) -> str:
    """A 95 % interval as people read it."""
    return f"{value_of(measure, found.low)}–{value_of(measure, found.high)}"


def tables(name: str, rows: Sequence[Row]) -> Iterator[Table]:
    """The figures of a set with their intervals, then the figures of each kind."""
    figures = figures_of(rows)
    answerable = sum(row.answerable for row in rows)
    title = f"{name}：{len(rows)} 题（可答 {answerable}，不可答 {len(rows) - answerable}）"
    table = Table("指标", title=title, title_justify="left")
    table.add_column("值", justify="right", no_wrap=True)
    table.add_column("95 % 区间", justify="right", no_wrap=True)
    for measure in MEASURES:
        if measure.key in figures:
            found = figures[measure.key]
            table.add_row(measure.title, value_of(measure, found.value), span_of(measure, found))
    yield table
    yield _kind_table(name, rows)


def _kind_table(name: str, rows: Sequence[Row]) -> Table:
    table = Table("类型", title=f"{name} 按类型", title_justify="left")
    for title in ("题数", *(title for _, title in _BY_KIND)):
        table.add_column(title, justify="right", no_wrap=True)
    for kind, (count, figures) in figures_by_kind(rows).items():
        table.add_row(kind, str(count), *(_share(figures, key) for key, _ in _BY_KIND))
    return table


def _share(figures: Figures, key: str) -> str:
    return f"{figures[key].value:.3f}" if key in figures else "—"


def change_table(change: SetChange, before: str = "上次") -> Table:
    """What moved in a set, the significant marked; `before` names what it is held against."""
    title = f"{change.name}：{change.questions} 题，与{before}相比"
    table = Table("指标", title=title, title_justify="left")
    for column in ("原来", "现在", "差", "95 % 区间", ""):
        table.add_column(column, justify="right", no_wrap=True)
    for one in change.changes:
        if one.difference.value or one.difference.low or one.difference.high:
            table.add_row(*change_cells(one))
    if not table.row_count:
        table.add_row("全部指标没有变化 no change", "", "", "", "", "")
    return table


def change_cells(one: Change) -> tuple[str, ...]:
    """A change in words: name, before, after, difference, interval, verdict."""
    verdict = "变好 better" if one.better else "变差 worse" if one.worse else ""
    return (
        one.measure.title,
        value_of(one.measure, one.before),
        value_of(one.measure, one.after),
        f"{one.difference.value:+.3f}",
        f"{one.difference.low:+.3f} … {one.difference.high:+.3f}",
        verdict,
    )


def as_json(run: Run) -> str:
    """The figures of a run; no question and no answer, so that it may be kept and shared."""
    values = {
        name: {
            "questions": len(found.rows),
            "all": _plain(figures_of(found.rows)),
            "kinds": {
                kind: {"questions": count, **_plain(figures)}
                for kind, (count, figures) in figures_by_kind(found.rows).items()
            },
        }
        for name, found in run.sets.items()
    }
    about = run.model_dump(mode="json", exclude={"sets"})
    return json.dumps({"run": about, "sets": values}, ensure_ascii=False, indent=1) + "\n"


def _plain(figures: Figures) -> dict[str, dict[str, float]]:
    return {key: asdict(found) for key, found in figures.items()}
