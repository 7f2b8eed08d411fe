"""The JSON API over real HTTP: every answer carries its evidence, every error its way out."""

import logging
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from index.settings import Settings
from rag.service import Service
from tests.ui.broken import SECRET
from tests.ui.live import OUTSIDE, QUESTION


def problem(response: Any, status: int) -> dict[str, Any]:
    """The problem document of a response, checked for its form."""
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    document: dict[str, Any] = response.json()
    assert list(document) == ["type", "title", "status", "detail", "instance"]
    assert document["status"] == status
    return document


def test_answer_carries_quotes_that_stand_in_their_clauses(client: TestClient) -> None:
    answer = client.post("/api/v1/ask", json={"question": QUESTION}).json()
    assert answer["status"] == "ANSWERED"
    assert "7月底前" in answer["text"]
    assert answer["ms"] == pytest.approx(sum(step["ms"] for step in answer["trace"]["steps"]))
    for citation in answer["citations"]:
        path = f"{citation['plan_id']}/clauses/{quote(citation['address'], safe='')}"
        clause = client.get(f"/api/v1/plans/{path}").json()
        offset = citation["start"] - clause["start"]
        length = citation["end"] - citation["start"]
        assert clause["text"][offset : offset + length] == citation["quote"]
        assert clause["plan"]["id"] == citation["plan_id"]
        assert clause["neighbours"]["before"] or clause["neighbours"]["after"]


def test_refusal_is_an_answer_without_citations(client: TestClient) -> None:
    response = client.post("/api/v1/ask", json={"question": OUTSIDE})
    assert response.status_code == 200
    assert response.json()["status"] in ("NO_EVIDENCE", "OUT_OF_SCOPE")
    assert response.json()["citations"] == []


def test_same_answer_as_the_service(client: TestClient, service: Service) -> None:
    answer, told = service.ask(QUESTION), client.post("/api/v1/ask", json={"question": QUESTION})
    assert told.json()["text"] == answer.text
    assert [one["quote"] for one in told.json()["citations"]] == [
        one.quote for one in answer.citations
    ]


def test_filters_and_history_are_taken(client: TestClient) -> None:
    plan = client.get("/api/v1/plans").json()["plans"][0]
    body = {
        "question": "什么时候完成？",
        "history": [{"role": "user", "content": QUESTION}, {"role": "assistant", "content": "…"}],
        "filters": {"plan_ids": [plan["id"]]},
    }
    answer = client.post("/api/v1/ask", json=body).json()
    assert {one["plan_id"] for one in answer["citations"] + answer["nearest"]} <= {plan["id"]}


def test_search_gives_ranked_hits(client: TestClient) -> None:
    response = client.post("/api/v1/search", json={"question": "安全总监", "limit": 3})
    assert [hit["rank"] for hit in response.json()["hits"]] == [1, 2, 3]


def test_plans_are_counted(client: TestClient) -> None:
    plans = client.get("/api/v1/plans").json()["plans"]
    assert plans
    assert all(plan["counts"]["clauses"] >= plan["counts"]["items"] > 0 for plan in plans)


def test_plans_tell_their_number_and_day(client: TestClient) -> None:
    plans = client.get("/api/v1/plans").json()["plans"]
    told = {plan["title"]: (plan["number"], plan["issued"]) for plan in plans}
    assert told["临江区2024年安全生产工作要点"] == ("临安委〔2024〕2号", "")
    assert told["云津市2024年安全生产工作要点"] == ("", "2024-02-28")


def test_alive_and_ready(client: TestClient, service: Service) -> None:
    assert client.get("/healthz").json() == {"status": "alive"}
    assert client.get("/readyz").json() == {"status": "ready", "snapshot": service.snapshot()}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"question": ""}, "问题"),
        ({"question": "  \n"}, "问题"),
        ({"question": "问" * 10_000}, "1000"),
        ({}, "question"),
        ({"question": 7}, "question"),
        ({"qestion": "x"}, "question、history、filters"),
        ({"question": "x", "history": [{"role": "system", "content": ""}]}, "history.0.role"),
        ({"question": "x", "filters": {"plans": []}}, "plan_ids、years"),
        ({"question": "x", "filters": {"years": ["去年"]}}, "filters.years.0"),
        ([], "JSON"),
    ],
)
def test_unusable_input_is_named(client: TestClient, body: Any, named: str) -> None:
    assert named in problem(client.post("/api/v1/ask", json=body), 422)["detail"]


@pytest.mark.parametrize("body", [b'{"question": ', b"{'question': 'x'}", b'{"question": "\xff"}'])
def test_malformed_json_is_400(client: TestClient, body: bytes) -> None:
    sent = client.post("/api/v1/ask", content=body, headers={"Content-Type": "application/json"})
    assert "JSON" in problem(sent, 400)["detail"]


def test_missing_body_is_422(client: TestClient) -> None:
    assert "JSON" in problem(client.post("/api/v1/ask"), 422)["detail"]


def chunks() -> Iterator[bytes]:
    """A body of 1.2 MB that does not declare its length."""
    yield b'{"question": "'
    for _ in range(12):
        yield b"x" * 100_000
    yield b'"}'


def test_large_body_is_413(client: TestClient) -> None:
    declared = client.post("/api/v1/ask", json={"question": "问" * 400_000})
    assert "1000000" in problem(declared, 413)["detail"]
    headers = {"Content-Type": "application/json"}
    problem(client.post("/api/v1/ask", content=chunks(), headers=headers), 413)


@pytest.mark.parametrize(
    "path",
    ["/nope", "/api/v1/nope", "/docs/assets/index.html", "/page/app.py", "/page/..%2Fapp.py"],
)
def test_unknown_path_is_404(client: TestClient, path: str) -> None:
    assert "/docs" in problem(client.get(path), 404)["detail"]


def test_gradio_takes_no_files(client: TestClient) -> None:
    problem(client.post("/gradio_api/upload", files={"files": b"x"}), 404)
    problem(client.get("/gradio_api/file=pyproject.toml"), 404)


def test_unknown_clause_is_404(client: TestClient) -> None:
    plan = client.get("/api/v1/plans").json()["plans"][0]["id"]
    problem(client.get(f"/api/v1/plans/{plan}/clauses/{quote('九十九、›1.', safe='')}"), 404)
    problem(client.get("/api/v1/plans/none/clauses/x"), 404)


def test_wrong_method_is_405(client: TestClient) -> None:
    response = client.get("/api/v1/ask")
    assert "GET" in problem(response, 405)["detail"]
    assert response.headers["allow"] == "POST"


def test_missing_library_is_503_with_the_way_out(build: Any, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "empty")
    with TestClient(build(lambda: Service.open(settings))) as client:
        assert client.get("/healthz").status_code == 200
        assert "python -m index" in problem(client.get("/readyz"), 503)["detail"]
        problem(client.post("/api/v1/ask", json={"question": QUESTION}), 503)
        assert client.get("/").status_code == 200


def test_library_that_appears_later_is_opened(build: Any, service: Service, tmp_path: Path) -> None:
    built = False

    def open_service() -> Service:
        return service if built else Service.open(Settings(home=tmp_path / "empty"))

    with TestClient(build(open_service)) as client:
        problem(client.get("/readyz"), 503)
        built = True
        assert client.get("/readyz").status_code == 200


def test_fault_has_an_id_and_no_inside(
    build: Any, broken: Service, caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(build(lambda: broken)) as client, caplog.at_level(logging.ERROR, "anwen.ui"):
        response = client.post("/api/v1/ask", json={"question": QUESTION})
    document = problem(response, 500)
    fault = document["instance"].removeprefix("urn:anwen:fault:")
    assert fault in document["detail"]
    [logged] = [record for record in caplog.records if fault in record.getMessage()]
    assert logged.exc_info and str(logged.exc_info[1]) == SECRET
    assert SECRET not in response.text
    assert "Traceback" not in response.text
    assert "content-security-policy" in response.headers


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_failing_warm_up_is_one_line_in_the_log(
    build: Any, broken: Service, caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(build(lambda: broken)) as client, caplog.at_level(logging.WARNING, "anwen.ui"):
        for thread in threading.enumerate():
            if thread.name == "warm":
                thread.join()
        answers = [client.get(path) for path in ("/readyz", "/", "/api/v1/plans")]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    assert not any(SECRET in answer.text for answer in answers)
    [logged] = [record for record in caplog.records if record.name == "anwen.ui"]
    assert SECRET in logged.getMessage()
    assert "\n" not in logged.getMessage()
    assert logged.exc_info is None


@pytest.mark.parametrize("path", ["/", "/docs", "/api/v1/plans", "/nope", "/page/style.css"])
def test_every_response_has_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts
    assert "http" not in policy
    assert "frame-ancestors 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_page_is_chinese_and_names_no_other_host(client: TestClient) -> None:
    page = client.get("/").text
    assert 'lang="zh-CN"' in page
    assert "githubusercontent" not in page
    assert "gradio.app" not in page.split("window.gradio_config")[0]


def test_description_is_openapi_3_0_without_null_types(client: TestClient) -> None:
    response = client.get("/openapi.json")
    assert response.json()["openapi"] == "3.0.3"
    assert '"null"' not in response.text
