"""A quote that is not there never passes."""

from dataclasses import replace

import pytest

from index.plan import Repair
from rag.answer import Citation, Sentence
from rag.citations import UnsupportedCitation, checked, cite, deep_link
from tests.rag.plans import plan

PLAN = plan("计划", "渡口每月检查。设置标牌。", "矿山每周检查。")
PLANS = {PLAN.id: PLAN}
GOOD = cite(1, PLAN, PLAN.clauses[0], 0, 7)
SAID = (Sentence("渡口每月检查。", (1,)),)


def test_a_citation_is_its_place() -> None:
    assert GOOD.quote == "渡口每月检查。" == PLAN.text[GOOD.start : GOOD.end]
    assert (GOOD.address, GOOD.item, GOOD.source_place) == ("1.", 1, "第1行")
    assert checked(SAID, (GOOD,), PLANS) == (GOOD,)


@pytest.mark.parametrize(
    "bad",
    [
        replace(GOOD, start=GOOD.start + 1, end=GOOD.end + 1),
        replace(GOOD, end=GOOD.end - 1),
        replace(GOOD, quote="渡口每周检查。"),
        replace(GOOD, quote=GOOD.quote[:-1]),
        replace(GOOD, address="2."),
        replace(GOOD, address="没有"),
        replace(GOOD, end=GOOD.start, quote=""),
        cite(1, PLAN, PLAN.clauses[0], 0, len(PLAN.text)),
    ],
)
def test_a_quote_that_does_not_stand_there_is_a_fault(bad: Citation) -> None:
    with pytest.raises(UnsupportedCitation, match="引文核对失败"):
        checked(SAID, (bad,), PLANS)


@pytest.mark.parametrize(
    ("sentences", "citations"),
    [
        ((Sentence("渡口每月检查。", ()),), (GOOD,)),
        ((*SAID, Sentence("没有依据。", ())), (GOOD,)),
        ((Sentence("渡口每月检查。", (2,)),), (GOOD,)),
        ((Sentence("渡口每月检查。", (1, 2)),), (GOOD,)),
        (SAID, ()),
        ((), (GOOD,)),
    ],
)
def test_sentences_and_citations_must_match(
    sentences: tuple[Sentence, ...], citations: tuple[Citation, ...]
) -> None:
    with pytest.raises(UnsupportedCitation):
        checked(sentences, citations, PLANS)


def test_nothing_said_needs_nothing() -> None:
    assert checked((), (), PLANS) == ()


def test_a_repaired_reading_is_noted_where_it_is_quoted() -> None:
    repaired = plan(
        "计划", "渡口每月检查。", "其他。", repairs=(Repair("渡囗", "渡口", 0, "错字", "第1行"),)
    )
    noted = cite(1, repaired, repaired.clauses[0], 0, 7)
    assert noted.note == "“渡口”在原文件中为“渡囗”"
    assert cite(1, repaired, repaired.clauses[1], 8, 11).note == ""


def test_the_deep_link_is_safe_in_an_address_bar() -> None:
    assert deep_link("p", "二、›9.") == "/?plan=p&address=%E4%BA%8C%E3%80%81%E2%80%BA9."


@pytest.mark.parametrize(("sure", "least"), [(0.42, "（最没有把握的字 42%）"), (0.99, "")])
def test_a_quote_from_a_picture_says_that_it_was_recognised(sure: float, least: str) -> None:
    clause = PLAN.clauses[0]
    scanned = replace(clause, origin=replace(clause.origin, sure=sure))
    said = cite(1, PLAN, scanned, 0, 7).note
    assert said == f"原件是图片，文字由识别得出{least}，请核对原件"
    assert GOOD.note == ""
