"""Two runs side by side, and the figures of one: values that a person can work out."""

import pytest

from eval.metrics.interval import Interval
from eval.runs.compare import Change, SetChange, compare, compare_rows
from eval.runs.headlines import figures_by_kind, figures_of
from eval.runs.row import Row
from tests.eval.made_rows import answered, invented, made_run, refused


def of(change: SetChange, key: str) -> Change:
    return next(one for one in change.changes if one.measure.key == key)


def strong(row: Row, strength: float) -> Row:
    return row.model_copy(update={"strength": strength})


def test_thirty_identical_questions_give_an_interval_of_exactly_zero() -> None:
    rows = [answered(f"q{at}", f1=at % 3 / 2, span_f1=(at % 2, 1)) for at in range(30)]
    change = compare_rows("made", rows, rows)
    assert change.questions == 30
    assert {one.measure.key for one in change.changes} == {"citation_f1", "fact_recall", "span_f1"}
    for one in change.changes:
        assert one.difference == Interval(0, 0, 0)
        assert not one.better and not one.worse
    assert change.mended == change.broken == ()


def test_a_large_fall_of_most_questions_is_worse_and_its_reverse_is_better() -> None:
    high = [answered(f"q{at}") for at in range(30)]
    low = [answered(f"q{at}", f1=0.25 if at % 3 else 1) for at in range(30)]
    fall = of(compare_rows("made", high, low), "citation_f1")
    # 20 of 30 fall by .75
    assert fall.before == 1 and fall.after == pytest.approx(0.5)
    assert fall.difference.value == pytest.approx(-0.5)
    assert fall.difference.low < -0.5 < fall.difference.high < 0
    assert fall.worse and not fall.better
    rise = of(compare_rows("made", low, high), "citation_f1")
    assert rise.difference.value == pytest.approx(0.5)
    assert rise.better and not rise.worse


def test_one_question_of_four_is_a_difference_and_no_verdict() -> None:
    before = [answered(name, f1=f1) for name, f1 in zip("abcd", (1, 1, 0, 0), strict=True)]
    after = [answered(name, f1=f1) for name, f1 in zip("abcd", (1, 1, 1, 0), strict=True)]
    moved = of(compare_rows("made", before, after), "citation_f1")
    assert (moved.before, moved.after, moved.difference.value) == (0.5, 0.75, 0.25)
    assert moved.difference.low == 0
    assert not moved.better and not moved.worse


def test_more_refusals_of_answerable_questions_are_worse() -> None:
    before = [answered(f"q{at}", over_refusal=(0, 1)) for at in range(30)]
    after = [answered(f"q{at}", over_refusal=(float(at < 20), 1)) for at in range(30)]
    rise = of(compare_rows("made", before, after), "over_refusal")
    assert rise.difference.above_zero
    assert rise.worse and not rise.better
    fall = of(compare_rows("made", after, before), "over_refusal")
    assert fall.better and not fall.worse


def test_a_figure_that_is_neither_good_nor_bad_gets_no_verdict() -> None:
    before = [answered(f"q{at}", citations=(1, 1)) for at in range(30)]
    after = [answered(f"q{at}", citations=(3, 1)) for at in range(30)]
    for change in (compare_rows("m", before, after), compare_rows("m", after, before)):
        moved = of(change, "citations")
        assert abs(moved.difference.value) == 2
        assert not moved.better and not moved.worse


def test_which_questions_flip() -> None:
    before = [
        answered("same"), answered("less facts"), answered("other clause", f1=0.5),
        refused("now answered", answerable=True), refused("now invented"), invented("now refused"),
        answered("still wrong", f1=0),
    ]  # fmt: skip
    after = [
        answered("same"), answered("less facts", facts=0.5), answered("other clause"),
        answered("now answered"), invented("now invented"), refused("now refused"),
        answered("still wrong", f1=0.5),
    ]  # fmt: skip
    change = compare_rows("made", before, after)
    assert [row.id for row in change.mended] == ["other clause", "now answered", "now refused"]
    assert [row.id for row in change.broken] == ["less facts", "now invented"]
    assert change.broken[0].scores["fact_recall"] == (0.5, 1), "a flipped row is the later one"


def test_questions_pair_by_id_and_the_others_are_named() -> None:
    before = [answered("a", f1=0), answered("gone", f1=0), answered("b")]
    after = [answered("b"), answered("new", f1=0), answered("a")]
    change = compare_rows("made", before, after)
    assert (change.questions, change.only_before, change.only_after) == (2, ("gone",), ("new",))
    # gone and new take no part: .5 to 1
    moved = of(change, "citation_f1")
    assert (moved.before, moved.after) == (0.5, 1)


def test_a_figure_may_be_of_other_questions_in_each_run() -> None:
    before = [answered("a", quote_exactness=(3, 4)), refused("b", answerable=True)]
    after = [answered("a", quote_exactness=(4, 4)), answered("b", quote_exactness=(0, 4))]
    moved = of(compare_rows("made", before, after), "quote_exactness")
    assert (moved.before, moved.after, moved.difference.value) == (0.75, 0.5, -0.25)


def test_the_gates_skill_is_compared_too() -> None:
    before = [strong(answered("a"), 0.9), strong(answered("b"), 0.4)]
    before += [strong(refused("c"), 0.5), strong(refused("d"), 0.1)]
    after = [*before[:1], strong(before[1], 0.6), *before[2:]]
    moved = of(compare_rows("made", before, after), "gate_auroc")
    # .9 beats both, .4 beats one of two: 3 of 4 pairs; then all
    assert (moved.before, moved.after) == (0.75, 1)
    assert moved.difference.value == pytest.approx(0.25)


def test_only_sets_of_both_runs_are_compared() -> None:
    one, other = made_run(answered("a")), made_run(answered("a"), name="other")
    both = one.model_copy(update={"sets": one.sets | other.sets})
    assert [change.name for change in compare(one, both)] == ["made"]
    assert compare(one, other) == ()


def test_figures_are_ratios_of_sums() -> None:
    figures = figures_of(
        [answered("a", quote_exactness=(4, 4)), answered("b", f1=0.5, quote_exactness=(0, 1))]
    )
    assert figures["quote_exactness"].value == pytest.approx(0.8)
    assert figures["citation_f1"].value == pytest.approx(0.75)
    assert (figures["citation_f1"].low, figures["citation_f1"].high) == (0.5, 1)
    assert not {"gate_auroc", "refusal_recall", "recall_at_5"} & figures.keys()


def test_latencies_are_nearest_rank_and_left_out_without_times() -> None:
    rows = [answered(f"q{at}").model_copy(update={"ms": float(at)}) for at in range(1, 101)]
    figures = figures_of(rows)
    assert [figures[f"ms_p{p}"].value for p in (50, 95, 99)] == [50, 95, 99]
    assert not any(key.startswith("ms_") for key in figures_of([row.bare() for row in rows]))


def test_kinds_come_in_the_order_of_the_set() -> None:
    kinds = figures_by_kind([
        answered("a"),
        invented("b").model_copy(update={"kind": "offtopic"}),
        answered("c", f1=0),
    ])  # fmt: skip
    assert {kind: count for kind, (count, _) in kinds.items()} == {"who": 2, "offtopic": 1}
    assert list(kinds) == ["who", "offtopic"]
    assert kinds["who"][1]["citation_f1"].value == 0.5
    assert kinds["offtopic"][1]["refusal_recall"] == Interval(0, 0, 0)
    assert "citation_f1" not in kinds["offtopic"][1]
