"""Records → sentences for the gate, the same for the same plans and seed."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from random import Random

from eval.adversarial.case import Case, own_sentences
from eval.adversarial.places import wrong_places, wrong_within
from eval.adversarial.retold import true_retold
from eval.adversarial.sense import things_in, wrong_sense
from eval.adversarial.times import wrong_times
from eval.adversarial.truths import true_words
from eval.adversarial.values import wrong_values
from eval.adversarial.who import wrong_units
from eval.probes.ground import Statement, ground_of
from index.record import Record
from rag.check.support import Cited

MOST = 150


@dataclass(frozen=True, slots=True)
class Adversarial:
    """The cases, and all that the library says: where a wrong sentence may come from."""

    cases: tuple[Case, ...]
    library: tuple[Cited, ...]
    units: tuple[str, ...]


def make(records: Sequence[Record], seed: int = 1, most: int = MOST) -> Adversarial:
    """At most `most` distinct cases a kind, drawn by their words alone."""
    ground = ground_of(records)
    own = own_sentences(ground)
    units = ground.units()
    titles = tuple(plan.title for plan in ground.plans)
    things = things_in(ground.text)
    found = [case for one in own for case in _cases(one, own, units, titles, things, seed)]
    for _, clause in groupby(own, key=lambda one: (one.plan.id, one.clause.address)):
        found += wrong_within(list(clause))
    kinds: dict[tuple[bool, str], dict[str, Case]] = {}
    for case in found:
        kinds.setdefault((case.true, case.kind), {})[f"{case.sentence}{case.cited}"] = case
    drawn = [
        known[name]
        for _, known in sorted(kinds.items())
        for name in sorted(known, key=lambda name: _digest(f"{seed}{name}"))[:most]
    ]
    library = tuple(
        Cited(plan.title, plan.year, one.address, plan.quote(one), one.start, one.end)
        for plan in ground.plans
        for one in plan.clauses
    )
    return Adversarial(tuple(drawn), library, units)


def _cases(
    own: Statement,
    every: Sequence[Statement],
    units: tuple[str, ...],
    titles: tuple[str, ...],
    things: tuple[str, ...],
    seed: int,
) -> Iterator[Case]:
    luck = Random(_digest(f"{seed}{own.plan.title}{own.start}{own.text}"))
    yield from wrong_values(own, luck)
    yield from wrong_times(own, luck)
    yield from wrong_units(own, units, luck)
    yield from wrong_sense(own, things, luck)
    yield from wrong_places(own, every, titles, luck)
    yield from true_words(own, every, luck)
    yield from true_retold(own, luck)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
