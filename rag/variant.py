"""What a measurement may switch off, to see what it is worth; every face runs with all of it on."""

from dataclasses import dataclass

from rag.retrieve import BOTH, Leg


@dataclass(frozen=True, slots=True)
class Variant:
    """The retrieval legs that search, and whether the gate may refuse."""

    legs: frozenset[Leg] = BOTH
    gated: bool = True
