"""Refusals against what could have been answered."""

from eval.metrics.refusals import Verdict, over_refusal, refusal_precision, refusal_recall


def test_shares_of_fourteen_questions() -> None:
    verdicts = [
        *[Verdict(answerable=False, refused=True)] * 3,
        Verdict(answerable=False, refused=False),
        *[Verdict(answerable=True, refused=True)] * 2,
        *[Verdict(answerable=True, refused=False)] * 8,
    ]
    assert refusal_precision(verdicts) == 3 / 5
    assert refusal_recall(verdicts) == 3 / 4
    assert over_refusal(verdicts) == 2 / 10


def test_figures_without_a_denominator_are_none() -> None:
    answered = [Verdict(answerable=True, refused=False)]
    assert refusal_precision(answered) is None
    assert refusal_recall(answered) is None
    assert over_refusal([Verdict(answerable=False, refused=True)]) is None
