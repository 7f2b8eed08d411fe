"""Whether evidence is enough, and what is said when it is not."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rag.gate import BIAS, THRESHOLD, WEIGHTS, Features, Verdict, in_prose, judge, strength
from rag.reranker import shipped_reranker
from rag.service import Service

NOTHING = Features(*[0.0] * len(WEIGHTS))


def verdict(service: Service, question: str) -> Verdict:
    """What the gate says to a question over the samples."""
    found = service.findings(question)
    return judge(found.question, found.best, found.weighed, shipped_reranker())


def test_strength_is_the_logistic_curve_over_the_features() -> None:
    assert NOTHING.values() == (0.0,) * len(WEIGHTS)
    # 1 / (1 + e^4.7) is .009: no evidence, no answer.
    assert BIAS < -4.7
    assert strength(NOTHING) < 0.009 < THRESHOLD


def test_what_speaks_for_an_answer_strengthens_and_what_speaks_against_weakens() -> None:
    plain = strength(NOTHING)
    for name in ("words", "cosine", "bm25", "fits", "margin", "named", "followed", "reading"):
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
        ("钢铁、铝加工企业高温熔融金属作业区域设置会议室罚款多少？", "没有写明具体数额"),
        ("今天晚上吃什么？", "没有找到足以回答"),
    ],
)
def test_a_refusal_says_what_is_missing(service: Service, question: str, reason: str) -> None:
    refused = verdict(service, question)
    assert refused.passed == ()
    assert reason in refused.reason


class Said:
    """A reranker that says what it is told, and keeps what it was asked to read."""

    def __init__(self, logit: float) -> None:
        self.logit = logit
        self.read: list[str] = []

    def score(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        self.read.extend(texts)
        return (self.logit,) * len(texts)


def test_what_is_open_is_read_and_the_reading_decides(service: Service) -> None:
    found = service.findings("采石场的爆破由谁牵头？")
    yes, no = Said(9.0), Said(-9.0)

    def plans(reranker: Said) -> set[str]:
        verdict = judge(found.question, found.best, found.weighed, reranker)
        return {one.plan.title[:7] for one in verdict.passed}

    assert plans(yes) - plans(no) == {"临江区2023", "青石镇2024"}
    # Heading, sentence and the note that names its units are read together, the note as prose.
    assert any("由镇应急办牵头，青石派出所配合。" in text and "\n" in text for text in yes.read)
    # The others stand too low for any reading to turn them.
    assert len(yes.read) == len(no.read) < len(found.best)


def test_a_note_is_read_as_prose() -> None:
    assert (
        in_prose("每月检查1次。 （责任单位：区应急局、区住建局）")
        == "每月检查1次。 由区应急局、区住建局负责。"
    )
    assert (
        in_prose("设置标牌。（镇交管站牵头，各村配合）") == "设置标牌。 由镇交管站牵头，各村配合。"
    )
    assert in_prose("检查1次。【责任单位：区住建局】") == "检查1次。 由区住建局负责。"
    assert in_prose("关闭矿山（共2家）。") == "关闭矿山（共2家）。"


def test_a_refusal_tells_a_value_that_is_not_set_from_a_matter_that_is_not_there(
    service: Service,
) -> None:
    assert "没有写明具体数额" in verdict(service, "云津城区乱放烟花爆竹罚款多少？").reason
    assert "没有写明" not in verdict(service, "火星移民补助多少钱？").reason


def test_what_is_certain_is_not_read(service: Service) -> None:
    found = service.findings("渡工年龄不得超过多少岁？")
    no = Said(-9.0)
    assert judge(found.question, found.best, found.weighed, no).passed
    assert no.read == []


def test_words_in_quotation_marks_must_stand_in_the_clause(service: Service) -> None:
    """Where one plan has them, what the others say of ferries is not meant."""
    plain = verdict(service, "渡口渡船四不开航由谁负责检查？").passed
    assert len(plain) > 1
    (quoted,) = verdict(service, "渡口渡船“四不开航”由谁负责检查？").passed
    assert "四不开航" in quoted.plan.quote(quoted.clause)


def test_plans_that_are_compared_all_speak(service: Service) -> None:
    compared = verdict(service, "临江区2023年和2024年镇街专职安全员人数有什么变化？")
    assert {one.plan.year for one in compared.passed} == {2023, 2024}


def test_plans_that_are_named_one_by_one_all_speak(service: Service) -> None:
    asked = service.findings("举报奖励，临江区2024年和青石镇各给多少钱？")
    assert asked.question.compares
    passed = verdict(service, "举报奖励，临江区2024年和青石镇各给多少钱？").passed
    assert {one.plan.title[:3] for one in passed} == {"临江区", "青石镇"}
