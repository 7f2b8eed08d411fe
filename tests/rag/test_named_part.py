"""The part of a plan that a question names."""

from dataclasses import replace

import pytest

from index.plan import ClauseKind
from rag.named_part import Part, named_part, without_part
from rag.service import Service
from tests.rag.plans import CITY

(CLAUSE,) = CITY.clauses
ROW = replace(CLAUSE, kind=ClauseKind.ROW)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("临江24年分工表，换燃气管那一行截止到几月", Part.TABLE),
        ("附表里卡的日子是？", Part.TABLE),
        ("最晚哪个月做完？正文里没写日子", Part.TABLE),
        ("正文里卡在6月底的事", Part.TEXT),
        ("区城管局有哪些任务？附表也算", Part.ALL),
        ("区发改局有哪些任务？附表和配合的也算上", Part.ALL),
        ("要点连附表在内，有哪些活儿", Part.ALL),
        ("单位附近有什么好吃的", Part.ALL),
        ("燃气表多久换一次", Part.ALL),
    ],
)
def test_what_is_named(question: str, part: Part) -> None:
    assert named_part(question, [CLAUSE, ROW]) is part


def test_plans_without_a_table_are_searched_whole() -> None:
    assert named_part("附表里卡的日子是？", [CLAUSE]) is Part.ALL


def test_the_words_that_name_it_are_no_subject() -> None:
    assert without_part("附表里卡的日子是？").strip() == "卡的日子是？"


def test_an_answer_is_of_the_part(service: Service) -> None:
    asked = "临江区2023年{}6月底前要完成的任务有哪些？"
    table = service.ask(asked.format("附表里"))
    text = service.ask(asked.format("正文里"))
    assert {one.item for one in table.citations} == {None}
    assert text.citations
    assert None not in {one.item for one in text.citations}
