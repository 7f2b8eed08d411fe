"""Who is in charge: lead, responsible and supporting units apart."""

import pytest

from index.ledger.duties import duties_of
from rag.answers.who import in_roles, units_of_note, who_line
from tests.rag.asked import evidence
from tests.rag.conftest import Ask
from tests.rag.plans import plan

MADE = plan(
    "甲区2024年工作要点",
    "每月检查渡口。加强宣传。（区应急局牵头，区财政局、区教育局配合）",
    "严查违规。（责任单位：区应急局、区教育局）",
    "全面排查矿山。（区应急局牵头，各有关部门配合）",
    "燃气由区住建局负责安检。（责任单位：区教育局）",
    "由区住建局牵头开展评估。",
    "推广试点。",
    "村党组织书记为第一责任人。（责任单位：各村）",
)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("1.", "牵头：区应急局；配合：区财政局、区教育局"),
        ("2.", "责任：区应急局、区教育局"),
        ("3.", "区应急局牵头，各有关部门配合"),
    ],
)
def test_roles_are_told_apart_and_groups_in_the_words_of_the_note(address: str, told: str) -> None:
    (duty,) = (one for one in duties_of(MADE) if one.address == address)
    assert in_roles(duty, MADE.text[duty.note_start : duty.note_end]) == told


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("（责任单位：区应急局）", "责任单位：区应急局"),
        ("(责任单位:区应急局)", "责任单位：区应急局"),
        ("（区应急局牵头）。", "区应急局牵头"),
        ("责任单位：区应急局", "责任单位：区应急局"),
        ("〔责任单位：区应急局〕", "责任单位：区应急局"),
        ("【牵头单位：区应急局】", "牵头单位：区应急局"),
        ("【责任单位】区应急局", "【责任单位】区应急局"),
    ],
)
def test_a_note_is_told_without_its_brackets(note: str, words: str) -> None:
    assert units_of_note(note) == words


def test_the_units_are_carried_by_the_sentence_and_its_note() -> None:
    line = who_line(evidence(MADE, "每月检查渡口"), with_sentence=False)
    assert line.text == "牵头：区应急局；配合：区财政局、区教育局。"
    assert [MADE.text[one.start : one.end] for one in line.spans] == [
        "每月检查渡口。",
        "（区应急局牵头，区财政局、区教育局配合）",
    ]


def test_a_sentence_that_says_itself_who_does_it_is_told_without_a_note_of_others() -> None:
    """The note behind the next sentence names the units of another task."""
    clause = plan(
        "乙区2024年工作要点", "楼道充电的，由区消防大队依法处罚。更换电池。（责任单位：区商务局）"
    )
    best = evidence(clause, "楼道充电")
    assert who_line(best, False, "楼道充电谁来处罚？").text == "楼道充电的，由区消防大队依法处罚。"
    assert "区商务局" in who_line(best, False, "楼道充电谁负责？").text


def test_the_sentence_is_told_too_when_more_was_asked() -> None:
    line = who_line(evidence(MADE, "严查违规"), with_sentence=True)
    assert line.text == "严查违规。（责任单位：区应急局、区教育局）"


def test_a_sentence_that_names_who_does_it_is_told_with_its_note() -> None:
    line = who_line(evidence(MADE, "燃气由区住建局"), with_sentence=False)
    assert line.text.startswith("燃气由区住建局负责安检。")


def test_a_sentence_that_charges_somebody_itself_is_told_as_it_stands() -> None:
    line = who_line(evidence(MADE, "开展评估"), with_sentence=False)
    assert line.text == "由区住建局牵头开展评估。"
    assert len(line.spans) == 1


def test_a_question_about_a_whole_clause_gets_each_note_behind_its_sentences() -> None:
    clause = plan("乙区2024年工作要点", "检查。（责任单位：区应急局）宣传。（责任单位：区教育局）")
    line = who_line(evidence(clause, "检查", titled=True), with_sentence=False)
    assert line.text == "检查。（责任单位：区应急局）宣传。（责任单位：区教育局）"


def test_evidence_without_a_note_names_nobody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        who_line(evidence(MADE, "推广试点"), with_sentence=False)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("谁负责对出租房内违规充电开展夜查？", "责任：青石派出所、镇综合执法队。"),
        ("青石智眼视频平台升级由谁牵头？", "牵头：镇党政办；配合：青石派出所、镇应急办。"),
    ],
)
def test_an_answer_tells_the_roles(ask: Ask, question: str, text: str) -> None:
    assert ask(question).text.startswith(text)


def test_the_sentence_is_told_where_it_names_the_person_in_charge() -> None:
    line = who_line(evidence(MADE, "第一责任人"), with_sentence=False)
    assert line.text == "村党组织书记为第一责任人。（责任单位：各村）"
