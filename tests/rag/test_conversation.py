"""What a conversation has spoken of, and a question in it."""

from collections.abc import Sequence
from datetime import date

import pytest

from index.embedder import Embedder
from rag.answer import Filters, Turn
from rag.conversation import (
    Spoken,
    earlier_question,
    in_conversation,
    replied_plans,
    with_subject,
)
from rag.followup import standalone
from rag.opened import Opened
from rag.pipeline import Pipeline
from rag.references import find_references
from rag.reranker import shipped_reranker
from rag.understand import understand
from rag.variant import Variant
from tests.rag.plans import NUMBERED, PLACES, TOWN

TODAY = date(2024, 6, 15)


def turns(*asked: str) -> list[Turn]:
    """A conversation in which each question got some answer."""
    return [
        turn for said in asked for turn in (Turn("user", said), Turn("assistant", "区应急局。"))
    ]


def test_what_the_assistant_said_is_no_subject() -> None:
    history = [Turn("assistant", "燃气管道由区住建局负责。")]
    assert standalone("由谁负责?", earlier_question(history, PLACES, TODAY), PLACES) == "由谁负责?"


def test_the_subject_is_what_was_asked_last_with_all_that_it_lacked() -> None:
    assert earlier_question((), PLACES, TODAY) == ""
    assert (
        earlier_question([Turn("assistant", "渡口由谁负责？"), Turn("user", "？")], PLACES, TODAY)
        == ""
    )
    last = earlier_question(turns("2023年渡口谁管?", "多久检查一次?"), PLACES, TODAY)
    assert all(words in last for words in ("2023年", "渡口", "多久检查一次"))


@pytest.mark.parametrize(
    ("history", "question", "holds"),
    [
        (["渡口由谁负责?"], "救生衣要穿到什么比例?", ["渡口", "救生衣要穿到什么比例?"]),
        (["青石镇的渡口由谁负责?"], "救生衣呢?", ["青石镇", "渡口", "救生衣呢?"]),
        (["2023年渡口谁管?", "多久检查一次?"], "穿救生衣吗?", ["2023年", "渡口", "穿救生衣吗?"]),
    ],
)
def test_a_question_takes_along_all_that_was_asked_before(
    history: list[str], question: str, holds: list[str]
) -> None:
    fuller = with_subject(question, earlier_question(turns(*history), PLACES, TODAY), PLACES)
    assert all(words in fuller for words in holds), fuller
    assert fuller.endswith(question)


def test_a_plan_of_its_own_takes_the_place_of_the_one_before() -> None:
    fuller = with_subject("2024年救生衣怎么穿?", "2023年渡口谁管?", PLACES)
    assert "2023" not in fuller
    assert "渡口" in fuller


def test_a_follow_up_refers_to_the_plans_that_were_replied() -> None:
    nothing = find_references("由谁负责?", PLACES)
    told = replied_plans("渡口每月检查1次（青石镇2024年第11条）。", nothing, PLACES)
    assert told.plan_ids == (TOWN.id,)
    assert replied_plans("每月检查1次。", nothing, PLACES) == nothing


def test_without_an_earlier_question_there_is_no_subject() -> None:
    assert with_subject("救生衣呢?", "", PLACES) == ""


def spoken(history: Sequence[Turn], question: str) -> Spoken:
    """A question about the numbered plans in its conversation."""
    return in_conversation(question, history, NUMBERED, TODAY)


def test_the_others_are_the_plans_that_were_not_asked_about() -> None:
    told = spoken(turns("要点一里渡口多久检查一次?"), "另外两份也是这个数吗?")
    assert set(told.references.plan_ids) == {"2024年工作要点二", "2024年工作要点三"}
    assert "渡口" in told.alone
    assert "要点一" not in told.alone


def test_other_wishes_are_no_other_plans() -> None:
    told = spoken(turns("要点一里渡口多久检查一次?"), "还有别的要求吗?")
    assert set(told.references.plan_ids) == {"2024年工作要点一"}


@pytest.mark.parametrize(
    ("question", "leans"),
    [("由谁负责?", True), ("都由谁去落实?", True), ("救生衣呢?", False), ("那要点二呢?", False)],
)
def test_a_question_that_names_nothing_leans_on_what_was_said(question: str, leans: bool) -> None:
    assert spoken(turns("要点一里渡口多久检查一次?"), question).leans is leans
    assert not spoken((), question).leans


@pytest.mark.parametrize(
    ("asked", "replied", "then", "units"),
    [
        # Asked today, the questions would be answered from another clause, or from another sentence of it.
        ("青石镇游客怎么管？", "古镇灯会期间每日客流上限为8000人。", "由谁负责？", "镇文化站牵头"),
        ("云津的客车怎么管？", "凌晨2时至5时，长途客运车辆一律落地休息。", "归谁管？", "市公安局"),
    ],
)
def test_a_question_that_names_nothing_is_about_what_was_replied(
    asked: str, replied: str, then: str, units: str, opened: Opened, embedder: Embedder
) -> None:
    pipeline = Pipeline(opened, embedder, shipped_reranker(), Variant(), date(2024, 5, 10))
    history = (Turn("user", asked), Turn("assistant", replied))
    answer = pipeline.answer(then, history, Filters())
    assert {replied} <= {citation.quote for citation in answer.citations}
    assert units in "".join(citation.quote for citation in answer.citations)
    assert not pipeline.answer("奖励多少钱？", history, Filters()).citations


def test_another_cycle_wants_its_sentence(opened: Opened) -> None:
    def cycles(question: str, *history: Turn) -> tuple[str, ...]:
        return understand(question, history, Filters(), opened, TODAY).cycles

    before = turns("季度的特色专项怎么搞？")
    assert cycles("按月的那个呢？", *before) == ("月",)
    assert cycles("按月的那个呢？") == ()
    assert cycles("是每月一次吗？", *before) == ()
