"""What one retrieval leg found by itself, read from the fused hits."""

from collections.abc import Sequence

from rag.answer import Hit
from rag.retrieve import Leg


def found_by(leg: Leg, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """The hits that a leg found, by its own score, best first; ties in the order of the fusion."""
    scored = [(hit.dense if leg is Leg.DENSE else hit.bm25, hit) for hit in hits]
    found = [(-score, hit.rank, hit) for score, hit in scored if score is not None]
    return tuple(hit for _, _, hit in sorted(found, key=lambda one: one[:2]))
