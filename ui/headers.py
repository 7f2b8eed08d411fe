"""Security headers on every response; inline scripts run only by the hash of the served page."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\ssrc=)[^>]*>(.*?)</script>", re.DOTALL)


def content_policy(hashes: Iterable[str] = ()) -> str:
    """The Content-Security-Policy: this host only, and the inline scripts with these hashes.

    Gradio's widgets carry inline styles, so styles are allowed; scripts never are, nor eval.
    """
    scripts = " ".join(["'self'", *(f"'sha256-{value}'" for value in hashes)])
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
    )


def script_hashes(page: bytes) -> list[str]:
    """The sha256 of each inline script in a page, in base64 as the policy wants it."""
    return [b64encode(sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(page)]


class SecurityHeaders:
    """ASGI: puts the headers on; an HTML page is held back until its scripts are hashed."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and dress the response."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        head: Message | None = None
        page = b""

        async def dressed(message: Message) -> None:
            nonlocal head, page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Content-Security-Policy"] = content_policy()
                if headers.get("content-type", "").startswith("text/html"):
                    head = message
                    return
            elif head and message["type"] == "http.response.body":
                page += message.get("body", b"")
                if message.get("more_body"):
                    return
                policy = content_policy(script_hashes(page))
                MutableHeaders(scope=head)["Content-Security-Policy"] = policy
                await send(head)
                message = {"type": "http.response.body", "body": page}
            await send(message)

        await self.app(scope, receive, dressed)
