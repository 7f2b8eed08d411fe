"""The figures of the adversarial set: one row a kind of change."""

from collections.abc import Sequence

from rich.table import Table

from eval.adversarial.outcome import Judged, Line, lines_of, total
from rag.check.verdict import Support

_TITLES = {
    Support.SUPPORTED: "有据",
    Support.MISATTRIBUTED: "张冠李戴",
    Support.STITCHED: "拼接",
    Support.NOT_FOUND: "查无",
}


def table_of(judged: Sequence[Judged]) -> Table:
    """Wrong sentences, then true ones, each with a total."""
    table = Table("改动 change", title="对抗句 adversarial sentences", title_justify="left")
    for title in ("句数 n", "通过 passed", "通过率", *_TITLES.values()):
        table.add_column(title, justify="right", no_wrap=True)
    lines = lines_of(judged)
    for true, name in ((False, "错 wrong"), (True, "对 true")):
        for line in (line for line in lines if line.true is true):
            _add(table, f"{name[0]} {line.kind}", line)
        _add(table, f"{name} 合计", total(judged, true), end=True)
    return table


def _add(table: Table, name: str, line: Line, end: bool = False) -> None:
    share = f"{line.passed / line.count:.3f}" if line.count else "—"
    counts = (str(count) for _, count in line.verdicts)
    table.add_row(
        name, str(line.count), str(line.passed), share, *counts,
        style="bold" if end else "", end_section=end,
    )  # fmt: skip
