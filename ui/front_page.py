"""Gradio's page in our house: only the paths it needs, in Chinese, with our style and script."""

import re
from pathlib import Path

from fastapi import APIRouter
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse
from starlette.routing import Match, Mount
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HERE = Path(__file__).resolve().parent
FILES = ("style.css", "page.js", "favicon.svg")
NEEDED = re.compile(
    r"/|/(theme\.css|manifest\.json|favicon\.ico|config)|/(static|assets|svelte)/.+"
    r"|/gradio_api/(info|startup-events|cancel|reset|heartbeat/.+|queue/(join|data|status))"
)
FOREIGN_META = re.compile(rb'\s*<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')
HEAD = (
    '<meta name="description" content="安全生产工作要点问答：每个回答都引用原文条款">'
    '<link rel="icon" href="/page/favicon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="/page/style.css">'
    '<script src="/page/page.js" defer></script></head>'
).encode()

routes = APIRouter(include_in_schema=False)


@routes.get("/page/{name}")
def page_file(name: str) -> FileResponse:
    """One of the page's own files, asked for anew when it has changed."""
    if name not in FILES:
        raise HTTPException(404)
    return FileResponse(HERE / name, headers={"Cache-Control": "no-cache"})


class PageMount(Mount):
    """A mount at the root that takes only the paths which the page needs.

    Everything else (Gradio's upload, file, proxy and call routes too) is left to the routes of
    the house, so an unknown path is told as a problem and a wrong method as 405.
    """

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match like a mount, but only needed paths."""
        if scope["type"] == "http" and NEEDED.fullmatch(scope["path"]):
            return super().matches(scope)
        return Match.NONE, {}


def rewritten(page: bytes) -> bytes:
    """Gradio's HTML with the Chinese language tag, our files, and no outside addresses."""
    page = FOREIGN_META.sub(b"", page)
    page = page.replace(b'lang="en"', b'lang="zh-CN"', 1)
    return page.replace(b"</head>", HEAD, 1)


class FrontPage:
    """ASGI: serves Gradio and rewrites its one HTML page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything through; hold back an HTML page until it is rewritten."""
        head: Message | None = None
        page = b""

        async def through(message: Message) -> None:
            nonlocal head, page
            if message["type"] == "http.response.start":
                kind = MutableHeaders(scope=message).get("content-type", "")
                if kind.startswith("text/html"):
                    head = message
                    return
            elif head and message["type"] == "http.response.body":
                page += message.get("body", b"")
                if message.get("more_body"):
                    return
                page = rewritten(page)
                MutableHeaders(scope=head)["content-length"] = str(len(page))
                await send(head)
                message = {"type": "http.response.body", "body": page}
            await send(message)

        await self.app(scope, receive, through)
