"""The figures of a set, or of one kind of question in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.average import average
from eval.facts import fact_recall
from eval.latency import percentile
from eval.overlap import mean_overlap
from eval.quotes import exactness
from eval.ranking import recall_at, reciprocal_rank
from eval.refusals import Verdict, over_refusal, refusal_precision, refusal_recall
from eval.run import Outcome


@dataclass(frozen=True, slots=True)
class Summary:
    """Every metric of some questions; None where there is nothing to measure.

    `ranked` counts the questions of `recall_at_*` and `mrr_at_10`. `quote_length` is the mean
    length of a citation's quote, `gold_length` that of a gold sentence, in characters.
    """

    questions: int
    answerable: int
    refused: int
    citation_precision: float | None
    citation_recall: float | None
    citation_f1: float | None
    fact_recall: float | None
    quote_exactness: float | None
    refusal_precision: float | None
    refusal_recall: float | None
    over_refusal: float | None
    ranked: int
    recall_at_1: float | None
    recall_at_3: float | None
    recall_at_5: float | None
    recall_at_10: float | None
    mrr_at_10: float | None
    citations: float | None
    quote_length: float | None
    gold_length: float | None
    ms_p50: float | None
    ms_p95: float | None


def summarise(outcomes: Sequence[Outcome]) -> Summary:
    """The metrics of some questions."""
    answerable = [one for one in outcomes if one.case.answerable]
    answered = [one for one in outcomes if not one.refused]
    cited = mean_overlap([one.overlap for one in answerable])
    verdicts = [Verdict(one.case.answerable, one.refused) for one in outcomes]
    quotes = [quoted for one in outcomes for quoted in one.quotes]
    searched = [(one.ranked, one.gold) for one in outcomes if one.ranked is not None]
    times = [one.ms for one in outcomes]
    spans = {(gold.plan_id, gold.start, gold.end) for one in outcomes for gold in one.case.gold}
    recall = {k: average(recall_at(k, *pair) for pair in searched) for k in (1, 3, 5, 10)}
    return Summary(
        questions=len(outcomes),
        answerable=len(answerable),
        refused=len(outcomes) - len(answered),
        citation_precision=cited.precision if cited else None,
        citation_recall=cited.recall if cited else None,
        citation_f1=cited.f1 if cited else None,
        fact_recall=average(fact_recall(one.case.facts, one.said) for one in answerable),
        quote_exactness=exactness(quotes),
        refusal_precision=refusal_precision(verdicts),
        refusal_recall=refusal_recall(verdicts),
        over_refusal=over_refusal(verdicts),
        ranked=len(searched),
        recall_at_1=recall[1],
        recall_at_3=recall[3],
        recall_at_5=recall[5],
        recall_at_10=recall[10],
        mrr_at_10=average(reciprocal_rank(*pair) for pair in searched),
        citations=average(len(one.answer.citations) for one in answered),
        quote_length=average(len(one.quote) for one in quotes),
        gold_length=average(end - start for _, start, end in spans),
        ms_p50=percentile(times, 50),
        ms_p95=percentile(times, 95),
    )


def by_kind(outcomes: Sequence[Outcome]) -> dict[str, Summary]:
    """The metrics of each kind of question, in the order of first appearance."""
    kinds = dict.fromkeys(one.case.kind for one in outcomes)
    return {kind: summarise([one for one in outcomes if one.case.kind == kind]) for kind in kinds}
