"""The application: JSON API, its description, and the page, over one service."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date
from functools import partial
from threading import Thread

from anyio.to_thread import run_sync
from fastapi import FastAPI

from index.errors import LibraryError
from rag.service import Service
from ui import api, docs_page, front_page, ledger_api
from ui.chat import mount_page
from ui.door import ServiceDoor
from ui.headers import SecurityHeaders
from ui.limits import BodyLimit
from ui.problems import FaultsToProblems, logger, tell_with


def create_app(
    open_service: Callable[[], Service], today: Callable[[], date] = date.today
) -> FastAPI:
    """An application over the service that `open_service` opens; `today` dates what is exported.

    A missing library does not stop it: /readyz says 503 and the page says what builds one; the
    service is opened at the first request after there is a library.
    """
    door = ServiceDoor(open_service)
    app = FastAPI(
        title="安问 AnWen",
        version="1",
        description="安全生产工作要点问答：每个回答都引用原文条款；没有依据，不作回答。",
        docs_url=None,
        redoc_url=None,
        lifespan=_opened,
    )
    app.state.door = door
    app.state.today = today
    app.openapi = partial(docs_page.describe, app)  # type: ignore[method-assign]
    tell_with(app)
    app.add_middleware(FaultsToProblems)
    app.add_middleware(BodyLimit)
    app.add_middleware(SecurityHeaders)
    for part in (api, ledger_api, docs_page, front_page):
        app.include_router(part.routes)
    mount_page(app, door)
    return app


@asynccontextmanager
async def _opened(app: FastAPI) -> AsyncIterator[None]:
    """Open the service before the first request, or say in the log why it does not open.

    The model loads beside it: the page is up in half the time, and the first question waits for
    what is left of the loading.
    """
    try:
        service = await run_sync(app.state.door.service)
        Thread(target=_warm, args=(service,), name="warm", daemon=True).start()
    except LibraryError as error:
        logger.warning("%s", error)
    yield


def _warm(service: Service) -> None:
    """Load the model; a failure is one line in the log, and the first question meets it again."""
    try:
        service.warm()
    except Exception as error:
        logger.warning("warm-up failed: %r", error)
