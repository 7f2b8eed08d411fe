"""A question whose right answer is known from the library alone, and how an answer is judged."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from eval.gold.case import Case
from eval.probes.found import Found

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Probe:
    """A case, with words that the answer must not say and plans that it must not cite (by id)."""

    case: Case
    forbidden: tuple[str, ...] = ()
    strangers: frozenset[str] = frozenset()


def answerable(kind: str, question: str, found: Found) -> Case:
    """A question that the sentence of `found` answers."""
    return Case(_id(kind, question), question, (), kind, True, found.gold(), found.facts)


def unanswerable(kind: str, question: str) -> Case:
    """A question that the library does not answer."""
    return Case(_id(kind, question), question, (), kind, False, (), ())


def chosen(
    things: Iterable[Thing], name: Callable[[Thing], str], limit: int, seed: int
) -> tuple[Thing, ...]:
    """At most `limit` things, drawn by their names alone, in their own order.

    A thing keeps its luck when others come or go, so that runs before and after stay comparable.
    """
    known = list({name(thing): thing for thing in things}.items())
    lucky = sorted(known, key=lambda pair: _digest(f"{seed}\n{pair[0]}"))[:limit]
    names = {key for key, _ in lucky}
    return tuple(thing for key, thing in known if key in names)


def found_name(found: Found) -> str:
    """What tells one value of a library from another."""
    return f"{found.statement.plan.title}\n{found.asked}"


def distinct(probes: Sequence[Probe]) -> tuple[Probe, ...]:
    """The probes, each question of a kind once."""
    return tuple({probe.case.id: probe for probe in probes}.values())


def _id(kind: str, question: str) -> str:
    return f"{kind}-{_digest(question)[:8]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
