"""`python -m eval gate`: green on what it was made from, red on every kind of fall."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.gate import Limits, breaches, read_limits
from eval.runs.outcome import Outcome
from eval.runs.record import print_of, run_of, variant_name
from eval.runs.request import SETS, Mode
from eval.runs.row import Row
from eval.runs.rows import rows_of
from eval.runs.stored import (
    Run,
    SetRun,
    baseline_run,
    find_run,
    previous,
    read_run,
    store,
    store_baseline,
    stored_runs,
)
from index.errors import InputError
from rag.answer import Status
from rag.retrieve import Leg
from rag.service import Service
from rag.variant import Variant

NAME = "samples.tune"


@pytest.fixture(scope="module")
def good(service: Service, outcomes: tuple[Outcome, ...]) -> Run:
    found = SetRun(library=print_of(service.manifest()), rows=rows_of(outcomes))
    return run_of({NAME: found}, Mode.EXTRACTIVE, Variant())


def with_rows(run: Run, rows: tuple[Row, ...]) -> Run:
    return run.model_copy(update={"sets": {NAME: run.sets[NAME].model_copy(update={"rows": rows})}})


def faults(run: Run, baseline: Run | None, limits: Limits | None = None) -> list[str]:
    return list(breaches(run, baseline, {NAME: limits or Limits({}, {})}))


def test_the_product_passes_its_own_gate(good: Run) -> None:
    assert list(breaches(good, baseline_run(), read_limits())) == []


def test_refusals_turned_into_answers_are_red(good: Run, outcomes: tuple[Outcome, ...]) -> None:
    """What a broken gate does: nothing is refused any more, one right answer given to all."""
    answer = next(one for one in outcomes if not one.refused).answer
    rows = rows_of([replace(one, answer=answer) if one.refused else one for one in outcomes])
    found = faults(with_rows(good, rows), good)
    assert any("拒答召回率" in one and "显著变差" in one for one in found)


def test_answers_turned_into_refusals_are_red(good: Run, outcomes: tuple[Outcome, ...]) -> None:
    lazy = [
        replace(one, answer=replace(one.answer, status=Status.NO_EVIDENCE), quotes=())
        for one in outcomes
    ]
    found = faults(with_rows(good, rows_of(lazy)), good)
    assert any("误拒率" in one for one in found)
    assert any("要点召回率" in one for one in found)


def test_one_inexact_quote_is_below_a_floor_without_slack(
    good: Run, outcomes: tuple[Outcome, ...]
) -> None:
    at = next(at for at, one in enumerate(outcomes) if one.quotes)
    quotes = (replace(outcomes[at].quotes[0], source="别的字"), *outcomes[at].quotes[1:])
    changed = [*outcomes[:at], replace(outcomes[at], quotes=quotes), *outcomes[at + 1 :]]
    run = with_rows(good, rows_of(changed))
    assert read_limits()[NAME].floors["quote_exactness"] == 1.0
    assert any("引文逐字率" in one for one in faults(run, good, read_limits()[NAME]))


def test_a_single_slip_is_no_significant_fall(good: Run) -> None:
    rows = good.sets[NAME].rows
    at = next(at for at, row in enumerate(rows) if row.scores.get("citation_f1") == (1.0, 1))
    worse = rows[at].model_copy(update={"scores": rows[at].scores | {"citation_f1": (0.0, 1)}})
    assert faults(with_rows(good, (*rows[:at], worse, *rows[at + 1 :])), good) == []


def test_a_set_that_shrank_is_red(good: Run) -> None:
    found = faults(with_rows(good, good.sets[NAME].rows[5:]), good)
    assert any("少了 5 题" in one for one in found)


def test_what_cannot_be_compared_or_computed_is_red(good: Run) -> None:
    assert any("没有可比的基准" in one for one in faults(good, None))
    assert any("没有它的门槛" in one for one in breaches(good, good, {}))
    answerable = tuple(row for row in good.sets[NAME].rows if row.answerable)
    found = faults(with_rows(good, answerable), None, Limits({"gate_auroc": 0.5}, {}))
    assert any("AUROC" in one and "无从计算" in one for one in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[a.min]\ncitation_g1 = 0.5", "citation_g1 不是指标"),
        ("[a.least]\ncitation_f1 = 0.5", "只能有 min 和 max"),
        ('[a.min]\ncitation_f1 = "high"', "不是数字"),
        ("[a.min", "门槛文件不可用"),
    ],
)
def test_faulty_limits_are_sentences(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "thresholds.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_limits(file)


def test_every_shipped_set_has_limits_and_a_baseline_without_words() -> None:
    names = {file.stem for file in SETS.glob("*.jsonl")}
    assert read_limits().keys() == names == baseline_run().sets.keys()
    assert all(row.seen is None for one in baseline_run().sets.values() for row in one.rows)


def test_a_typo_in_a_set_is_not_a_fall() -> None:
    result = CliRunner().invoke(app, ["gate", "--set", "reel"])
    assert result.exit_code == 2 and "没有题集“reel”" in result.stderr


def test_a_library_without_the_plans_of_the_gold_is_red(tmp_path: Path) -> None:
    """The gate cannot know whether the parser or the library is at fault: it must not pass."""
    result = CliRunner().invoke(app, ["gate", "--home", str(tmp_path / "none")])
    assert result.exit_code == 1 and "还没有建库" in result.stderr


def test_runs_are_kept_found_and_read_again(good: Run, tmp_path: Path) -> None:
    first, second = (store(good, tmp_path) for _ in range(2))
    assert stored_runs(tmp_path) == (first, second) and first != second
    assert read_run(first) == good == find_run("last", tmp_path)
    assert find_run("last~1", tmp_path) == find_run(first.name, tmp_path)
    assert find_run(str(first / "run.json"), tmp_path) == good
    for name in ("last~2", "lastly", "last~x"):
        with pytest.raises(InputError, match=f"没有评测记录“{name}”"):
            find_run(name, tmp_path)
    with pytest.raises(InputError, match="不是评测记录"):
        read_run(_of_another_format(second))
    (first / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match="不是评测记录"):
        read_run(first)


def _of_another_format(folder: Path) -> Path:
    file = folder / "run.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"format": 1', '"format": 2'))
    return folder


def test_the_previous_run_is_of_the_same_kind(good: Run, tmp_path: Path) -> None:
    assert previous(good, tmp_path) is None
    bm25 = variant_name(Variant(frozenset({Leg.BM25})))
    store(good.model_copy(update={"variant": bm25}), tmp_path)
    assert previous(good, tmp_path) is None
    kept = good.model_copy(update={"made": datetime(2026, 1, 1, tzinfo=UTC)})
    store(kept, tmp_path)
    assert previous(good, tmp_path) == kept


def test_a_baseline_holds_scores_and_no_words(good: Run, tmp_path: Path) -> None:
    (file,) = store_baseline(good, tmp_path / "baselines")
    text = file.read_text(encoding="utf-8")
    for row in good.sets[NAME].rows:
        assert row.seen is not None and row.seen.question not in text
    assert faults(good, baseline_run(tmp_path / "baselines")) == []
    with pytest.raises(InputError, match="还没有基准"):
        baseline_run(tmp_path)
