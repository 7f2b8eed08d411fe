"""What every answer promises, over all questions of a tuning half."""

from eval.runs.outcome import Outcome
from rag.service import Service
from tests.rag.promises import keeps_its_promises


def test_the_questions_of_the_tuning_half_keep_the_promises(
    outcomes: tuple[Outcome, ...], service: Service
) -> None:
    assert len(outcomes) > 1000
    for outcome in outcomes:
        keeps_its_promises(outcome.answer, service)
