"""The tuning half of the sample set, asked once for all tests."""

import pytest

from eval.gold.case import load_cases
from eval.runs.ask import run_cases
from eval.runs.outcome import Outcome
from eval.runs.request import SETS
from rag.service import Service


@pytest.fixture(scope="session")
def outcomes(service: Service) -> tuple[Outcome, ...]:
    """The outcomes of samples.tune."""
    return run_cases(service, load_cases(SETS / "samples.tune.jsonl", service.plans()))
