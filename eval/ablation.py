"""What each part is worth: passage length × retrieval legs × gate × generator, one run each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from eval.libraries.cached_library import Say
from eval.runs.headlines import Figures, figures_of
from eval.runs.record import record
from eval.runs.request import Mode, Request
from index.settings import Settings
from rag.retrieve import BOTH, Leg
from rag.variant import Variant

LEGS = (frozenset({Leg.BM25}), frozenset({Leg.DENSE}), BOTH)


@dataclass(frozen=True, slots=True)
class Trial:
    """One combination and its figures over all questions of the sets."""

    chunk_size: int
    legs: frozenset[Leg]
    gated: bool
    mode: Mode
    questions: int
    figures: Figures

    @property
    def shipped(self) -> bool:
        """Whether this is the product as it stands."""
        usual = self.chunk_size == Settings().chunk_size and self.mode is Mode.EXTRACTIVE
        return usual and self.gated and self.legs == BOTH


def trials(
    request: Request,
    settings: Settings,
    say: Say,
    chunk_sizes: Sequence[int],
    modes: Sequence[Mode],
) -> Iterator[Trial]:
    """A trial for every combination, in the order of the table."""
    for size, legs, gated, mode in product(chunk_sizes, LEGS, (True, False), modes):
        variant = Variant(legs, gated)
        made = record(request, replace(settings, chunk_size=size), say, mode, variant)
        rows = [row for found in made.sets.values() for row in found.rows]
        yield Trial(size, legs, gated, mode, len(rows), figures_of(rows))
