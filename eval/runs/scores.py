"""Outcome → the share that one question has in each figure."""

from collections.abc import Iterator

from eval.metrics.coverage import coverage
from eval.metrics.exact_set import is_exact
from eval.metrics.facts import fact_recall
from eval.metrics.interval import Pair
from eval.metrics.lengths import characters
from eval.metrics.ndcg import ndcg_at
from eval.metrics.overlap import overlap
from eval.metrics.quotes import exactness, wholeness
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank
from eval.metrics.refusals import Verdict, over_refusal, refusal_precision, refusal_recall
from eval.metrics.spans import span_overlap
from eval.runs.outcome import Outcome, Rankings

LIST_KINDS = frozenset({"list", "compare"})


def scores_of(outcome: Outcome) -> dict[str, Pair]:
    """(numerator, denominator) by key; a figure that the question has no share in is left out."""
    found = [*_refusal(outcome)]
    if outcome.case.answerable:
        found += _citations(outcome)
    if not outcome.refused:
        found += _answer(outcome)
    if outcome.rankings and outcome.gold:
        found += _retrieval(outcome.rankings, outcome)
    return dict(found)


def _refusal(outcome: Outcome) -> Iterator[tuple[str, Pair]]:
    verdict = [Verdict(outcome.case.answerable, outcome.refused)]
    for key, share in (
        ("refusal_precision", refusal_precision(verdict)),
        ("refusal_recall", refusal_recall(verdict)),
        ("over_refusal", over_refusal(verdict)),
    ):
        if share is not None:
            yield key, (share, 1)


def _citations(outcome: Outcome) -> Iterator[tuple[str, Pair]]:
    cited = frozenset() if outcome.refused else outcome.cited
    items = overlap(cited, outcome.gold)
    yield "citation_precision", (items.precision, 1)
    yield "citation_recall", (items.recall, 1)
    yield "citation_f1", (items.f1, 1)
    if outcome.gold_spans:
        spans = span_overlap(outcome.cited_spans, outcome.gold_spans)
        yield "span_precision", (spans.precision, 1)
        yield "span_recall", (spans.recall, 1)
        yield "span_f1", (spans.f1, 1)
    facts = fact_recall(outcome.case.facts, outcome.said) if outcome.case.facts else None
    if facts is not None:
        yield "fact_recall", (facts, 1)
    if outcome.case.kind in LIST_KINDS:
        exact = is_exact(cited, outcome.gold) and (facts is None or facts == 1)
        yield "list_exact", (float(exact), 1)


def _answer(outcome: Outcome) -> Iterator[tuple[str, Pair]]:
    """What every answer is measured by, whether it should have been given or not."""
    cited = len(outcome.quotes)
    yield "quote_exactness", ((exactness(outcome.quotes) or 0) * cited, cited)
    yield "quote_wholeness", ((wholeness(outcome.quotes) or 0) * cited, cited)
    sentences = outcome.answer.sentences
    known = {one.marker for one in outcome.answer.cited}
    carried = coverage((one.markers for one in sentences), known) or 0
    yield "citation_coverage", (carried * len(sentences), len(sentences))
    yield "citations", (cited, 1)
    if outcome.gold_spans:
        yield (
            "quoted_length",
            (characters(outcome.cited_spans), characters(outcome.gold_spans)),
        )


def _retrieval(rankings: Rankings, outcome: Outcome) -> Iterator[tuple[str, Pair]]:
    gold = outcome.gold
    for k in (1, 3, 5, 10):
        yield f"recall_at_{k}", (recall_at(k, rankings.fused, gold), 1)
    yield "mrr_at_10", (reciprocal_rank(rankings.fused, gold), 1)
    yield "ndcg_at_10", (ndcg_at(10, rankings.fused, dict.fromkeys(gold, 1.0)), 1)
    yield "bm25_recall_at_10", (recall_at(10, rankings.bm25, gold), 1)
    yield "dense_recall_at_10", (recall_at(10, rankings.dense, gold), 1)
    yield "evidence_recall_at_1", (recall_at(1, rankings.weighed, gold), 1)
