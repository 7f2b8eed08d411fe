"""Rankings → the figures of each retriever, with their intervals."""

from collections.abc import Sequence

from eval.beir.asked import Asked
from eval.beir.folder import Gains
from eval.metrics.interval import Interval, ratio
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank

# The retrievers side by side: the field of `Rankings` and its name for users.
RETRIEVERS = (
    ("bm25", "BM25"),
    ("dense", "向量 dense"),
    ("fused", "融合 fusion"),
    ("full", "完整检索 full"),
)
# What answers are made of, in the order of their sentences: a figure beside them.
EVIDENCE = "evidence"
RECALLS = (1, 5, 10, 100)
CUT = 10

Table = dict[str, dict[str, Interval]]


def figures(asked: Sequence[Asked]) -> Table:
    """Each figure (R@k, MRR@10, nDCG@10) of each retriever and of the evidence, by title and field."""
    table: Table = {}
    for field in (*dict(RETRIEVERS), EVIDENCE):
        rows = [_scores(getattr(one.rankings, field), one.query.gains) for one in asked]
        for title in rows[0] if rows else ():
            found = ratio([(row[title], 1) for row in rows])
            assert found is not None
            table.setdefault(title, {})[field] = found
    return table


def _scores(ranked: Sequence[str], gains: Gains) -> dict[str, float]:
    """The figures of one question."""
    relevant = gains.keys()
    return {
        **{f"R@{k}": recall_at(k, ranked, relevant) for k in RECALLS},
        f"MRR@{CUT}": reciprocal_rank(ranked, relevant, CUT),
        f"nDCG@{CUT}": ndcg_at(CUT, ranked, dict(gains)),
    }
