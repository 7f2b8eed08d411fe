"""Every error as application/problem+json: what is wrong, in a sentence with the way out.

A fault is never told as a refusal: refusals are answers with status 200, faults are problems.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, cast
from uuid import uuid4

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from index.errors import AnwenError, InputError, LibraryError
from rag.service import NotFound

logger = logging.getLogger("anwen.ui")

TITLES = {
    400: ("bad-request", "请求无法读取 The request cannot be read"),
    404: ("not-found", "没有找到 Not found"),
    405: ("method-not-allowed", "方法不适用 Method not allowed"),
    413: ("too-large", "请求过大 Request too large"),
    422: ("invalid-input", "输入不可用 The input cannot be used"),
    500: ("unexpected", "系统出错 Unexpected error"),
    503: ("library-unavailable", "资料库不可用 The library is unavailable"),
}


def problem(
    status: int, detail: str, instance: str, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """One problem document; `instance` is the path, or the id under which a fault was logged."""
    slug, title = TITLES.get(status, (f"http-{status}", f"HTTP {status}"))
    return JSONResponse(
        {
            "type": f"urn:anwen:problem:{slug}",
            "title": title,
            "status": status,
            "detail": detail,
            "instance": instance,
        },
        status_code=status,
        headers=headers,
        media_type="application/problem+json",
    )


def unexpected(error: Exception, where: str) -> str:
    """Log a fault with its trace under a new id and return the id; nothing else is told."""
    fault = uuid4().hex[:12]
    logger.error("fault %s at %s", fault, where, exc_info=error)
    return fault


def tell_with(app: FastAPI) -> None:
    """Make an application tell its errors as problems."""
    app.add_exception_handler(AnwenError, _told_by_us)
    app.add_exception_handler(RequestValidationError, _told_by_validation)
    app.add_exception_handler(HTTPException, _told_by_http)


async def _told_by_us(request: Request, error: Exception) -> JSONResponse:
    """An AnwenError says its own sentence."""
    statuses = ((InputError, 422), (NotFound, 404), (LibraryError, 503))
    status = next((code for kind, code in statuses if isinstance(error, kind)), 500)
    if status == 500:
        return _fault(error, request.url.path)
    return problem(status, str(error), request.url.path)


async def _told_by_http(request: Request, error: Exception) -> JSONResponse:
    """An error of the web framework: unknown routes, wrong methods, bodies too large."""
    told = cast(HTTPException, error)
    path = request.url.path
    details = {
        400: "请求正文无法读取：请发送 UTF-8 编码的 JSON。"
        " The body cannot be read; send JSON in UTF-8.",
        404: f"没有 {path} 这个地址：接口清单见 /docs。"
        f" There is no {path}; the interface is described at /docs.",
        405: f"{path} 不接受 {request.method}：可用的方法是 {(told.headers or {}).get('Allow')}。"
        f" {path} does not take {request.method}; see Allow, or /docs.",
    }
    return problem(
        told.status_code, details.get(told.status_code, str(told.detail)), path, told.headers
    )


async def _told_by_validation(request: Request, error: Exception) -> JSONResponse:
    """A body or parameter that does not fit its model."""
    faults: Sequence[Mapping[str, Any]] = cast(RequestValidationError, error).errors()
    broken = next((fault for fault in faults if fault["type"] == "json_invalid"), None)
    if broken:
        reason = broken.get("ctx", {}).get("error", "")
        detail = (
            f"请求正文不是有效的 JSON（{reason}）：请检查引号、逗号和编码（UTF-8）。"
            f" The body is not valid JSON ({reason}); check quotes, commas and encoding (UTF-8)."
        )
        return problem(400, detail, request.url.path)
    return problem(422, " ".join(map(_sentence, faults)), request.url.path)


def _sentence(fault: Mapping[str, Any]) -> str:
    """One validation error as a sentence that names the field and the way out."""
    where = fault["loc"][1:] if fault["loc"][0] in ("body", "query", "path") else fault["loc"]
    field = ".".join(map(str, where))
    context = fault.get("ctx", {})
    match fault["type"]:
        case "unknown_field":
            unknown, known = context["unknown"], context["known"]
            inside = f"{field} 中" if field else ""
            return (
                f"{inside}不认识字段 {unknown}：可用的字段是 {known}。"
                f" Unknown field {unknown}; known fields: {known}."
            )
        case "missing" if not field:
            return (
                '请求没有正文：请发送 JSON，如 {"question": "…"}。 The body is missing; send JSON.'
            )
        case "missing":
            return f"缺少字段 {field}：请补上。 The field {field} is missing; add it."
        case "model_attributes_type" | "model_type" | "dict_type" if not field:
            return (
                "请求正文应为 JSON 对象：请加上 Content-Type: application/json。"
                " The body must be a JSON object sent as application/json."
            )
        case "string_type":
            return f"字段 {field} 应为字符串。 The field {field} must be a string."
        case "list_type":
            return f"字段 {field} 应为数组。 The field {field} must be a list."
        case "literal_error":
            expected = context["expected"]
            return f"字段 {field} 只能是 {expected}。 The field {field} must be {expected}."
        case _:
            return f"字段 {field} 不可用，请改正。 The field {field}: {fault['msg']}."


def _fault(error: Exception, path: str) -> JSONResponse:
    """The problem for a fault of ours: its id and nothing of its inside."""
    fault = unexpected(error, path)
    detail = (
        f"系统出错，这不是“没有依据”；请把编号 {fault} 告诉管理员，日志里有详情。"
        f" This is a fault, not a refusal; give the id {fault} to the administrator."
    )
    return problem(500, detail, f"urn:anwen:fault:{fault}")


class FaultsToProblems:
    """ASGI: an exception that nobody caught becomes a problem, logged once with its id."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on; answer for the application when it fails before answering."""
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            if scope["type"] != "http" or started:
                raise
            await _fault(error, scope["path"])(scope, receive, send)
