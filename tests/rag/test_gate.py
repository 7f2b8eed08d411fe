"""Whether evidence is enough, and what is said when it is not."""

from dataclasses import replace

import pytest

from rag.gate import BIAS, THRESHOLD, WEIGHTS, Features, Verdict, judge, strength
from rag.service import Service

NOTHING = Features(*[0.0] * len(WEIGHTS))


def verdict(service: Service, question: str) -> Verdict:
    """What the gate says to a question over the samples."""
    found = service.findings(question)
    return judge(found.question, found.best, found.weighed)


def test_strength_is_the_logistic_curve_over_the_features() -> None:
    assert NOTHING.values() == (0.0,) * len(WEIGHTS)
    # 1 / (1 + e^5) is .0067: no evidence, no answer.
    assert BIAS < -5
    assert strength(NOTHING) < 0.007 < THRESHOLD


def test_what_speaks_for_an_answer_strengthens_and_what_speaks_against_weakens() -> None:
    plain = strength(NOTHING)
    for name in ("words", "cosine", "bm25", "fits", "margin", "named", "followed"):
        assert strength(replace(NOTHING, **{name: 1.0})) > plain
    for name in ("absent", "swapped", "gap", "behind", "row"):
        assert strength(replace(NOTHING, **{name: 1.0})) < plain


def test_enough_evidence_passes(service: Service) -> None:
    passed = verdict(service, "渡工年龄不得超过多少岁？")
    assert passed.strength > THRESHOLD
    assert [one.plan.level.value for one in passed.passed] == ["镇街"]
    assert passed.reason == ""


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("江北区2024年要点里渡口谁管？", "库中没有江北区"),
        ("2031年的要点怎么说？", "库中没有2031年的计划"),
        ("轨道交通2号线由谁负责？", "库中没有“2号线”"),
        ("钢铁、铝加工企业高温熔融金属作业区域设置会议室罚款多少？", "没有写明多少"),
        ("今天晚上吃什么？", "没有找到足以回答"),
    ],
)
def test_a_refusal_says_what_is_missing(service: Service, question: str, reason: str) -> None:
    refused = verdict(service, question)
    assert refused.passed == ()
    assert reason in refused.reason


def test_plans_that_are_compared_all_speak(service: Service) -> None:
    compared = verdict(service, "临江区2023年和2024年镇街专职安全员人数有什么变化？")
    assert {one.plan.year for one in compared.passed} == {2023, 2024}


def test_plans_that_are_named_one_by_one_all_speak(service: Service) -> None:
    asked = service.findings("举报奖励，临江区2024年和青石镇各给多少钱？")
    assert asked.question.compares
    passed = verdict(service, "举报奖励，临江区2024年和青石镇各给多少钱？").passed
    assert {one.plan.title[:3] for one in passed} == {"临江区", "青石镇"}
