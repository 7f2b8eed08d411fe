"""Plans that are compared speak of the same."""

from dataclasses import replace

from rag.counterparts import counterparts
from rag.gate import SAME, judge
from rag.opened import Opened
from rag.reranker import shipped_reranker
from rag.service import Service
from tests.rag.conftest import Ask

FERRIES = "临江区2023年和2024年对渡口渡船的检查有什么不同？"


def test_one_plan_has_no_counterpart(service: Service, opened: Opened) -> None:
    found = service.findings(FERRIES)
    assert counterparts(opened.snapshot, found.best[:1], found.weighed) == found.best[:1]


def test_the_strongest_stays_and_each_plan_speaks_once(service: Service, opened: Opened) -> None:
    found = service.findings(FERRIES)
    chosen = counterparts(opened.snapshot, found.best, found.weighed)
    assert found.best[0] in chosen
    assert len({one.plan.id for one in chosen}) == len(chosen) == len(found.best)
    assert all("渡" in one.sentence.text for one in chosen)


def test_a_weaker_sentence_about_the_same_replaces_the_best(
    service: Service, opened: Opened
) -> None:
    found = service.findings(FERRIES)
    top, other = found.best[:2]
    others = [one for one in found.weighed if one.plan is other.plan and one is not other]
    stray = next(one for one in others if "渡" not in one.sentence.text)
    chosen = counterparts(opened.snapshot, (top, stray), (top, stray, other))
    assert other in chosen


def test_no_sentence_is_told_twice(ask: Ask) -> None:
    answer = ask(FERRIES)
    for sentence in answer.sentences:
        told = [part for part in sentence.text.split("。") if part]
        assert len(told) == len(set(told)), sentence.text


def test_what_is_nearly_the_same_sentence_speaks_however_weak_its_words(service: Service) -> None:
    found = service.findings(FERRIES)
    top, other = found.best[:2]
    weak = replace(other, words=0.0, cosine=0.3, bm25=0.0, mix=0.0, fits=False, score=0.0)
    for likeness, speak in ((SAME - 0.01, False), (SAME, True)):
        best = (top, replace(weak, likeness=likeness))
        passed = judge(found.question, best, found.weighed, shipped_reranker()).passed
        assert (best[1] in passed) is speak


def test_a_conversation_about_a_lead_in_tells_its_parts(ask: Ask) -> None:
    answer = ask("青石镇消防今年重点做哪三样？列一下")
    assert all(part in answer.text for part in ("集镇老街", "九小场所", "微型消防站"))
