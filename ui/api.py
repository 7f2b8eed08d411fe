"""The JSON API: thin routes over the service; every error is raised and told by `problems`."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from rag.export.document import document
from rag.export.workbook import workbook
from rag.service import Service
from ui.answer_sheet import answer_sheet
from ui.downloads import DOCX, XLSX, attachment, described
from ui.incoming import AskIn, SearchIn
from ui.outgoing.answer import AnswerOut
from ui.outgoing.plan import ClauseOut, PlansOut
from ui.outgoing.search import SearchOut
from ui.outgoing.state import AliveOut, ProblemOut, ReadyOut


def open_service(request: Request) -> Service:
    """The service behind the application's door; LibraryError when there is no library."""
    service: Service = request.app.state.door.service()
    return service


def today_of(request: Request) -> date:
    """The day that a file is dated with."""
    day: date = request.app.state.today()
    return day


Opened = Annotated[Service, Depends(open_service)]
Today = Annotated[date, Depends(today_of)]


def _problem(description: str) -> dict[str, Any]:
    """One documented error response."""
    return {"model": ProblemOut, "description": description}


INVALID = _problem("输入不可用 The input cannot be used")
MISSING = _problem("库中没有 Not in the library")
CLOSED = _problem("没有可用的资料库 No usable library")

routes = APIRouter()


@routes.post(
    "/api/v1/ask",
    summary="提问 Ask a question",
    tags=["问答"],
    responses={422: INVALID, 503: CLOSED},
)
def ask(body: AskIn, service: Opened) -> AnswerOut:
    """The checked answer to one question."""
    return AnswerOut.of(service.ask(body.question, body.turns(), body.filters.inner()))


@routes.post(
    "/api/v1/ask/docx",
    summary="回答存为 Word 文件 The answer as a document",
    tags=["问答"],
    response_class=Response,
    responses={200: described(DOCX), 422: INVALID, 503: CLOSED},
)
def ask_docx(body: AskIn, service: Opened, today: Today) -> Response:
    """The same answer as of `ask`, a refusal too, as a document with its citations."""
    answer = service.ask(body.question, body.turns(), body.filters.inner())
    return attachment(document(answer, today), DOCX, answer.question)


@routes.post(
    "/api/v1/ask/xlsx",
    summary="回答存为 Excel 文件 The answer as a spreadsheet",
    tags=["问答"],
    response_class=Response,
    responses={200: described(XLSX), 422: INVALID, 503: CLOSED},
)
def ask_xlsx(body: AskIn, service: Opened, today: Today) -> Response:
    """The table of the same answer as of `ask`, else a row for each sentence; 422 for a refusal."""
    answer = service.ask(body.question, body.turns(), body.filters.inner())
    return attachment(workbook(answer_sheet(answer), today), XLSX, answer.question)


@routes.post(
    "/api/v1/search",
    summary="检索条款 Search clauses",
    tags=["问答"],
    responses={422: INVALID, 503: CLOSED},
)
def search(body: SearchIn, service: Opened) -> SearchOut:
    """The passages nearest to a question, with the score of each leg."""
    return SearchOut.of(service.search(body.question, body.filters.inner(), body.limit))


@routes.get(
    "/api/v1/plans",
    summary="计划清单 List the plans",
    tags=["资料库"],
    responses={503: CLOSED},
)
def plans(service: Opened) -> PlansOut:
    """The plans of the library."""
    return PlansOut.of(service.plans())


@routes.get(
    "/api/v1/plans/{plan_id}/clauses/{address:path}",
    summary="查看条款 Read a clause in its place",
    tags=["资料库"],
    responses={404: MISSING, 422: INVALID, 503: CLOSED},
)
def clause(plan_id: str, address: str, service: Opened) -> ClauseOut:
    """One clause with its text, its place in the source file and its neighbours."""
    return ClauseOut.in_place(service.view(plan_id, address), service.plans())


@routes.get("/healthz", summary="进程存活 Is the process alive?", tags=["运行状态"])
async def alive() -> AliveOut:
    """The process answers; nothing is said about the library."""
    return AliveOut()


@routes.get(
    "/readyz",
    summary="可以回答 Can it answer?",
    tags=["运行状态"],
    responses={503: CLOSED},
)
def ready(service: Opened) -> ReadyOut:
    """The library is open."""
    return ReadyOut(snapshot=service.snapshot())
