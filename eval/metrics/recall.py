"""Recall@k of a ranking.

    Recall@k = |first k of the ranking ∩ relevant| / |relevant|

A question with more than k relevant places cannot reach 1. Same figure as trec_eval's `recall_k`.
"""

from collections.abc import Hashable, Sequence, Set


def recall_at(k: int, ranked: Sequence[Hashable], relevant: Set[Hashable]) -> float:
    """The share of relevant places among the first k, 0 to 1; `relevant` is not empty."""
    return len(relevant & set(ranked[:k])) / len(relevant)
