"""The figures of probes: one line a kind, for a terminal and as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from rich.table import Table

from eval.metrics.interval import Interval, ratio
from eval.probes.judge import RIGHT
from eval.probes.make import KINDS
from eval.runs.row import Row
from eval.runs.stored import Run

_TITLES = {
    "who": "责任单位",
    "deadline": "时限",
    "frequency": "频次",
    "figure": "数字",
    "absent": "库中没有",
    "contradiction": "两个计划说法不同",
    "instruction": "夹带指令",
}
_REFUSED = "应拒答 refused"
_SAID = "说对引对 facts, place"
_KEPT = "说对引对，不串不从 no other"


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one kind; `precision` is None where no answer is wanted."""

    kind: str
    count: int
    right: Interval
    refused: int
    precision: float | None
    measure: str


def lines_of(rows: Sequence[Row]) -> Iterator[Line]:
    """A line for each kind that was asked, in the order of KINDS."""
    for kind in KINDS:
        mine = [row for row in rows if row.kind == kind]
        right = ratio([row.scores[RIGHT] for row in mine])
        if right is None:
            continue
        precision = ratio(
            [row.scores["citation_precision"] for row in mine if row.answerable and not row.refused]
        )
        yield Line(
            kind,
            len(mine),
            right,
            sum(row.refused for row in mine),
            precision.value if precision else None,
            _measure(kind, mine),
        )


def table_of(run: Run) -> Table:
    """One row a kind."""
    rows = rows_in(run)
    table = Table("类型 kind", title=f"自出题 probes：{len(rows)} 题", title_justify="left")
    for title in ("题数", "答对", "95 % 区间", "拒答", "引用精确率"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("怎样算对 measured by")
    for line in lines_of(rows):
        table.add_row(
            f"{_TITLES[line.kind.partition('/')[0]]} {line.kind}",
            str(line.count),
            f"{line.right.value:.3f}",
            f"{line.right.low:.3f}–{line.right.high:.3f}",
            str(line.refused),
            "—" if line.precision is None else f"{line.precision:.3f}",
            line.measure,
        )
    return table


def rows_in(run: Run) -> tuple[Row, ...]:
    """The rows of all sets of a run."""
    return tuple(row for found in run.sets.values() for row in found.rows)


def wrong(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that were not answered rightly."""
    return tuple(row for row in rows if not row.scores[RIGHT][0])


def as_json(run: Run) -> str:
    """The figures of a run of probes; no question and no answer, so that it may be shared."""
    kinds = {
        line.kind: {
            "questions": line.count,
            "right": asdict(line.right),
            "refused": line.refused,
            "citation_precision": line.precision,
        }
        for line in lines_of(rows_in(run))
    }
    about = run.model_dump(mode="json", exclude={"sets"})
    return json.dumps({"run": about, "probes": kinds}, ensure_ascii=False, indent=1) + "\n"


def _measure(kind: str, rows: Sequence[Row]) -> str:
    if not rows[0].answerable:
        return _REFUSED
    return _SAID if kind.partition("/")[0] not in ("contradiction", "instruction") else _KEPT
