"""Normalised discounted cumulative gain.

    DCG@k = Σ gain(i-th place) / log2(i + 1), i = 1…k      nDCG@k = DCG@k / DCG@k of the best order

Järvelin and Kekäläinen 2002, with linear gains, as trec_eval's `ndcg_cut_k`. A place that comes
twice gains once, at its first rank.
"""

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def ndcg_at(k: int, ranked: Sequence[Key], gains: Mapping[Key, float]) -> float:
    """nDCG@k, 0 to 1, of a ranking; `gains` holds a gain above 0 for each relevant place."""
    seen: set[Key] = set()
    found = []
    for place in ranked[:k]:
        found.append(0.0 if place in seen else gains.get(place, 0.0))
        seen.add(place)
    best = sorted(gains.values(), reverse=True)[:k]
    return _dcg(found) / _dcg(best)


def _dcg(gains: Iterable[float]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, start=1))
