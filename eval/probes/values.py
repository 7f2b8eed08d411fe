"""Probes for what the plans say: each value asked for plainly, and once more in other words."""

from collections.abc import Callable, Iterator

from eval.probes.deadline import deadlines_in
from eval.probes.figure import figures_in
from eval.probes.found import About, Found
from eval.probes.frequency import frequencies_in
from eval.probes.ground import Ground
from eval.probes.probe import Probe, answerable, chosen, found_name
from eval.probes.who import units_in
from eval.probes.wording import other_question, plain_question

Finder = Callable[[Ground], Iterator[Found]]

_FINDERS: dict[About, Finder] = {
    About.WHO: units_in,
    About.DEADLINE: deadlines_in,
    About.FREQUENCY: frequencies_in,
    About.FIGURE: figures_in,
}
PARAPHRASED = "{}/paraphrase"


def values_in(ground: Ground) -> dict[About, tuple[Found, ...]]:
    """Everything that can be asked for, by what it is."""
    return {about: tuple(finder(ground)) for about, finder in _FINDERS.items()}


def value_probes(
    ground: Ground, values: dict[About, tuple[Found, ...]], limit: int, seed: int
) -> Iterator[Probe]:
    """At most `limit` values of each kind, each asked plainly and in other words."""
    for about, known in values.items():
        drawn = chosen(known, found_name, limit, seed)
        for found in drawn:
            yield Probe(answerable(about.value, plain_question(found), found))
        kind = PARAPHRASED.format(about.value)
        for at, found in enumerate(drawn):
            yield Probe(answerable(kind, other_question(found, ground.plans, at), found))
