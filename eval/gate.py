"""The gate of an evaluation: floors and ceilings, and no significant fall against the stored run."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eval.runs.compare import SetChange, compare_rows
from eval.runs.headlines import figures_of
from eval.runs.measures import BY_KEY
from eval.runs.stored import Run
from index.errors import InputError
from index.settings import CHECKOUT

THRESHOLDS = CHECKOUT / "eval" / "thresholds.toml"


@dataclass(frozen=True, slots=True)
class Limits:
    """The floors and ceilings of one set, by the key of a figure."""

    floors: Mapping[str, float]
    ceilings: Mapping[str, float]


def read_limits(path: Path = THRESHOLDS) -> dict[str, Limits]:
    """The limits of every set; InputError names a key that is no figure."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}：门槛文件不可用（{error}）。请改正后再试。") from error
    found = {}
    for name, tables in values.items():
        if not isinstance(tables, dict) or tables.keys() - {"min", "max"}:
            raise InputError(f"{path}：题集 {name} 下只能有 min 和 max 两张表。请改正。")
        limits = Limits(tables.get("min", {}), tables.get("max", {}))
        _check(path, name, limits)
        found[name] = limits
    return found


def breaches(run: Run, baseline: Run | None, limits: Mapping[str, Limits]) -> Iterator[str]:
    """A sentence for everything that is too low, too high or significantly worse; none is green."""
    for name, found in run.sets.items():
        if name not in limits:
            yield f"{name}：{THRESHOLDS.name} 里没有它的门槛。请补上。"
            continue
        figures = figures_of(found.rows)
        values = {key: figure.value for key, figure in figures.items()}
        yield from _outside(name, values, limits[name])
        before = baseline.sets.get(name) if baseline else None
        if before is None:
            yield f"{name}：没有可比的基准。请先运行 python -m eval run --baseline。"
        else:
            yield from _falls(compare_rows(name, before.rows, found.rows))


def _outside(name: str, values: Mapping[str, float], limits: Limits) -> Iterator[str]:
    for key, floor in limits.floors.items():
        if key not in values:
            yield f"{name}：{BY_KEY[key].title} 无从计算，门槛是不低于 {floor:.3f}。"
        elif values[key] < floor:
            yield f"{name}：{BY_KEY[key].title} {values[key]:.3f}，低于门槛 {floor:.3f}。"
    for key, ceiling in limits.ceilings.items():
        if key not in values:
            yield f"{name}：{BY_KEY[key].title} 无从计算，门槛是不高于 {ceiling:.3f}。"
        elif values[key] > ceiling:
            yield f"{name}：{BY_KEY[key].title} {values[key]:.3f}，高于门槛 {ceiling:.3f}。"


def _falls(change: SetChange) -> Iterator[str]:
    """What got significantly worse, and questions that are gone: a set must not shrink unseen."""
    if change.only_before:
        yield (
            f"{change.name}：少了 {len(change.only_before)} 题（{change.only_before[0]} 等）。"
            "如属有意，请用 eval run --baseline 重存基准。"
        )
    for one in change.changes:
        if one.worse and one.measure.headline:
            yield (
                f"{change.name}：{one.measure.title} 从 {one.before:.3f} 变为 {one.after:.3f}，"
                f"显著变差（差的 95 % 区间 {one.difference.low:+.3f} 到 {one.difference.high:+.3f}）。"
            )


def _check(path: Path, name: str, limits: Limits) -> None:
    for key, value in (*limits.floors.items(), *limits.ceilings.items()):
        if key not in BY_KEY:
            raise InputError(f"{path}：{name} 的 {key} 不是指标。指标有：{'、'.join(BY_KEY)}。")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"{path}：{name} 的 {key} 不是数字。请改正。")
