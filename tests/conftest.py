"""Real parts for every test: the shipped embedder, a library built from samples/, its service."""

from pathlib import Path

import pytest

from index.embedder import SentenceTransformerEmbedder
from index.library import Library
from index.settings import Settings
from rag.service import Service

CHECKOUT = Path(__file__).resolve().parent.parent
SAMPLES = CHECKOUT / "samples"


@pytest.fixture(scope="session")
def embedder() -> SentenceTransformerEmbedder:
    """The shipped embedder, loaded once for the whole run."""
    shipped = SentenceTransformerEmbedder()
    shipped.load()
    return shipped


@pytest.fixture(scope="session")
def library_home(
    tmp_path_factory: pytest.TempPathFactory, embedder: SentenceTransformerEmbedder
) -> Path:
    """The folder of a library built from samples/; tests must not change it."""
    home = tmp_path_factory.mktemp("samples") / "home"
    Library(Settings(home=home), lambda: embedder).add([SAMPLES])
    return home


@pytest.fixture(scope="session")
def service(library_home: Path, embedder: SentenceTransformerEmbedder) -> Service:
    """The service over the sample library."""
    return Service(Library(Settings(home=library_home), lambda: embedder), embedder)
