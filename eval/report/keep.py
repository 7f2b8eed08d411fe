"""A run kept: compared with the last of its kind, stored, its report beside it."""

from pathlib import Path

from eval.report.write import write_report
from eval.runs.compare import SetChange, compare
from eval.runs.stored import Run, previous, store


def keep(run: Run, folder: Path) -> tuple[tuple[SetChange, ...], tuple[Path, ...]]:
    """What changed since the last run of the same kind in a folder, and the files of the report."""
    before = previous(run, folder)
    changes = compare(before, run) if before else ()
    return changes, write_report(run, changes, store(run, folder), before)
