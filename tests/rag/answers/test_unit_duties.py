"""All duties of a unit: complete, counted, by role, what groups carry apart."""

import re
from collections import Counter

import pytest

from index.ledger.duty import Duty
from index.record import record_of
from rag.answer import Answer
from rag.answers.line import Drawn
from rag.answers.unit_duties import COLLECTIVE, NO_SUCH_ROLE, NOT_OF_IT, unit_duties
from rag.opened import Opened
from rag.service import Service
from tests.rag.asked import as_list, asked, texts
from tests.rag.conftest import Ask
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "检查校车。（责任单位：区教育局）演练。（区应急局牵头，区教育局配合）",
    "排查燃气。（区教育局牵头，区住建局配合）",
    "全面加强监管。（各有关部门分工负责）",
    "加强宣传。（责任单位：各镇街）",
    "巡查渡口。（责任单位：区应急局）",
)
OTHER = plan("乙区2024年工作要点", "更换线路。（责任单位：区教育局）")
RECORDS = (record_of(MADE, 120), record_of(OTHER, 120))
EDUCATION = ("区教育局",)


def drawn(question: str, units: tuple[str, ...] = EDUCATION) -> Drawn:
    """The duties in the first plan made by hand."""
    return unit_duties(as_list(question, MADE, units), units, RECORDS)


def roles(answer: Answer) -> list[str]:
    """The role that each line begins with, behind the title; counts aside."""
    told = [sentence.text.split("》：")[-1] for sentence in answer.sentences]
    return [line[:2] for line in told if "：共" not in line]


def test_every_duty_below_a_count_of_the_clauses() -> None:
    assert texts(drawn("区教育局负责哪些工作？").lines) == [
        "区教育局：共2条。",
        "负责：检查校车。",
        "配合：演练。",
        "牵头：排查燃气。",
    ]


def test_the_count_cites_what_it_counts() -> None:
    count, *rest = drawn("区教育局负责哪些工作？").lines
    assert count.spans == tuple(span for line in rest for span in line.spans)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("区教育局牵头哪些工作？", ["区教育局：共1条。", "牵头：排查燃气。"]),
        ("区教育局配合哪些工作？", ["区教育局：共1条。", "配合：演练。"]),
        ("区教育局在燃气方面负责哪些工作？", ["区教育局：共1条。", "牵头：排查燃气。"]),
    ],
)
def test_the_role_or_the_subject_that_is_asked_for(question: str, told: list[str]) -> None:
    assert texts(drawn(question).lines) == told


@pytest.mark.parametrize(
    "question", ["区教育局在渡口巡查里头承担什么任务？", "渡口要巡查，这里头区教育局负责哪一块？"]
)
def test_a_subject_that_is_another_units_is_no_reason_to_tell_the_others(question: str) -> None:
    told = drawn(question)
    assert not told.lines
    assert told.notices == (NOT_OF_IT.format(words="渡口", units="区教育局"),)


def test_the_word_for_a_kind_of_work_narrows_nothing() -> None:
    told = texts(drawn("区教育局要参与哪几方面的排查和工作？").lines)
    assert told[0] == "区教育局：共2条。"


def test_only_the_clauses_that_are_meant() -> None:
    """ "这一条里区教育局做什么" after a question about its second clause."""
    question = as_list("这一条里区教育局负责哪些工作？", MADE, EDUCATION)
    within = frozenset({(MADE.id, MADE.clauses[1].address)})
    told = unit_duties(question, EDUCATION, RECORDS, within)
    assert texts(told.lines) == ["区教育局：共1条。", "牵头：排查燃气。"]


def test_a_role_that_a_unit_does_not_have_is_said() -> None:
    told = drawn("区应急局配合哪些工作？", ("区应急局",))
    assert told.notices == (NO_SUCH_ROLE.format(units="区应急局", role="配合"),)
    assert len(told.lines) > 1
    assert drawn("区应急局牵头哪些工作？", ("区应急局",)).notices == ()


@pytest.mark.parametrize(
    "question", ["区教育局牵头和配合哪些工作？", "区教育局全部工作，含牵头的有哪些？"]
)
def test_several_roles_are_all_of_them(question: str) -> None:
    assert texts(drawn(question).lines)[0] == "区教育局：共2条。"


def test_duties_of_groups_stand_apart_and_are_never_mixed_in() -> None:
    answer = drawn("区教育局负责哪些工作？")
    assert len(answer.related) == 1
    assert "全面加强监管。" in answer.related[0].text
    assert answer.related_title == COLLECTIVE.format(units="区教育局")
    assert not any("加强" in line.text for line in answer.lines)


def test_a_role_or_a_subject_asks_for_no_groups() -> None:
    assert drawn("区教育局牵头哪些工作？").related == ()


def test_only_the_plans_that_are_asked_and_each_with_its_count() -> None:
    both = unit_duties(asked("区教育局负责哪些工作？", MADE, OTHER), EDUCATION, RECORDS)
    counts = [(line.plan.id, line.text) for line in both.lines if "：共" in line.text]
    assert counts == [(MADE.id, "区教育局：共2条。"), (OTHER.id, "区教育局：共1条。")]


def test_a_unit_that_no_plan_names_has_nothing() -> None:
    assert drawn("区水利局负责哪些工作？", ("区水利局",)) == Drawn()


def named(duty: Duty, unit: str) -> bool:
    return unit in duty.leads + duty.responsible + duty.supporting


def test_no_duty_of_any_unit_of_the_samples_is_left_out(opened: Opened) -> None:
    records = opened.snapshot.records
    plans = opened.snapshot.plans.values()
    for unit in opened.units:
        lines = unit_duties(asked(f"{unit}负责哪些工作？", *plans), (unit,), records).lines
        told = Counter(
            (line.plan.id, line.spans[0].start) for line in lines if "：共" not in line.text
        )
        duties = [duty for record in records for duty in record.duties if named(duty, unit)]
        assert told == Counter(
            (duty.plan_id, duty.start if duty.end > duty.start else duty.note_start)
            for duty in duties
        ), unit


@pytest.mark.parametrize("unit", ["区教育局", "市安委办", "镇应急办", "区住建局", "区应急局"])
def test_every_duty_passes_the_gate_and_is_shown(ask: Ask, service: Service, unit: str) -> None:
    answer = ask(f"{unit}负责哪些工作？")
    duties = [one for record in service.records() for one in record.duties if named(one, unit)]
    assert len(roles(answer)) == len(duties)
    assert answer.trace.refused == ()
    assert {one.plan_id for one in answer.citations} == {one.plan_id for one in duties}


def test_what_groups_carry_passes_the_gate_and_is_shown_apart(ask: Ask) -> None:
    answer = ask("区教育局2024年负责哪些工作？")
    assert answer.related_title == COLLECTIVE.format(units="区教育局")
    assert any("7个工作日内完成核查" in one.text for one in answer.related)
    assert not any("7个工作日内完成核查" in one.text for one in answer.sentences)


def test_groups_of_another_level_are_not_asked_about(opened: Opened) -> None:
    plans = opened.snapshot.plans.values()
    for question in ("区教育局负责哪些工作？", "区教育局配合哪些工作？"):
        groups = unit_duties(asked(question, *plans), EDUCATION, opened.snapshot.records).related
        assert not [line.text for line in groups if line.plan.title.startswith("云津市")]


def test_two_units_are_counted_together(ask: Ask) -> None:
    answer = ask("区教育局和区卫健局负责哪些工作？")
    assert answer.trace.refused == ()
    assert answer.sentences[0].text.endswith("：共2条。")


def test_the_four_notes_that_name_a_unit_and_nothing_else(ask: Ask, service: Service) -> None:
    answer = ask("青石派出所要做哪些事？")
    assert answer.sentences[0].text == "青石派出所：共4条。"
    assert roles(answer) == ["配合", "负责", "配合", "配合"]
    (plan,) = (plan for plan in service.plans() if plan.issuer.startswith("青石镇"))
    assert all("青石派出所" in one.quote for one in answer.citations[1::2])
    assert plan.text.count("青石派出所") == len(answer.sentences) - 1


def test_the_role_is_read_from_the_question(ask: Ask) -> None:
    assert set(roles(ask("区住建局2024年牵头哪些任务？"))) == {"牵头"}
    assert set(roles(ask("区住建局2024年配合哪些任务？"))) == {"配合"}
    every = roles(ask("区住建局2024年负责哪些任务？"))
    assert set(every) == {"牵头", "负责", "配合"}
    assert roles(ask("区住建局2024年哪些任务要牵头、哪些要配合？")) == every


def test_without_that_role_the_others_are_told_as_what_they_are(ask: Ask) -> None:
    assert set(roles(ask("区公安分局2023年牵头哪些任务？"))) == {"负责", "配合"}


def test_a_unit_of_one_level_is_not_that_of_another(ask: Ask) -> None:
    answer = ask("市文旅局负责哪些工作？")
    assert {citation.plan_title[:3] for citation in answer.citations} == {"云津市"}


def test_a_place_that_a_sentence_names_in_short_is_told_too() -> None:
    made = plan(
        "丙区2024年工作要点",
        "治理铁路沿线。（河口镇、柳林镇分工负责）",
        "探索建立河口、柳林等乡镇的演练制度。",
        "开展河口大桥检测。",
    )
    lines = unit_duties(asked("河口镇要干哪些？", made), ("河口镇",), (record_of(made, 120),)).lines
    assert texts(lines) == [
        "河口镇：共1条。",
        "负责：治理铁路沿线。",
        "探索建立河口、柳林等乡镇的演练制度。",
    ]


def test_no_line_of_any_list_is_lost_in_the_citation_gate(ask: Ask, opened: Opened) -> None:
    # A role or a count may be left out, never what it stands before.
    for unit in (*sorted(opened.units), *opened.groups):
        answer = ask(f"{unit}有哪些任务")
        assert answer.sentences
        lost = [one for one in answer.trace.refused if not re.search(r"(?:：|：共\d+条。)（", one)]
        assert not lost, unit


def test_what_units_do_together_names_them_all() -> None:
    both = ("区教育局", "区应急局")
    assert len(drawn("区教育局、区应急局负责哪些工作？", both).lines) > 2
    assert texts(drawn("区教育局和区应急局共同负责哪些工作？", both).lines)[1:] == ["牵头：演练。"]
