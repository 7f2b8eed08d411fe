"""`python -m ui`: serve the page and the API until interrupted."""

import os
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
import uvicorn

from index.errors import AnwenError, InputError
from index.settings import Settings

if TYPE_CHECKING:
    from rag.service import Service


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
    """Load the engine beside the page, then serve.

    Gradio reads its environment when it is imported, so `ui.app` is imported here and not above.
    """
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    with ThreadPoolExecutor(1) as beside:
        first = beside.submit(_open_warm, settings)
        from ui.app import create_app

        again = partial(_open_warm, settings)
        attempts: Iterator[Callable[[], Service]] = chain((first.result,), repeat(again))
        app = create_app(lambda: next(attempts)())
        _Server(uvicorn.Config(app, log_level="warning", server_header=False), address).run(
            sockets=[listener]
        )


def _open_warm(settings: Settings) -> "Service":
    """The open service after one search, so that the first question need not wait for the model."""
    from rag.service import Service

    service = Service.open(settings)
    service.search("安全生产", limit=1)
    return service


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
