"""The adversarial set over the samples: no wrong sentence passes, nearly all true ones do."""

from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.__main__ import app
from eval.adversarial import outcome
from eval.adversarial.case import clause_cited, wrong
from eval.adversarial.library import records_in
from eval.adversarial.make import Adversarial, make
from eval.adversarial.outcome import Judged, good, judge, lines_of, mistakes, total
from eval.probes.ground import ground_of
from index.errors import InputError
from rag.check.verdict import Support, Verdict

MOST = 60


@cache
def made() -> Adversarial:
    return make(records_in(()), most=MOST)


@cache
def judged() -> tuple[Judged, ...]:
    return judge(made())


def test_there_are_enough_sentences_of_many_kinds() -> None:
    assert total(judged(), true=False).count >= 1000
    assert total(judged(), true=True).count >= 1000
    assert len([line for line in lines_of(judged()) if not line.true]) >= 25


def test_no_wrong_sentence_passes() -> None:
    assert [one.case.sentence for one in mistakes(judged()) if not one.case.true] == []


def test_nearly_all_true_sentences_pass() -> None:
    right = total(judged(), true=True)
    assert right.passed >= 0.98 * right.count


def test_every_verdict_is_met() -> None:
    assert {one.verdict.support for one in judged()} == set(Support)


def test_the_same_plans_and_seed_make_the_same_sentences() -> None:
    assert make(records_in(()), most=5) == make(records_in(()), most=5)
    assert make(records_in(()), most=5) != make(records_in(()), seed=2, most=5)


def test_a_value_that_the_citation_holds_is_not_wrong() -> None:
    own = next(one for one in ground_of(records_in(())).statements if "1次" in one.text)
    cited = clause_cited(own)
    assert list(wrong("次数", "句", "1次", cited)) == []
    assert list(wrong("次数", "句", "一次", cited)) == []
    assert len(list(wrong("次数", "句", "77次", cited))) == 1


def test_one_wrong_sentence_that_passes_is_too_many() -> None:
    case = next(one.case for one in judged() if not one.case.true)
    assert good(judged())
    assert not good((*judged(), Judged(case, Verdict(Support.SUPPORTED))))


def test_the_command_prints_a_row_a_kind_and_ends_well() -> None:
    done = CliRunner().invoke(app, ["adversarial", "--most", "2"])
    assert done.exit_code == 0, done.output
    assert "角色互换" in done.output and "错 wrong 合计" in done.output


def test_the_command_ends_with_1_when_the_gate_lets_one_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outcome, "verify", lambda *_: Verdict(Support.SUPPORTED))
    done = CliRunner().invoke(app, ["adversarial", "--most", "1", "--show"])
    assert done.exit_code == 1
    assert "应拦下" in done.output


def test_a_folder_without_plans_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有可读的计划文件"):
        records_in([tmp_path])
