"""What a run measures: the name of each figure, which way is better, and which are headlines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure by its key; `title` as users see it. `up`: more is better; None: neither way.

    `headline`: shown first, and a significant fall of it turns `eval gate` red.
    """

    key: str
    title: str
    up: bool | None = True
    headline: bool = True


# Figures that are ratios of sums over questions (see eval/metrics/interval.py).
RATIOS = (
    Measure("citation_precision", "引用精确率（条款）citation precision"),
    Measure("citation_recall", "引用召回率（条款）citation recall"),
    Measure("citation_f1", "引用 F1（条款）citation F1"),
    Measure("span_precision", "引用精确率（句）sentence precision"),
    Measure("span_recall", "引用召回率（句）sentence recall"),
    Measure("span_f1", "引用 F1（句）sentence F1"),
    Measure("quote_exactness", "引文逐字率 quote exactness"),
    Measure("quote_wholeness", "引文整句率 whole sentences"),
    Measure("citation_coverage", "有引文的句子 citation coverage"),
    Measure("fact_recall", "要点召回率 key-fact recall"),
    Measure("list_exact", "清单完全正确 list correctness"),
    Measure("refusal_precision", "拒答精确率 refusal precision"),
    Measure("refusal_recall", "拒答召回率 refusal recall"),
    Measure("over_refusal", "误拒率 over-refusal", up=False),
    Measure("recall_at_1", "检索 R@1", headline=False),
    Measure("recall_at_3", "检索 R@3", headline=False),
    Measure("recall_at_5", "检索 R@5"),
    Measure("recall_at_10", "检索 R@10"),
    Measure("mrr_at_10", "检索 MRR@10"),
    Measure("ndcg_at_10", "检索 nDCG@10"),
    Measure("bm25_recall_at_10", "BM25 单路 R@10"),
    Measure("dense_recall_at_10", "向量单路 R@10 dense"),
    Measure("evidence_recall_at_1", "证据 R@1 evidence"),
    Measure("quoted_length", "引文长度÷标准句 quoted length", up=False, headline=False),
    Measure("citations", "每答引用数 citations", up=None, headline=False),
)
GATE_AUROC = Measure("gate_auroc", "依据强度 AUROC gate")
# Times differ from machine to machine and minute to minute: shown, never compared.
LATENCIES = tuple(
    Measure(f"ms_p{percent}", f"毫秒 p{percent} latency", up=None, headline=False)
    for percent in (50, 95, 99)
)
MEASURES = (*RATIOS[:14], GATE_AUROC, *RATIOS[14:], *LATENCIES)
BY_KEY = {measure.key: measure for measure in MEASURES}
