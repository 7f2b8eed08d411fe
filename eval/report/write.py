"""The report of a run as files."""

from collections.abc import Sequence
from pathlib import Path

from eval.runs.compare import SetChange
from eval.runs.notes import notes_of
from eval.runs.stored import Run
from index.whole_file import write_whole_text


def write_report(
    run: Run, changes: Sequence[SetChange], folder: Path, before: Run | None = None
) -> tuple[Path, ...]:
    """Write report.html and report.md into a folder; the files. InputError when it cannot.

    `before` is the run that the changes start from.
    """
    from eval.report.markdown import markdown_of
    from eval.report.page import page_of, sections_of

    sections = sections_of(run, changes)
    page, text = folder / "report.html", folder / "report.md"
    notes = tuple(notes_of(before, run)) if before else ()
    write_whole_text(page, page_of(run, sections, before, notes))
    write_whole_text(text, markdown_of(run, sections))
    return page, text
