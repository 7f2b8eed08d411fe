"""Recall@k and MRR@10 of retrieval, at the level of items.

`ranked` holds the places of the retrieved clauses, best first, each clause once: two passages of
one clause take one rank. Two clauses of one item take two ranks.

    Recall@k = |places of the first k clauses ∩ G| / |G|
    RR@10 = 1 / rank of the first clause whose place is in G, 0 beyond rank 10; MRR = its mean

A question with |G| > k cannot reach Recall@k = 1.
"""

from collections.abc import Iterable, Sequence

from eval.place import Place


def distinct(clauses: Iterable[tuple[tuple[str, str], Place]]) -> tuple[Place, ...]:
    """The places of ((plan, address), place) pairs, each clause at its first rank only."""
    first: dict[tuple[str, str], Place] = {}
    for clause, place in clauses:
        first.setdefault(clause, place)
    return tuple(first.values())


def recall_at(k: int, ranked: Sequence[Place], gold: frozenset[Place]) -> float:
    """The share of gold places among the first k; `gold` is not empty."""
    return len(gold & set(ranked[:k])) / len(gold)


def reciprocal_rank(ranked: Sequence[Place], gold: frozenset[Place], depth: int = 10) -> float:
    """One over the rank of the first gold place, 0 when it is deeper than `depth`."""
    return next(
        (1 / rank for rank, place in enumerate(ranked[:depth], start=1) if place in gold), 0.0
    )
