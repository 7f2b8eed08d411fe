"""The straight line from a question to an answer: retried follow-ups, notes, refusals."""

from datetime import date
from pathlib import Path

import pytest

from index.settings import Settings
from rag.answer import Status
from rag.service import Service
from tests.rag.conftest import Ask
from tests.rag.promises import apart_from_times

FESTIVAL = "青石镇古镇灯会有什么要求？"
VISITORS = "每天最多可以进多少个游客？"
STEPS = ["理解问题", "计算向量", "检索", "比对证据", "判断依据", "摘录", "核对引文"]


def test_a_follow_up_that_finds_nothing_is_tried_again_with_its_subject(ask: Ask) -> None:
    alone, followed = ask(VISITORS), ask(VISITORS, FESTIVAL)
    assert alone.status is Status.NO_EVIDENCE
    assert followed.status is Status.ANSWERED
    assert "8000人" in followed.text
    assert followed.question == VISITORS


def test_what_answers_at_once_is_not_tried_again(ask: Ask) -> None:
    question = "石材企业新员工岗前培训不少于多少学时？"
    answer = ask(question, FESTIVAL)
    assert [step.name for step in answer.trace.steps] == STEPS
    assert answer.text == ask(question).text


def test_what_finds_nothing_twice_is_refused_as_the_first_time(ask: Ask) -> None:
    question = "无人机飞行的审批由哪个部门负责呢？"
    answer = ask(question, "渡口由谁负责？")
    assert answer.status is Status.NO_EVIDENCE
    assert answer.trace.understood == ask(question).trace.understood


def test_a_subject_gives_no_answer_to_a_question_that_has_its_own(ask: Ask) -> None:
    question = "共享单车由哪个部门负责监管呢？"
    assert ask(question).status is Status.NO_EVIDENCE
    assert ask(question, FESTIVAL).status is Status.NO_EVIDENCE


def test_what_no_plan_holds_is_not_tried_again(ask: Ask) -> None:
    answer = ask("东湖镇的灯会最多可以进多少个游客呢？", "古镇灯会有什么要求？")
    assert answer.status is Status.NO_EVIDENCE
    assert "东湖镇" in answer.text
    assert [step.name for step in answer.trace.steps] == STEPS


def test_a_place_of_its_own_is_not_answered_from_the_plan_asked_before(ask: Ask) -> None:
    answer = ask("东湖镇的灯会最多可以进多少个游客呢？", FESTIVAL)
    assert answer.status is Status.NO_EVIDENCE


def test_the_trace_names_the_units_and_the_words_that_were_read(ask: Ask) -> None:
    answer = ask("区教育局对电瓶车有什么要求？")
    assert "单位：区教育局" in answer.trace.notes
    assert any("电瓶车" in one and "电动自行车" in one for one in answer.trace.notes)


@pytest.mark.parametrize("question", ["校车每年检查几次？", "农村建房施工人员要持证吗？"])
def test_words_that_only_touch_are_not_read_as_one(ask: Ask, question: str) -> None:
    assert ask(question).trace.notes == ()


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("渡口渡船由谁负责？", "谁负责"),
        ("石材加工企业多久检查一次？", "多久一次"),
        ("古镇灯会每日客流上限多少人？", "多少"),
        ("氢能源汽车加氢站由谁监管？", "谁负责"),
    ],
)
def test_an_answer_says_what_was_asked_for(ask: Ask, question: str, kind: str) -> None:
    assert ask(question).kind == kind


def test_the_day_changes_notices_and_no_sentence(ask: Ask) -> None:
    question = "古镇灯会每日客流上限多少人？"
    now, later = ask(question), ask(question, today=date(2026, 1, 1))
    assert (now.notices, now.sentences) != (later.notices, later.sentences)
    assert now.sentences == later.sentences
    assert apart_from_times(now) == apart_from_times(ask(question))


def test_a_service_counts_from_the_day_of_its_settings(library_home: Path) -> None:
    pinned = Service.open(Settings(home=library_home, today=date(2031, 5, 10)))
    assert "今年是2031年" in pinned.ask("今年古镇灯会每日客流上限多少人？").notices[0]


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("学校多久搞一次疏散演练？", "食堂今天中午吃什么菜？"),
        ("学校多久搞一次疏散演练？", "校长姓什么"),
        ("粉尘涉爆企业多久检查一次？", "股票还能涨吗"),
        ("粉尘涉爆企业多久检查一次？", "为什么要这么规定呢"),
        ("青石镇自建房怎么管？", "那边房价多少钱一平"),
        ("举报奖励是谁牵头？", "那他们的电话打多少？"),
    ],
)
def test_a_conversation_about_a_clause_does_not_answer_what_it_does_not_say(
    ask: Ask, before: str, question: str
) -> None:
    assert ask(question, before).status is not Status.ANSWERED


def test_a_conversation_of_long_questions_is_no_fault(ask: Ask) -> None:
    long = "对粉尘涉爆企业的检查频次和责任单位，" * 52
    assert ask("那多久检查一次？", f"{long}由谁负责？", f"{long[:600]}什么时候完成？").sentences
