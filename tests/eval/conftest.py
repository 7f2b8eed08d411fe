"""The tuning half of the sample set, asked once for all tests."""

from pathlib import Path

import pytest

from eval.gold.case import load_cases
from eval.runs.ask import TODAY, run_cases
from eval.runs.outcome import Outcome
from eval.runs.request import SETS
from index.embedder import SentenceTransformerEmbedder
from index.library import Library
from index.settings import Settings
from rag.service import Service


@pytest.fixture(scope="session")
def outcomes(library_home: Path, embedder: SentenceTransformerEmbedder) -> tuple[Outcome, ...]:
    """The outcomes of samples.tune, asked on the day that the sets were written for (去年 is 2023)."""
    library = Library(Settings(home=library_home), lambda: embedder)
    service = Service(library, embedder, today=lambda: TODAY)
    return run_cases(service, load_cases(SETS / "samples.tune.jsonl", service.plans()))
