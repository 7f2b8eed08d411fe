"""A library → its probes, and the plans that some of them need beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.probes.contradictions import CONTRADICTION, contradictions
from eval.probes.found import About
from eval.probes.ground import ground_of
from eval.probes.instructions import IN_PLAN, IN_QUESTION, orders_in_questions, planted_orders
from eval.probes.near_misses import PLAN, UNIT, YEAR, near_misses
from eval.probes.planting import Titles
from eval.probes.probe import Probe, chosen, distinct, found_name
from eval.probes.values import PARAPHRASED, value_probes, values_in
from index.plan import Plan
from index.record import Record

KINDS = (
    *(kind for about in About for kind in (about.value, PARAPHRASED.format(about.value))),
    *(UNIT, YEAR, PLAN, IN_QUESTION, CONTRADICTION, IN_PLAN),
)


@dataclass(frozen=True, slots=True)
class Made:
    """Probes over the library itself, and probes over it with `plans` put beside its own."""

    probes: tuple[Probe, ...]
    plans: tuple[Plan, ...]
    planted: tuple[Probe, ...]

    def absent(self) -> tuple[str, ...]:
        """The kinds for which the library has nothing to ask."""
        kinds = {probe.case.kind for probe in (*self.probes, *self.planted)}
        return tuple(kind for kind in KINDS if kind not in kinds)


def make(records: Sequence[Record], limit: int, seed: int) -> Made:
    """At most `limit` probes of each kind; the same library, limit and seed give the same ones."""
    ground = ground_of(records)
    values = values_in(ground)
    misses = tuple(near_misses(ground, values, limit, seed))
    known = [found for kind in values.values() for found in kind]
    # Two probes come of each value that is changed, so half as many values are needed.
    half = tuple(
        found
        for kind in values.values()
        for found in chosen(kind, found_name, -(-limit // (2 * len(values))), seed + 1)
    )
    titles = Titles(ground)
    copies, pairs = contradictions(ground, half, titles)
    ordered, orders = planted_orders(chosen(known, found_name, limit, seed + 2), titles)
    mixed = chosen(misses, lambda probe: probe.case.id, limit, seed)
    return Made(
        distinct(
            (*value_probes(ground, values, limit, seed), *misses, *orders_in_questions(mixed))
        ),
        tuple(one.plan for one in (*copies, *ordered)),
        distinct((*pairs, *orders)),
    )
