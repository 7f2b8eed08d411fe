"""Questions that point at an item by its number."""

import pytest

from rag.answer import Answer, Status
from rag.item_numbers import pointed_items
from rag.service import Service


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("要点一第16项由谁负责", (16,)),
        ("第五条讲了什么", (5,)),
        ("第3项和第 12 项的时限", (3, 12)),
        ("第三方检测多久一次", ()),
        ("轨道交通第2条生产线", ()),
        ("第一责任人是谁", ()),
        ("开头把什么当成头等大事", (0,)),
        ("要点一开篇讲了什么", (0,)),
        ("带头检查的是谁", ()),
        ("从4月开头", ()),
    ],
)
def test_the_numbers_that_are_read(question: str, items: tuple[int, ...]) -> None:
    assert pointed_items(question, {0, 3, 5, 12, 16}) == items


@pytest.mark.parametrize("question", ["最后那一条讲了什么", "要点二最后一条里的各种日子"])
def test_the_last_item_is_that_of_one_plan(question: str) -> None:
    assert pointed_items(question, {0, 3, 16}, alone=True) == (16,)
    assert pointed_items(question, {0, 3, 16}) == ()


def cited(answer: Answer) -> set[tuple[str, int | None]]:
    return {(one.plan_title[:7], one.item) for one in answer.citations}


def test_what_an_item_says_is_the_whole_clause(service: Service) -> None:
    answer = service.ask("青石镇2024年第5项讲了什么？")
    assert cited(answer) == {("青石镇2024", 5)}
    assert answer.citations[0].quote.startswith("石材加工企业。")


def test_who_is_asked_of_an_item_gets_its_units(service: Service) -> None:
    answer = service.ask("临江区2024年第20项的责任单位是哪些？")
    assert cited(answer) == {("临江区2024", 20)}
    assert "区应急局" in answer.text


def test_an_item_that_is_not_there_is_missing(service: Service) -> None:
    answer = service.ask("青石镇2024年第99项讲了什么？")
    assert answer.status is Status.NO_EVIDENCE
    assert "第99项" in answer.text
    assert answer.nearest


def test_a_subject_that_the_item_does_not_have_is_refused(service: Service) -> None:
    assert service.ask("青石镇2024年第5项对无人机有什么要求？").status is not Status.ANSWERED
