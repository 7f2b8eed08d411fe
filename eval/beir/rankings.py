"""What retrieval found → orders of passages: each leg, plain rank fusion, the product's own."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rag.answer import Hit
from rag.findings import Findings
from rag.retrieve import Leg

# Both legs bring 60 pieces of passages: with 120 every one of either is among the hits.
DEPTH = 120
# Cormack, Clarke, Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet": 1 / (k + rank).
K = 60


@dataclass(frozen=True, slots=True)
class Rankings:
    """Ids of passages, best first, each at its best rank.

    `fused` is the order by reciprocal rank in both legs, what `full` is measured against; `full`
    the product's own, as a search shows it; `evidence` that of the best sentence of each passage
    as answers weigh it, what only retrieval found behind.
    """

    bm25: tuple[str, ...] = ()
    dense: tuple[str, ...] = ()
    fused: tuple[str, ...] = ()
    full: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


def rankings_of(findings: Findings) -> Rankings:
    """The orders of one question; what scores alike stands as in the corpus, which is one plan."""
    hits = sorted(findings.hits, key=lambda hit: hit.start)
    full = _distinct(hit.address for hit in findings.hits)
    weighed = (one.clause.address for one in findings.weighed)
    return Rankings(
        bm25=_distinct(hit.address for hit in _leg(Leg.BM25, hits)),
        dense=_distinct(hit.address for hit in _leg(Leg.DENSE, hits)),
        fused=_distinct(hit.address for hit in by_reciprocal_rank(hits)),
        full=full,
        evidence=_distinct((*weighed, *full)),
    )


def by_reciprocal_rank(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Hits by the sum of 1 / (K + rank) over the legs that found them; ties stay as given.

    Cormack, Clarke, Büttcher 2009, "Reciprocal Rank Fusion outperforms Condorcet".
    """
    scores: dict[str, float] = defaultdict(float)
    for leg in Leg:
        for rank, hit in enumerate(_leg(leg, hits), 1):
            scores[hit.passage_id] += 1 / (K + rank)
    return tuple(sorted(hits, key=lambda hit: -scores[hit.passage_id]))


def _leg(leg: Leg, hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """What a leg found, by its own score; ties stay as given, so that no other leg decides."""
    scored = [(hit.dense if leg is Leg.DENSE else hit.bm25, hit) for hit in hits]
    found = [(-score, hit) for score, hit in scored if score is not None]
    return tuple(hit for _, hit in sorted(found, key=lambda one: one[0]))


def _distinct(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
