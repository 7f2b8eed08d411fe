"""The JSON API: thin routes over the service; every error is raised and told by `problems`."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from rag.service import Service
from ui.incoming import AskIn, SearchIn
from ui.outgoing import (
    AliveOut,
    AnswerOut,
    ClauseOut,
    PlanOut,
    PlansOut,
    ProblemOut,
    ReadyOut,
    SearchOut,
)


def open_service(request: Request) -> Service:
    """The service behind the application's door; LibraryError when there is no library."""
    service: Service = request.app.state.door.service()
    return service


Opened = Annotated[Service, Depends(open_service)]


def _problem(description: str) -> dict[str, Any]:
    """One documented error response."""
    return {"model": ProblemOut, "description": description}


INVALID = _problem("输入不可用 The input cannot be used")
MISSING = _problem("没有这个条款 No such clause")
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
    return PlansOut(plans=[PlanOut.of(plan) for plan in service.plans()])


@routes.get(
    "/api/v1/plans/{plan_id}/clauses/{address:path}",
    summary="查看条款 Read a clause in its place",
    tags=["资料库"],
    responses={404: MISSING, 422: INVALID, 503: CLOSED},
)
def clause(plan_id: str, address: str, service: Opened) -> ClauseOut:
    """One clause with its text, its place in the source file and its neighbours."""
    return ClauseOut.in_place(service.view(plan_id, address))


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
