"""Files over real HTTP, opened with the programs' own readers; the ledger and the comparison."""

import io
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from starlette.testclient import TestClient

from rag.compare.comparison_table import comparison_table
from rag.duty_table import duty_table
from rag.service import Service
from tests.ui.live import OUTSIDE, QUESTION
from tests.ui.test_api import problem
from ui.downloads import DOCX, ICS, XLSX, attachment

UNIT = "区应急局"
DUE = "2024-04"


def name_of(response: Any) -> str:
    """The Chinese name of a file that a response says to save."""
    disposition: str = response.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="anwen.')
    assert disposition.isascii()
    return unquote(disposition.split("filename*=UTF-8''")[1])


def sheet_of(response: Any) -> list[list[str]]:
    """The cells of a spreadsheet, row by row."""
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == XLSX
    [sheet] = load_workbook(io.BytesIO(response.content)).worksheets
    return [[str(value or "") for value in row] for row in sheet.iter_rows(values_only=True)]


def two_plans(service: Service) -> dict[str, str]:
    """The two plans of one series."""
    before, after = (plan.id for plan in service.plans() if plan.issuer == "临江区")
    return {"before": before, "after": after}


def test_ledger_is_complete_and_stands_in_the_plans(client: TestClient, service: Service) -> None:
    ledger = service.duties(UNIT)
    told = client.get("/api/v1/duties", params={"unit": UNIT}).json()
    assert told["units"] == list(ledger.units)
    assert len(told["rows"]) == len(ledger.rows) > 10
    assert len(told["collective"]) == len(ledger.collective)
    plans = {plan.id: plan for plan in service.plans()}
    for row in told["rows"]:
        assert row["role"] in ("牵头", "责任", "配合")
        text = plans[row["plan_id"]].text[row["start"] : row["end"]]
        assert row["task"] in (text.strip(), row["heading"]) or row["task"] in text
        assert f"plan={row['plan_id']}" in row["link"]


def test_ledger_by_plan_and_date(client: TestClient, service: Service) -> None:
    plan = service.plans()[1]
    told = client.get("/api/v1/duties", params={"plan_id": plan.id, "due": DUE}).json()
    assert told["due"] == {"first": "2024-04-01", "last": "2024-04-30"}
    assert {row["plan_id"] for row in told["rows"]} == {plan.id}
    assert all(
        any((due["last"] or "").startswith(DUE) for due in row["dues"]) for row in told["rows"]
    )


def test_ledger_as_spreadsheet_and_calendar(client: TestClient, service: Service) -> None:
    table = duty_table(service.duties(UNIT))
    response = client.get("/api/v1/duties", params={"unit": UNIT, "format": "xlsx"})
    rows = sheet_of(response)
    assert name_of(response) == f"安问 {UNIT} 责任清单.xlsx"
    assert rows[0][: len(table.columns)] == list(table.columns)
    assert len(rows) == 1 + len(table.rows)

    response = client.get("/api/v1/duties", params={"due": DUE, "format": "ics"})
    assert response.headers["content-type"] == ICS
    assert name_of(response).endswith(".ics")
    days = [event.decoded("dtstart") for event in Calendar.from_ical(response.content).events]
    assert days
    assert all(day.isoformat().startswith(DUE) for day in days)


@pytest.mark.parametrize(
    ("query", "status", "named"),
    [
        ({"unit": "火星开发局"}, 404, "火星开发局"),
        ({"plan_id": "none"}, 404, "none"),
        ({"plan": "x"}, 422, "unit、plan_id、due、format"),
        ({"due": "下周"}, 422, "2024-04"),
        ({"format": "pdf"}, 422, "format"),
        ({"due": "2031", "format": "ics"}, 422, "日历"),
    ],
)
def test_unusable_ledger_query_is_named(
    client: TestClient, query: dict[str, str], status: int, named: str
) -> None:
    assert named in problem(client.get("/api/v1/duties", params=query), status)["detail"]


def test_comparison_holds_every_clause(client: TestClient, service: Service) -> None:
    query = two_plans(service)
    told = client.get("/api/v1/compare", params=query).json()
    assert told["successive"]
    assert told["before"]["standing"] == f"已被《{told['after']['title']}》取代"
    assert told["after"]["standing"] == "现行"
    plans = {plan.id: plan for plan in service.plans()}
    for side in ("before", "after"):
        plan = plans[query[side]]
        clauses = [one[side]["address"] for one in told["changes"] if one[side]]
        assert sorted(clauses) == sorted(clause.address for clause in plan.clauses)
        for change in told["changes"]:
            for one in change["differences"]:
                said = one[f"sentence_{side}"]
                assert said is None or plan.text[said["start"] : said["end"]] == said["text"]
    assert {one["kind"] for one in told["changes"]} <= {"新增", "取消", "有变化", "一致"}


def test_comparison_as_spreadsheet(client: TestClient, service: Service) -> None:
    query = two_plans(service)
    table = comparison_table(service.compare(**query))
    response = client.get("/api/v1/compare", params=query | {"format": "xlsx"})
    assert len(sheet_of(response)) == 1 + len(table.rows)
    assert name_of(response) == f"安问 {table.title}.xlsx"


def test_unusable_comparison_is_named(client: TestClient, service: Service) -> None:
    one = two_plans(service)["before"]
    same = client.get("/api/v1/compare", params={"before": one, "after": one})
    assert "不同的计划" in problem(same, 422)["detail"]
    assert "after" in problem(client.get(f"/api/v1/compare?before={one}"), 422)["detail"]
    problem(client.get(f"/api/v1/compare?before={one}&after=none"), 404)


def test_answer_as_document_is_the_same_answer(client: TestClient, service: Service) -> None:
    response = client.post("/api/v1/ask/docx", json={"question": QUESTION})
    assert response.status_code == 200
    assert response.headers["content-type"] == DOCX
    assert name_of(response) == f"安问 {QUESTION.removesuffix('？')}.docx"
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(response.content)).paragraphs)
    answer = service.ask(QUESTION)
    assert QUESTION in text
    assert all(sentence.text in text for sentence in answer.sentences)
    assert all(citation.quote in text for citation in answer.citations)
    refusal = client.post("/api/v1/ask/docx", json={"question": OUTSIDE})
    assert refusal.status_code == 200


def test_list_as_spreadsheet_is_the_same_answer(client: TestClient, service: Service) -> None:
    question = "4月底前要完成哪些工作？"
    answer = service.ask(question)
    rows = sheet_of(client.post("/api/v1/ask/xlsx", json={"question": question}))
    assert len(rows) == 1 + len(answer.sentences) + len(answer.related)
    assert [row[0] for row in rows[1:]] == [one.plan_title for one in answer.citations]
    assert [row[3] for row in rows[1:]] == [one.quote.strip() for one in answer.citations]
    marked = [row[-1] for row in rows[1:] if row[-1] == answer.related_title]
    assert len(marked) == len(answer.related) > 0
    refused = client.post("/api/v1/ask/xlsx", json={"question": OUTSIDE})
    assert "Word" in problem(refused, 422)["detail"]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_files_take_the_same_body_as_ask(client: TestClient, kind: str) -> None:
    body = {"question": QUESTION, "filter": {}}
    assert "filters" in problem(client.post(f"/api/v1/ask/{kind}", json=body), 422)["detail"]


def test_name_of_a_file_is_safe_everywhere() -> None:
    planted = '../../a\\b"<script>\r\nSet-Cookie: x=1\ud800' + "长" * 200
    name = name_of(attachment(b"", XLSX, planted))
    assert name.endswith(".xlsx")
    assert not set(name) & set('/\\"<>:\r\n')
    assert len(name.encode()) < 255
    assert name_of(attachment(b"", DOCX, "？")) == "安问.docx"


def test_files_are_described(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    ledger = paths["/api/v1/duties"]["get"]["responses"]["200"]["content"]
    assert set(ledger) == {"application/json", XLSX, "text/calendar"}
    assert {one["name"] for one in paths["/api/v1/duties"]["get"]["parameters"]} == {
        "unit", "plan_id", "due", "format",
    }  # fmt: skip
    document = paths["/api/v1/ask/docx"]["post"]["responses"]["200"]["content"]
    assert set(document) == {DOCX}
