"""An answer as a Word file, opened again."""

import io
from dataclasses import replace
from datetime import date

import docx
from docx.oxml.ns import qn

from rag.answer import Answer, Sentence, Status
from rag.export.document import document
from rag.service import Service
from rag.table import Cell, Row, Table

MADE = date(2024, 5, 6)
QUESTION = "古镇灯会每日客流上限是多少人？"


def words(data: bytes) -> list[str]:
    return [one.text for one in docx.Document(io.BytesIO(data)).paragraphs]


def answered(service: Service) -> Answer:
    answer = service.ask(QUESTION)
    assert answer.status is Status.ANSWERED
    return answer


def test_an_answer_with_its_quotes(service: Service) -> None:
    answer = answered(service)
    lines = words(document(answer, MADE))
    assert lines[0] == QUESTION
    assert lines[1] == f"{answer.sentences[0].text}[1]"
    assert "8000人" in lines[1]
    quoted = lines[lines.index("引文") + 1 :]
    assert quoted == [
        f"[{one.marker}] 《{one.plan_title}》 {one.address} {one.heading}：“{one.quote}”"
        for one in answer.citations
    ]
    assert [line for line in lines if line.startswith("注意：")] == [
        f"注意：{notice}" for notice in answer.notices
    ]


def test_fonts_and_footer(service: Service) -> None:
    answer = answered(service)
    paper = docx.Document(io.BytesIO(document(answer, MADE)))
    run = paper.paragraphs[1].runs[0]
    assert run.font.name == "仿宋"
    (fonts,) = run._element.iter(qn("w:rFonts"))
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    (footer,) = paper.sections[0].footer.paragraphs
    assert footer.text == f"安问 · 资料库快照 {answer.trace.snapshot} · 2024-05-06 导出"


def test_a_table_and_what_stands_apart(service: Service) -> None:
    table = Table("各计划对照", ("计划", "频次"), (Row((Cell("甲"), Cell("每月", (1,))), "不同"),))
    answer = replace(
        answered(service),
        table=table,
        related=(Sentence("各部门检查。", (1,)),),
        related_title="集体承担",
        notices=("所引的是旧计划。",),
    )
    data = document(answer, MADE)
    (grid,) = docx.Document(io.BytesIO(data)).tables
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["计划", "频次"],
        ["【不同】甲", "每月[1]"],
    ]
    lines = words(data)
    assert "各部门检查。[1]" in lines and "集体承担" in lines and "注意：所引的是旧计划。" in lines


def test_a_refusal_gives_its_reason_and_no_quotes(service: Service) -> None:
    answer = service.ask("氢能源汽车加氢站由谁监管？")
    assert answer.status is Status.NO_EVIDENCE
    lines = words(document(answer, MADE))
    assert lines[1] == answer.sentences[0].text
    assert "引文" not in lines
    assert "以下条款与问题最接近，但不是回答的依据" in lines
    assert answer.nearest[0].excerpt in "".join(lines)


def test_the_same_answer_gives_the_same_bytes(service: Service) -> None:
    answer = answered(service)
    assert document(answer, MADE) == document(answer, MADE)


def test_what_a_person_typed_cannot_break_the_file(service: Service) -> None:
    answer = replace(answered(service), question="甲\x00乙\x1b<b>&amp;")
    assert words(document(answer, MADE))[0] == "甲乙<b>&amp;"
