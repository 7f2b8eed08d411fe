"""`python -m eval run`: sets, libraries, tables, figures."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.__main__ import app
from eval.cached_library import cached_library
from eval.failures import failure_lines
from eval.gold import Case, Gold, load_cases
from eval.run import SETS, Half, Outcome, Request, run_cases, set_files
from eval.run import run as outcomes_of
from eval.summary import by_kind, summarise
from index.errors import InputError
from index.settings import Settings
from rag.answer import Status
from rag.service import Service

DOCUMENT = """云津市2024年安全生产工作要点

一、强化责任
1.校车检验。校车每学期开学前检验1次。（市教育局牵头）
"""


@pytest.fixture(scope="module")
def outcomes(service: Service) -> tuple[Outcome, ...]:
    return run_cases(service, load_cases(SETS / "samples.tune.jsonl", service.plans()))


def run(*options: str) -> Result:
    return CliRunner().invoke(app, ["run", *options])


def test_a_set_runs_against_a_given_library(library_home: Path, tmp_path: Path) -> None:
    figures = tmp_path / "figures.json"
    result = run("--home", str(library_home), "--json", str(figures), "--show")
    assert result.exit_code == 0, result.output
    assert "samples.tune 按类型" in result.stdout
    assert "未运行 real.tune：库中没有“工作要点一”" in result.stderr
    values = json.loads(figures.read_text(encoding="utf-8"))
    assert list(values) == ["samples.tune"]
    assert values["samples.tune"]["all"]["quote_exactness"] == 1.0
    lines = (SETS / "samples.tune.jsonl").read_text(encoding="utf-8").splitlines()
    kept = figures.read_text(encoding="utf-8")
    assert not any(json.loads(line)["question"] in kept for line in lines)


def test_a_named_set_without_its_plans_is_an_error(library_home: Path) -> None:
    result = run("--set", "real", "--home", str(library_home))
    assert result.exit_code == 2
    assert "“工作要点一”对应库中 0 个计划" in result.stderr


def test_an_unknown_set_names_those_there_are() -> None:
    result = run("--set", "reel")
    assert result.exit_code == 2
    assert "没有题集“reel”。可用的题集：real、samples。" in result.stderr


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


def test_the_summary_counts_what_the_outcomes_say(outcomes: tuple[Outcome, ...]) -> None:
    summary = summarise(outcomes)
    kinds = by_kind(outcomes)
    assert summary.questions == len(outcomes) == sum(one.questions for one in kinds.values())
    assert summary.refused == sum(one.answer.status is not Status.ANSWERED for one in outcomes)
    assert summary.ranked == sum(one.case.answerable and not one.case.history for one in outcomes)
    assert summary.quote_exactness == 1.0
    assert kinds["unanswerable"].citation_f1 is None
    assert kinds["multiturn"].recall_at_1 is None
    assert summary.ms_p50 is not None and summary.ms_p95 is not None
    assert 0 < summary.ms_p50 <= summary.ms_p95


def test_failures_say_what_was_wrong(outcomes: tuple[Outcome, ...]) -> None:
    """One answered outcome, judged against gold that it was not made for."""
    good = next(one for one in outcomes if len(one.cited) == 1 and not failure_lines(one))
    cited = good.answer.citations[0]
    other = Gold(cited.plan_id, cited.plan_title, 99, "九、›99.", 0, 1)
    wrong = replace(good, case=replace(good.case, gold=(other,), facts=(("甲", "乙"),)))
    lines = failure_lines(wrong)
    assert lines[0].startswith(f"{good.case.id} [{good.case.kind}] ")
    assert f"  ✗ 缺少：《{cited.plan_title}》第99项" in lines
    assert any(line.startswith(f"  ✗ 多引：《{cited.plan_title}》") for line in lines)
    assert "  ✗ 缺少要点：甲/乙" in lines
    assert any(cited.quote in line for line in lines if line.startswith("  引["))

    silly = Case("u1", "？", (), "unanswerable", False, (), ())
    assert "  ✗ 不可答却作了回答" in failure_lines(replace(good, case=silly))
    refusal = next(one for one in outcomes if one.refused and not one.case.answerable)
    assert failure_lines(refusal) == ()
    assert "  ✗ 可答却拒答（NO_EVIDENCE）" in failure_lines(replace(refusal, case=good.case))


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
