"""Real parts for every test: the shipped embedder, a library built from samples/, its service."""

from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

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


class ByFile(LoadScopeScheduling):  # type: ignore[misc]  # xdist types none
    """Tests of a file run on one core; those of eval too, which share a minute of questions asked."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "eval" if file.startswith("tests/eval/") else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByFile:
    """How `pytest -n auto` gives out tests."""
    return ByFile(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests measured: `record_property("measured", sentence)`."""
    reports = terminalreporter.getreports("passed") + terminalreporter.getreports("failed")
    for report in reports:
        for name, said in report.user_properties if report.when == "call" else ():
            if name == "measured":
                terminalreporter.write_line(f"measured: {said}")
