"""The drawings of a report: what they count, and whose colours and fonts they wear."""

import re
from collections.abc import Callable

import pytest

from eval.report import plots
from eval.runs.headlines import figures_of
from eval.runs.row import Row
from tests.eval.made_rows import answered, invented, refused


def strong(row: Row, strength: float) -> Row:
    return row.model_copy(update={"strength": strength})


def test_drawings_count_what_stands_on_the_wrong_side() -> None:
    rows = [strong(answered("a"), 0.9), strong(answered("b"), 0.45), strong(answered("c"), 0.44)]
    rows += [strong(invented("d"), 0.45), strong(refused("e"), 0.1)]
    drawn = plots.strengths("k", rows, 0.45)
    assert drawn and drawn.note == (
        "门槛 0.45：可答的 3 题中 1 题不到门槛，不可答的 2 题中 1 题过了门槛（深色）。"
    )
    skill = figures_of(rows)["gate_auroc"]
    curve = plots.roc("k", rows, 0.45, skill)
    # Pairs: .9 and .44 and .45 beat .1; .9 beats .45, .45 ties, .44 loses: 4.5 of 6.
    assert curve and curve.note.startswith("AUROC 0.750")
    assert curve.note.endswith("在门槛处，可答的题过 66.7%，不可答的题过 50.0%。")


def test_the_slowest_do_not_squeeze_the_others() -> None:
    times = [*range(1, 201), 9000]
    rows = [answered(str(ms)).model_copy(update={"ms": float(ms)}) for ms in times]
    drawn = plots.latency("k", rows)
    assert drawn and drawn.note == (
        "201 题，一半在 101.0 毫秒以内，95 % 在 191.0 毫秒以内；另有 1 题在图外，最慢 9000 毫秒。"
    )


@pytest.mark.parametrize(
    "drawing",
    [
        lambda: plots.strengths("k", [answered("a")], 0.45),
        lambda: plots.roc("k", [answered("a")], 0.45, None),
        lambda: plots.latency("k", [answered("a").bare()]),
        lambda: plots.forest("k", []),
    ],
)
def test_there_is_no_drawing_of_nothing(drawing: Callable[[], plots.Plot | None]) -> None:
    assert drawing() is None


def test_a_drawing_has_the_pages_colours_and_fonts_and_letters_that_are_text() -> None:
    drawn = plots.latency("k", [answered("a"), answered("b")])
    assert drawn and "var(--one)" in drawn.svg and "毫秒" in drawn.svg
    assert not re.search(r"font-family|http|<style|#[0-9a-f]{6}", drawn.svg)
    assert all(one.startswith("k-") for one in re.findall(r'id="([^"]*)', drawn.svg))
