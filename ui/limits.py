"""How large a request may be."""

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.problems import problem

MAX_BODY = 1_000_000
TOO_LARGE = (
    f"请求正文超过 {MAX_BODY} 字节：请缩短问题或历史。"
    f" The body exceeds {MAX_BODY} bytes; shorten the question or the history."
)


class BodyLimit:
    """ASGI: a body above MAX_BODY bytes is refused with 413, declared or not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse by the declared length; count what arrives without one."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        declared = dict(scope["headers"]).get(b"content-length", b"")
        if declared.isdigit() and int(declared) > MAX_BODY:
            await problem(413, TOO_LARGE, scope["path"])(scope, receive, send)
            return
        arrived = 0

        async def counted() -> Message:
            nonlocal arrived
            message = await receive()
            arrived += len(message.get("body", b""))
            if arrived > MAX_BODY:
                raise HTTPException(413, TOO_LARGE)
            return message

        await self.app(scope, counted, send)
