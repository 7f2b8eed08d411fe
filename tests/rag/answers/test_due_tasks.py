"""Which tasks fall due: the period exactly, earlier ones apart, of a unit only its own."""

import re

import pytest

from index.record import record_of
from rag.answers.about import NARROWED
from rag.answers.due_tasks import EARLIER, NONE_DUE, ONLY_EARLIER, due_tasks
from rag.answers.line import Drawn
from rag.opened import Opened
from tests.rag.asked import TODAY, as_list, asked, texts
from tests.rag.conftest import Ask
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "9月底前建成平台。（责任单位：区应急局）4月底前完成排查。（责任单位：区教育局）",
    "6月底前报送总结。每月检查1次。",
    "6月15日前印发方案。（区应急局牵头，区教育局配合）",
    "6月组织安全生产月活动。（责任单位：区教育局）",
    "更换线路。（责任单位：区住建局，完成时限：10月底前）",
)
NO_YEAR = plan("丙区工作要点", "6月底前建成哨所。", year=None)
RECORDS = (record_of(MADE, 120), record_of(NO_YEAR, 120))


def drawn(question: str, *units: str) -> Drawn:
    """What the first plan made by hand says."""
    return due_tasks(asked(question, MADE), units, RECORDS, TODAY)


@pytest.mark.parametrize(
    ("question", "now", "earlier"),
    [
        (
            "6月底前要完成哪些工作？",
            ["6月15日前印发方案。", "6月底前报送总结。"],
            ["4月底前完成排查。"],
        ),
        (
            "6月有哪些工作到期？",
            ["6月15日前印发方案。", "6月底前报送总结。", "6月组织安全生产月活动。"],
            [],
        ),
        ("4月底前要完成哪些工作？", ["4月底前完成排查。"], []),
        ("三季度有哪些工作要完成？", ["9月底前建成平台。"], []),
    ],
)
def test_what_ends_in_the_period_by_date_and_what_ends_before_it_apart(
    question: str, now: list[str], earlier: list[str]
) -> None:
    found = drawn(question)
    assert texts(found.lines) == now
    assert texts(found.related) == earlier
    assert found.related_title == (EARLIER if earlier else "")


def test_a_unit_has_what_it_carries() -> None:
    found = drawn("9月底前区教育局要完成哪些工作？", "区教育局")
    assert texts(found.lines) == ["4月底前完成排查。", "6月15日前印发方案。"]
    assert found.notices == (ONLY_EARLIER,)
    found = drawn("6月底前区教育局要完成哪些工作？", "区教育局")
    assert texts(found.lines) == ["6月15日前印发方案。"]
    assert texts(found.related) == ["4月底前完成排查。"]


def test_a_deadline_of_the_note_is_told_with_the_note() -> None:
    (line,) = drawn("10月有哪些工作到期？").lines
    assert line.text == "更换线路。（责任单位：区住建局，完成时限：10月底前）"
    assert len(line.spans) == 2


def test_without_a_period_there_is_nothing() -> None:
    assert drawn("哪些工作到期？") == Drawn()


def test_a_period_without_a_task_says_so() -> None:
    assert drawn("11月有哪些工作到期？").notices == (NONE_DUE.format(units=""),)
    assert drawn("3月底前区住建局要完成什么？", "区住建局").notices == (
        NONE_DUE.format(units="区住建局"),
    )


def test_a_subject_beside_the_period_counts() -> None:
    question = as_list("6月底前总结方面要完成哪些工作？", MADE)
    found = due_tasks(question, (), RECORDS, TODAY)
    assert found.notices == (NARROWED.format(words="总结"),)
    assert texts(found.lines) == ["6月底前报送总结。"]
    assert found.related == ()


def test_a_plan_without_a_year_is_read_by_months() -> None:
    found = due_tasks(asked("6月底前要完成哪些工作？", NO_YEAR), (), RECORDS, TODAY)
    assert texts(found.lines) == ["6月底前建成哨所。"]


def test_next_month_is_counted_from_today() -> None:
    assert len(drawn("下个月有哪些工作到期？").lines) == 3


@pytest.mark.parametrize("month", range(3, 13))
def test_no_sentence_of_the_samples_with_that_date_is_left_out(opened: Opened, month: int) -> None:
    records = opened.snapshot.records
    words = re.compile(rf"(?<!\d){month}月底前")
    for record in records:
        question = asked(f"{month}月底前要完成哪些工作？", record.plan)
        told = due_tasks(question, (), records, TODAY).lines
        spans = [span for line in told for span in line.spans]
        for found in words.finditer(record.plan.text):
            assert any(span.start <= found.start() < span.end for span in spans), found


def test_the_answer_names_the_period_of_its_own_plan(ask: Ask) -> None:
    answer = ask("青石镇9月底前要完成哪些工作？")
    assert answer.kind == "哪些工作到期"
    assert answer.text == "对老街126户木结构房屋更换老化线路，9月底前完成。[1]"
    assert answer.related_title == EARLIER
    assert [re.findall(r"\d+月(?:\d+日|底)前", one.text) for one in answer.related] == [
        ["4月15日前"],
        ["6月底前"],
        ["7月底前"],
        ["8月底前"],
    ]
    assert answer.trace.refused == ()


def test_the_unit_of_the_question_counts(ask: Ask) -> None:
    answer = ask("云津市6月底前市应急局要完成哪些工作？")
    assert [one.quote[:6] for one in answer.cited] == ["云津化工园区"]
    assert ["5月底前" in one.text for one in answer.related] == [True]


def test_the_whole_year_asks_for_every_deadline(ask: Ask) -> None:
    assert len(ask("青石镇全年有哪些任务要完成？").sentences) > 5
