"""`python -m eval run`: sets, libraries, tables, figures."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.gold.case import Case, Gold
from eval.libraries.cached_library import cached_library
from eval.metrics.spans import Span
from eval.report.failures import failure_lines
from eval.runs.ask import run as outcomes_of
from eval.runs.headlines import figures_by_kind, figures_of
from eval.runs.outcome import Outcome
from eval.runs.request import SETS, Half, Mode, Request, check_mode, library_of, set_files
from eval.runs.row import Row
from eval.runs.rows import rows_of
from index.errors import InputError
from index.settings import Settings
from rag.answer import Status

DOCUMENT = """云津市2024年安全生产工作要点

一、强化责任
1.校车检验。校车每学期开学前检验1次。（市教育局牵头）
"""


@pytest.fixture(scope="module")
def rows(outcomes: tuple[Outcome, ...]) -> tuple[Row, ...]:
    return rows_of(outcomes)


def run(*options: str) -> Result:
    return CliRunner().invoke(app, ["run", *options])


def lines_of(outcome: Outcome) -> tuple[str, ...]:
    return failure_lines(rows_of([outcome])[0])


def test_a_set_runs_against_a_given_library(library_home: Path, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    kept = str(tmp_path / "runs")
    result = run(
        *("--home", str(library_home), "--half", "test"),
        *("--json", str(figures), "--show", "--runs", kept),
    )
    assert result.exit_code == 0, result.output
    assert "samples.test 按类型" in result.stdout
    assert "未运行 real.test：库中没有“工作要点一”" in result.stderr
    values = json.loads(figures.read_text(encoding="utf-8"))
    assert list(values["sets"]) == ["samples.test"]
    assert values["sets"]["samples.test"]["all"]["quote_exactness"]["value"] == 1.0
    assert values["run"]["mode"] == "extractive"
    lines = (SETS / "samples.test.jsonl").read_text(encoding="utf-8").splitlines()
    kept = figures.read_text(encoding="utf-8")
    assert not any(json.loads(line)["question"] in kept for line in lines)


def test_a_named_set_without_its_plans_is_an_error(library_home: Path) -> None:
    result = run("--set", "real", "--home", str(library_home))
    assert result.exit_code == 2
    assert "“工作要点一”对应库中 0 个计划" in result.stderr


def test_an_unknown_set_names_those_there_are() -> None:
    result = run("--set", "reel")
    assert result.exit_code == 2
    assert "没有题集“reel”。可用的题集：real、samples，或 .jsonl、.xlsx 文件。" in result.stderr


def test_real_sets_without_a_folder_are_left_out_with_a_line(tmp_path: Path) -> None:
    said: list[str] = []
    request = Request(("real",), beside=tmp_path / "none")
    assert list(outcomes_of(request, Settings(), said.append)) == []
    assert said == ["未运行 real.tune：没有它的工作要点。请用 --plans 指定文件夹。"]
    assert run("--set", "real", "--plans", str(tmp_path / "none")).exit_code == 2


def test_halves_choose_files() -> None:
    def names(half: Half, *sets: str) -> list[str]:
        return [file.stem for file in set_files(Request(sets, half))]

    assert names(Half.TUNE) == ["real.tune", "samples.tune"]
    assert names(Half.TEST, "samples") == ["samples.test"]
    assert names(Half.ALL, "samples") == ["samples.test", "samples.tune"]


def test_the_figures_count_what_the_outcomes_say(
    outcomes: tuple[Outcome, ...], rows: tuple[Row, ...]
) -> None:
    figures = figures_of(rows)
    kinds = figures_by_kind(rows)
    assert len(rows) == len(outcomes) == sum(count for count, _ in kinds.values())
    refused = [one for one in outcomes if one.answer.status is not Status.ANSWERED]
    right = sum(not one.case.answerable for one in refused) / len(refused)
    assert figures["refusal_precision"].value == pytest.approx(right)
    ranked = [row for row in rows if "recall_at_5" in row.scores]
    assert len(ranked) == sum(one.case.answerable and not one.case.history for one in outcomes)
    assert figures["quote_exactness"].value == figures["quote_wholeness"].value == 1.0
    assert "citation_f1" not in kinds["unanswerable"][1]
    assert "recall_at_1" not in kinds["multiturn"][1]
    assert 0 < figures["ms_p50"].value <= figures["ms_p95"].value <= figures["ms_p99"].value
    for figure in figures.values():
        assert figure.low <= figure.value <= figure.high


def test_rows_keep_what_a_person_needs_to_see(rows: tuple[Row, ...]) -> None:
    for row in rows:
        seen = row.seen
        assert seen is not None and seen.question and seen.understood
        assert row.right is (not seen.faults) or any("标准句" in one for one in seen.faults)
        assert bool(seen.gold) is row.answerable
        assert row.refused is not bool(seen.cited)
    assert any(row.seen and row.seen.retrieved for row in rows)
    bare = rows[0].bare()
    assert bare.seen is None and bare.ms is None and bare.scores == rows[0].scores


def test_failures_say_what_was_wrong(outcomes: tuple[Outcome, ...]) -> None:
    """One answered outcome, judged against gold that it was not made for."""
    good = next(one for one in outcomes if len(one.cited) == 1 and not lines_of(one))
    cited = good.answer.citations[0]
    span = Span(cited.plan_id, "九、›99.", 0, 1)
    other = Gold(cited.plan_id, cited.plan_title, 99, "九、›99.", span)
    wrong = replace(good, case=replace(good.case, gold=(other,), facts=(("甲", "乙"),)))
    lines = lines_of(wrong)
    assert lines[0].startswith(f"{good.case.id} [{good.case.kind}] ")
    assert f"  ✗ 缺少：《{cited.plan_title}》第99项" in lines
    assert any(line.startswith(f"  ✗ 多引：《{cited.plan_title}》") for line in lines)
    assert "  ✗ 缺少要点：甲/乙" in lines
    assert any(cited.quote in line for line in lines if line.startswith("  引"))

    silly = Case("u1", "？", (), "unanswerable", False, (), ())
    assert "  ✗ 不可答却作了回答" in lines_of(replace(good, case=silly))
    refusal = next(one for one in outcomes if one.refused and not one.case.answerable)
    assert lines_of(refusal) == ()
    assert "  ✗ 可答却拒答（NO_EVIDENCE）" in lines_of(replace(refusal, case=good.case))


def test_the_right_clause_and_the_wrong_sentence_is_a_fault(outcomes: tuple[Outcome, ...]) -> None:
    good = next(one for one in outcomes if len(one.case.gold) == 1 and not lines_of(one))
    gold = good.case.gold[0]
    assert gold.span is not None
    elsewhere = replace(
        gold, span=replace(gold.span, start=gold.span.end + 900, end=gold.span.end + 920)
    )
    lines = lines_of(replace(good, case=replace(good.case, gold=(elsewhere,))))
    assert "  ✗ 条款对，但标准句只引到 0%" in lines


def test_a_mode_that_is_not_set_up_is_refused() -> None:
    check_mode(Mode.EXTRACTIVE)
    result = run("--mode", "llm", "--set", "samples")
    assert result.exit_code == 2 and "还没有接入语言模型" in result.stderr


def test_a_set_of_ones_own_runs_over_the_library_in_use(library_home: Path, tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    line = {"plan": "临江区2023年", "item": 19, "anchor": "奖励5000元"}
    own.write_text(
        json.dumps(
            {
                "id": "1", "question": "2023年举报隐患奖励多少钱？", "kind": "amount",
                "answerable": True, "gold": [line], "facts": [["5000元"]],
            }
        ),
        encoding="utf-8",
    )  # fmt: skip
    settings = Settings(home=library_home)
    request = Request((str(own),))
    assert set_files(request) == (own,)
    assert library_of(own, request, settings, print) is settings
    (file, manifest, found), *rest = outcomes_of(request, settings, print)
    assert (file, rest) == (own, []) and len(manifest.plans) == 4
    assert rows_of(found)[0].right
    with pytest.raises(InputError, match="没有这个题集文件"):
        set_files(Request((str(tmp_path / "none.xlsx"),)))


def test_a_library_is_built_once_and_again_when_its_documents_change(tmp_path: Path) -> None:
    documents, cache = tmp_path / "documents", tmp_path / "cache"
    documents.mkdir()
    (documents / "a.txt").write_text(DOCUMENT, encoding="utf-8")
    said: list[str] = []
    first = cached_library("set", documents, cache, Settings(), said.append)
    assert (first.home / "current").is_file() and len(said) == 1
    assert cached_library("set", documents, cache, Settings(), said.append) == first
    assert len(said) == 1

    (documents / "a.txt").write_text(DOCUMENT.replace("1次", "2次"), encoding="utf-8")
    second = cached_library("set", documents, cache, Settings(), said.append)
    assert second.home != first.home and len(said) == 2
    assert not first.home.exists()

    (second.home / "current").write_text("00000099\n", encoding="utf-8")
    assert cached_library("set", documents, cache, Settings(), said.append) == second
    assert len(said) == 3
    assert sorted(path.name for path in cache.iterdir()) == ["lock", second.home.name]


def test_a_folder_without_plans_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    with pytest.raises(InputError, match="没有可用的文件"):
        cached_library("set", tmp_path / "documents", tmp_path / "cache", Settings(), print)
