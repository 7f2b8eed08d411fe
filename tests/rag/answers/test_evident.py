"""Evidence → the lines of an answer."""

import pytest

from index.plan import ClauseKind
from rag.answers.evident import lines, told_in_full
from rag.answers.line import Line
from rag.service import Service
from tests.rag.conftest import Ask


def drawn(service: Service, question: str) -> tuple[Line, ...]:
    """The lines that the best plan's evidence gives."""
    found = service.findings(question)
    asked, best, weighed = found.question, found.best, found.weighed
    return lines(asked, best[:1], weighed)


def test_who_gives_the_units_of_the_note_carried_by_sentence_and_note(service: Service) -> None:
    (line,) = drawn(service, "谁负责对出租房内违规充电开展夜查？")
    assert "青石派出所、镇综合执法队" in line.text
    sentence, note = (line.plan.text[span.start : span.end] for span in line.spans)
    assert sentence == "对出租房内违规充电行为每周至少开展1次夜查。"
    assert note == "（责任单位：青石派出所、镇综合执法队）"


def test_a_sentence_that_names_who_does_what_is_shown_with_its_note(service: Service) -> None:
    (line,) = drawn(service, "2人死亡的事故谁来调查？")
    assert "由区政府成立调查组" in line.text
    assert "区总工会" in line.text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("古镇灯会每日客流上限多少人？", "古镇灯会期间每日客流上限为8000人。"),
        ("养老机构夜间值班不得少于几人？", "养老机构夜间值班人员不得少于2人。"),
    ],
)
def test_a_value_stands_before_its_sentence_and_nothing_else(
    service: Service, question: str, text: str
) -> None:
    (line,) = drawn(service, question)
    value, _, sentence = line.text.partition("。原文：")
    assert sentence == text
    assert value in text
    assert [line.plan.text[span.start : span.end] for span in line.spans] == [text]


def test_a_requirement_gives_sentences_of_one_clause_in_their_order(service: Service) -> None:
    (line,) = drawn(service, "渡口怎么管？")
    assert line.text == "".join(line.plan.text[span.start : span.end] for span in line.spans)
    assert [span.start for span in line.spans] == sorted(span.start for span in line.spans)


def test_units_and_a_date_together_keep_the_sentence(service: Service) -> None:
    (line,) = drawn(service, "临江区2023年老旧装置安全评估由谁负责，什么时候完成？")
    assert "11月底前" in line.text
    assert "区应急局" in line.text


@pytest.mark.parametrize("question", ["渡口怎么管？", "有限空间作业有哪些要求？", "谁管渡口？"])
def test_every_line_is_carried_by_its_own_plan_and_clause(service: Service, question: str) -> None:
    found = service.findings(question)
    asked, best, weighed = found.question, found.best, found.weighed
    for line in lines(asked, best, weighed):
        assert line.spans
        for span in line.spans:
            assert span.clause.plan_id == line.plan.id
            assert span.clause.start <= span.start < span.end <= span.clause.end


def test_a_row_of_a_table_is_told_by_the_clause_that_says_it_in_full(service: Service) -> None:
    question = "临江区2023年餐饮场所燃气报警器安装由谁牵头？"
    found = service.findings(question)
    row = next(one for one in found.weighed if one.clause.kind is ClauseKind.ROW)
    told = told_in_full(found.question, row, found.weighed)
    assert told.clause.item == 9
    named = service.findings("临江区2023年附表里餐饮场所燃气报警器安装由谁牵头？")
    assert told_in_full(named.question, row, found.weighed) is row


def test_a_row_stays_where_the_clause_is_about_another_task(ask: Ask) -> None:
    answer = ask("区里换老旧燃气管道今年最晚拖到几月几号？")
    assert answer.text.startswith("2024年12月15日前")
    assert "感知设备" not in answer.text


def test_two_wants_are_met_by_two_sentences_of_a_plan(ask: Ask) -> None:
    answer = ask("临江区2024年农村平交路口改造多少处，到哪天为止？")
    assert "65处" in answer.text
    assert "10月底前" in answer.text
    assert len(answer.cited) == 2


def test_what_is_compared_may_be_units(ask: Ask) -> None:
    answer = ask("临江区2023年和2024年渡口渡船检查的责任单位差在哪？")
    assert answer.text.count("区交通运输局") >= 2


def test_a_row_that_no_clause_repeats_stays(service: Service) -> None:
    found = service.findings("临江区2024年危险货物运输车辆专用停车场由谁牵头建设？")
    row = next(one for one in found.weighed if one.clause.kind is ClauseKind.ROW)
    others = [one for one in found.weighed if one.clause.item is None]
    assert told_in_full(found.question, row, others) is row
