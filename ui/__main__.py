"""`python -m ui`: serve the page and the API until interrupted."""

import os
import socket
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
import uvicorn

from index.errors import AnwenError, InputError
from index.settings import Settings


def serve(
    host: Annotated[str, typer.Option(help="监听地址 address to listen on")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="端口 port", min=1, max=65535)] = 7860,
    home: Annotated[Path | None, typer.Option(help="资料库目录 folder of the library")] = None,
) -> None:
    """启动问答页面和接口。Serve the page and the API."""
    try:
        settings = Settings.from_environment(home)
        with _listener(host, port) as listener:
            _serve(settings, listener, f"http://{_shown(host)}:{port}")
    except AnwenError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None


def _listener(host: str, port: int) -> socket.socket:
    """A socket bound to the port, before anything is loaded; InputError names the way out."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise InputError(
            f"不能在 {host}:{port} 上监听（{error.strerror}）：请停止占用它的程序，"
            f"或换一个端口，如 python -m ui --port {port % 65535 + 1}。"
            f" Cannot listen on {host}:{port}; stop what uses it or choose another --port."
        ) from error
    return listener


def _serve(settings: Settings, listener: socket.socket, address: str) -> None:
    """Build the page, then serve; the model loads once the page is up.

    Gradio reads its environment when it is imported, so `ui.app` is imported here and not above.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    from rag.service import Service
    from ui.app import create_app

    pinned = settings.today
    today = (lambda: pinned) if pinned else date.today
    app = create_app(partial(Service.open, settings), today)
    config = uvicorn.Config(app, log_level="warning", server_header=False)
    _Server(config, address).run(sockets=[listener])


def _shown(host: str) -> str:
    """A host as it stands in an address."""
    return f"[{host}]" if ":" in host else host


class _Server(uvicorn.Server):
    """A server that says one line when it really listens."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            print(f"安问已就绪 AnWen is ready: {self._address}", flush=True)


if __name__ == "__main__":
    typer.run(serve)
