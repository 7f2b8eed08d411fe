"""What retrieval found → four orders of passages: each leg, their fusion, the weighed evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answer import Hit
from rag.findings import Findings

# Both legs bring 60 pieces of passages: with 120 every one of either is among the fused.
DEPTH = 120


@dataclass(frozen=True, slots=True)
class Rankings:
    """Ids of passages, best first, each at its best rank.

    `full` is the order of the best sentence of each passage as evidence; what only the fusion
    found follows.
    """

    bm25: tuple[str, ...] = ()
    dense: tuple[str, ...] = ()
    fused: tuple[str, ...] = ()
    full: tuple[str, ...] = ()


def rankings_of(findings: Findings) -> Rankings:
    """The four orders of one question."""
    hits = findings.hits
    fused = _distinct(hit.address for hit in hits)
    weighed = (one.clause.address for one in findings.weighed)
    return Rankings(
        bm25=_by_score(hits, [hit.bm25 for hit in hits]),
        dense=_by_score(hits, [hit.dense for hit in hits]),
        fused=fused,
        full=_distinct((*weighed, *fused)),
    )


def _by_score(hits: Sequence[Hit], scores: Sequence[float | None]) -> tuple[str, ...]:
    """The passages that a leg found, best first, ties in the order of the fusion."""
    found = [(-score, hit.rank, hit) for hit, score in zip(hits, scores, strict=True) if score]
    return _distinct(hit.address for _, _, hit in sorted(found, key=lambda one: one[:2]))


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
