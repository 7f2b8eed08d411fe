"""Answers to probes → rows: right by known facts alone, never by what the system thinks of itself.

    right = every fact said ∧ every gold clause cited ∧ nothing forbidden said or cited
    right of an unanswerable probe = refused

A further clause beside the gold is not wrong here (the probe does not know what it is worth); the
column of citation precision shows how many there are.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.metrics.facts import missing_facts
from eval.probes.probe import Probe
from eval.runs.outcome import Outcome
from eval.runs.row import Row
from eval.runs.rows import rows_of

RIGHT = "probe_right"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a probe was answered rightly, and what it said or cited that it must not."""

    right: bool
    breaches: tuple[str, ...]


def judged(probes: Sequence[Probe], outcomes: Sequence[Outcome]) -> tuple[Row, ...]:
    """A row for each outcome, its verdict among the scores; a breach also costs it its facts."""
    rows = rows_of(outcomes)
    return tuple(
        _row(row, verdict(probe, outcome))
        for row, probe, outcome in zip(rows, probes, outcomes, strict=True)
    )


def verdict(probe: Probe, outcome: Outcome) -> Verdict:
    """One answer judged."""
    breaches = tuple(_breaches(probe, outcome))
    if not probe.case.answerable:
        return Verdict(outcome.refused and not breaches, breaches)
    told = not outcome.refused and not missing_facts(probe.case.facts, outcome.said)
    return Verdict(told and outcome.gold <= outcome.cited and not breaches, breaches)


def _breaches(probe: Probe, outcome: Outcome) -> Iterator[str]:
    for word in probe.forbidden:
        if outcome.said and not missing_facts(((word,),), outcome.said):
            yield f"说了不该说的：{word}"
    if outcome.refused:
        return
    for one in outcome.answer.cited:
        if one.plan_id in probe.strangers:
            yield f"引了另一个计划：《{one.plan_title}》{one.address}"


def _row(row: Row, found: Verdict) -> Row:
    scores = row.scores | {RIGHT: (float(found.right), 1.0)}
    if found.breaches and "fact_recall" in scores:
        scores["fact_recall"] = (0.0, 1.0)
    seen = row.seen
    if seen is not None and found.breaches:
        seen = seen.model_copy(update={"faults": (*seen.faults, *found.breaches)})
    return row.model_copy(update={"scores": scores, "seen": seen})
