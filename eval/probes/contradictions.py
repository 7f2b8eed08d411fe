"""Two plans that say different things of one task: each must be answered from itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from eval.probes.changes import Change, changed
from eval.probes.found import Found
from eval.probes.ground import Ground, Statement
from eval.probes.plan_names import full_name, short_name
from eval.probes.planting import Planted, Titles, can_be_planted, line_of, planted
from eval.probes.probe import Probe, answerable
from eval.probes.wording import named_question

CONTRADICTION = "contradiction"


def contradictions(
    ground: Ground, drawn: Sequence[Found], titles: Titles
) -> tuple[tuple[Planted, ...], tuple[Probe, ...]]:
    """A copy with other values for each plan of the drawn values, and two probes for each value."""
    plans: list[Planted] = []
    probes: list[Probe] = []
    for pairs in _by_plan(ground, drawn).values():
        title = titles.like(pairs[0][0].statement.plan)
        if not title:
            continue
        lines = [line_of(found, change.sentence, change.note) for found, change in pairs]
        copy = planted(title, lines)
        plans.append(copy)
        for at, (found, change) in enumerate(pairs):
            probes += _probes(ground, copy, found, change, at)
    return tuple(plans), tuple(probes)


def _by_plan(
    ground: Ground, drawn: Sequence[Found]
) -> Mapping[str, tuple[tuple[Found, Change], ...]]:
    """The values that can be changed, by plan; of one sentence only the first."""
    found_in: dict[str, dict[int, tuple[Found, Change]]] = {}
    for found in drawn:
        change = changed(found, ground) if can_be_planted(found) else None
        if change:
            own = found.statement
            found_in.setdefault(own.plan.id, {}).setdefault(own.start, (found, change))
    return {plan: tuple(pairs.values()) for plan, pairs in found_in.items()}


def _probes(
    ground: Ground, copy: Planted, found: Found, change: Change, at: int
) -> Iterator[Probe]:
    """The same question about both plans: by their titles, and every second time by short names."""
    other = copy.statement(change.sentence)
    own = found.statement
    if other is None or change.new not in other.text + other.note:
        return
    theirs = replace(found, statement=other, words=change.new, facts=change.facts)
    names = (full_name(own.plan), full_name(copy.plan))
    if at % 2:
        names = (short_name(own.plan, ground.plans), copy.short_name)
    for name, asked, wrong, stranger in (
        (names[0], found, change.new, copy.plan.id),
        (names[1], theirs, change.old, own.plan.id),
    ):
        case = answerable(CONTRADICTION, named_question(asked, name), asked)
        yield Probe(case, _unsaid(wrong, asked.statement), frozenset({stranger}))


def _unsaid(words: str, asked: Statement) -> tuple[str, ...]:
    """The other plan's value, where the clause that answers does not hold the same words."""
    return () if words in asked.plan.quote(asked.clause) else (words,)
