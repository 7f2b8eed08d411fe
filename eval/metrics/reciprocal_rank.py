"""Reciprocal rank; its mean over questions is MRR@10.

    RR@k = 1 / rank of the first relevant place, 0 when it is deeper than k

Same figure as trec_eval's `recip_rank` over a run cut at k.
"""

from collections.abc import Hashable, Sequence, Set


def reciprocal_rank(ranked: Sequence[Hashable], relevant: Set[Hashable], depth: int = 10) -> float:
    """One over the rank of the first relevant place, 0 when it is deeper than `depth`."""
    return next(
        (1 / rank for rank, place in enumerate(ranked[:depth], start=1) if place in relevant), 0.0
    )
