"""Outcomes → rows: scores, and what a person needs to see."""

from collections.abc import Sequence

from eval.runs.faults import faults_of
from eval.runs.outcome import Outcome
from eval.runs.row import Row, Seen, Turned
from eval.runs.scores import scores_of


def rows_of(outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """A row for each outcome, in the same order."""
    return tuple(map(_row, outcomes))


def _row(outcome: Outcome) -> Row:
    case, answer = outcome.case, outcome.answer
    return Row(
        id=case.id,
        kind=case.kind,
        answerable=case.answerable,
        refused=outcome.refused,
        strength=round(answer.trace.evidence, 6),
        ms=round(outcome.ms, 3),
        scores=scores_of(outcome),
        seen=_seen(outcome),
    )


def _seen(outcome: Outcome) -> Seen:
    case, answer = outcome.case, outcome.answer
    return Seen(
        question=case.question,
        history=tuple(Turned(role=turn.role, content=turn.content) for turn in case.history),
        understood=answer.trace.understood,
        asks=answer.trace.asks,
        retrieved=outcome.rankings.shown if outcome.rankings else (),
        cited=tuple(f"《{one.plan_title}》{one.address}：{one.quote}" for one in answer.cited),
        gold=tuple(dict.fromkeys(f"《{one.plan_title}》{one.address}" for one in case.gold)),
        answer=tuple(one.text for one in answer.sentences),
        faults=tuple(faults_of(outcome)),
    )
