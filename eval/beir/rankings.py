"""What retrieval found → four orders of passages: each leg, their fusion, the weighed evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from eval.runs.legs import found_by
from rag.findings import Findings
from rag.retrieve import Leg

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
        bm25=_distinct(hit.address for hit in found_by(Leg.BM25, hits)),
        dense=_distinct(hit.address for hit in found_by(Leg.DENSE, hits)),
        fused=fused,
        full=_distinct((*weighed, *fused)),
    )


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
