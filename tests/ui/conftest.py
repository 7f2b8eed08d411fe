"""The application over the real service, in process, over real HTTP, and in a real browser."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from rag.service import Service
from tests.ui.broken import BrokenEmbedder
from tests.ui.live import listening

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Build = Callable[[Callable[[], Service]], FastAPI]


@pytest.fixture(scope="session")
def build() -> Build:
    """`create_app`, imported as the command does: after Gradio's environment is set."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_OFFLINE"] = "1"
    from ui.app import create_app

    return create_app


@pytest.fixture(scope="session")
def client(build: Build, service: Service) -> Iterator[TestClient]:
    """The application in process."""
    with TestClient(build(lambda: service)) as opened:
        yield opened


@pytest.fixture(scope="session")
def address(build: Build, service: Service) -> Iterator[str]:
    """The address of the application over real HTTP."""
    with listening(build(lambda: service)) as opened:
        yield opened


@pytest.fixture(scope="session")
def broken(library_home: Path, embedder: Embedder) -> Service:
    """The service over the sample library with a model that fails."""
    failing = BrokenEmbedder(embedder)
    return Service(Library(Settings(home=library_home), lambda: failing), failing)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real browser; without one the tests fail and say what to install."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: run `apt-get install -y chromium fonts-noto-cjk`.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield opened
        opened.close()
