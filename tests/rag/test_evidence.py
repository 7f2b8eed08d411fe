"""Sentences of the samples weighed as evidence."""

import pytest

from rag.answer import Turn
from rag.service import Service

QUESTION = "渡工年龄不得超过多少岁？"


def test_the_sentence_that_says_it_comes_first(service: Service) -> None:
    weighed = service.findings(QUESTION).weighed
    assert "65周岁" in weighed[0].sentence.text
    assert weighed[0].fits
    assert [one.score for one in weighed] == sorted((one.score for one in weighed), reverse=True)


def test_a_sentence_stands_in_its_clause_and_plan(service: Service) -> None:
    weighed = service.findings(QUESTION).weighed
    for one in weighed:
        assert one.clause.start <= one.sentence.start < one.sentence.end <= one.clause.end
        assert one.plan.text[one.sentence.start : one.sentence.end] == one.sentence.text
        assert one.sentence.plan_id == one.plan.id == one.clause.plan_id
        assert 0 <= one.words <= 1
        assert 0 <= one.swapped <= one.absent <= 1
        assert 0 <= one.bm25 <= 1


def test_the_note_behind_a_sentence_governs_it(service: Service) -> None:
    best = service.findings("对3家瓶装液化石油气企业每月检查1次由谁负责？").best
    duty = best[0].duty
    assert duty is not None
    assert set(duty.units()) == {"区城管局", "区市场监管局"}


def test_best_holds_one_sentence_a_plan_best_plan_first(service: Service) -> None:
    found = service.findings("粉尘涉爆企业多久检查一次？")
    best, weighed = found.best, found.weighed
    assert len({one.plan.id for one in best}) == len(best) == 4
    assert best[0] is weighed[0]
    assert all(one.fits for one in best[:3])


def test_a_follow_up_stays_with_the_clause_of_the_question_before(service: Service) -> None:
    before = [Turn("user", "临江区2024年举报一般隐患查实了奖多少？")]
    followed = service.findings("要是本厂工人呢，给的会不会多些？", before).weighed
    alone = service.findings("要是本厂工人呢，给的会不会多些？").weighed
    assert {one.clause.item for one in followed if one.followed} == {19}
    assert not any(one.followed for one in alone)


@pytest.mark.parametrize("question", ["临江区2023年渡口多久检查一次？", "2023年渡口多久检查一次？"])
def test_only_the_plan_that_is_named_is_weighed(service: Service, question: str) -> None:
    weighed = service.findings(question).weighed
    assert {one.plan.year for one in weighed} == {2023}
