"""The gate over a whole answer: false quotes are faults, unsupported sentences are left out."""

import time
from dataclasses import replace

import pytest

from index.plan import Plan
from rag.answer import Citation, Sentence
from rag.check.gate import every_clause, shown
from rag.check.verdict import Support
from rag.citations import UnsupportedCitation, cite
from tests.rag.check.cited import UNITS
from tests.rag.plans import plan

PLAN = plan(
    "临湖区2024年安全生产工作要点",
    "4月底前，对12个小区完成改造。（区应急局牵头）",
    "9月底前，更换线路。（区住建局牵头）",
    "每月检查3次。",
)
PLANS = {PLAN.id: PLAN}


def citation(marker: int, at: int, of: Plan = PLAN) -> Citation:
    clause = of.clauses[at]
    return cite(marker, of, clause, clause.start, clause.end)


def test_supported_sentences_are_shown_and_renumbered() -> None:
    sentences = (
        Sentence("5月底前，对12个小区完成改造。", (1,)),
        Sentence("每月检查三次。", (3,)),
        Sentence("更换线路。", (2, 3)),
    )
    citations = (citation(1, 0), citation(2, 1), citation(3, 2))
    kept, left, verdicts = shown(sentences, citations, PLANS, UNITS)
    assert kept == (Sentence("每月检查三次。", (2,)), Sentence("更换线路。", (1, 2)))
    assert [one.marker for one in left] == [1, 2]
    assert [one.address for one in left] == ["2.", "3."]
    assert [one.support for one in verdicts] == [
        Support.NOT_FOUND,
        Support.SUPPORTED,
        Support.SUPPORTED,
    ]


def test_only_the_citations_of_its_markers_carry_a_sentence() -> None:
    sentences = (Sentence("更换线路。", (1,)), Sentence("每月检查3次。", (2,)))
    kept, left, verdicts = shown(sentences, (citation(1, 0), citation(2, 2)), PLANS, UNITS)
    assert (kept, [one.address for one in left]) == (
        (Sentence("每月检查3次。", (1,)),),
        ["3."],
    )
    assert verdicts[0].support is Support.MISATTRIBUTED


def test_nothing_is_left_when_nothing_is_supported() -> None:
    assert shown([Sentence("每日检查。", (1,))], [citation(1, 2)], PLANS, UNITS)[:2] == ((), ())


def test_a_sentence_without_markers_is_not_shown() -> None:
    kept, left, verdicts = shown([Sentence("每月检查3次。", ())], [], PLANS, UNITS)
    assert (kept, left, verdicts[0].support) == ((), (), Support.NOT_FOUND)


@pytest.mark.parametrize(
    "changed",
    [{"quote": "每周检查3次。"}, {"start": 0, "end": 7}, {"address": "1."}, {"address": "9."}],
)
def test_a_false_quote_is_a_fault(changed: dict[str, object]) -> None:
    false = replace(citation(1, 2), **changed)  # type: ignore[arg-type]
    with pytest.raises(UnsupportedCitation):
        shown([Sentence("每月检查3次。", (1,))], [false], PLANS, UNITS)


def test_an_unknown_marker_is_a_fault() -> None:
    with pytest.raises(UnsupportedCitation, match="编号"):
        shown([Sentence("每月检查3次。", (7,))], [citation(1, 2)], PLANS, UNITS)


def test_every_clause_is_quoted_whole() -> None:
    assert [one.quote for one in every_clause(PLAN)] == PLAN.text.split("\n")


def test_a_usual_answer_takes_little_time() -> None:
    sentences = [Sentence(PLAN.text.split("\n")[at], (at + 1,)) for at in range(3)]
    citations = [citation(at + 1, at) for at in range(3)]
    times = []
    for _ in range(20):
        start = time.perf_counter()
        shown(sentences, citations, PLANS, UNITS)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.005
