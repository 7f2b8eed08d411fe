"""The sample library as the pipeline sees it, on days of our choice."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from rag.answer import Answer, Filters, Turn
from rag.opened import Opened
from rag.pipeline import Pipeline
from rag.reranker import shipped_reranker
from rag.variant import Variant

Ask = Callable[..., Answer]


@pytest.fixture(scope="session")
def opened(library_home: Path, embedder: Embedder) -> Opened:
    """The sample library with what is derived from it."""
    return Opened.of(Library(Settings(home=library_home), lambda: embedder).open())


@pytest.fixture(scope="session")
def ask(opened: Opened, embedder: Embedder) -> Ask:
    """ask(question, *earlier questions, today=…): the answer, on 10 May 2024 unless told."""

    def asked(question: str, *before: str, today: date = date(2024, 5, 10)) -> Answer:
        history = [Turn("user", said) for said in before]
        pipeline = Pipeline(opened, embedder, shipped_reranker(), Variant(), today)
        return pipeline.answer(question, history, Filters())

    return asked
