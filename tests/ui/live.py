"""An application that really listens, and the questions that the tests put to it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import monotonic, sleep

import uvicorn
from fastapi import FastAPI

QUESTION = "云津市从业人员300人以上的高危企业什么时候前设置安全总监？"
OUTSIDE = "食堂今天中午吃什么菜？"


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The address of an application that listens in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    thread = Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    patience = monotonic() + 60
    while not server.started and thread.is_alive() and monotonic() < patience:
        sleep(0.02)
    assert server.started, "the application did not start"
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(timeout=20)
