"""Sentence evidence: whether the best sentences hold the answer, and how much longer they are.

    hit@k = |{q : one of the k best sentences wholly holds a gold span of q}| / |{q with spans}|

Lengths in characters: the mean of the best sentences beside the mean of the gold spans, the
shortest where a question has several.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.beir.asked import SENTENCES, Asked
from eval.beir.folder import SpanLine
from eval.metrics.average import average
from eval.metrics.interval import Interval, ratio
from eval.metrics.spans import Span

_DEPTHS = (1, 3, SENTENCES)


@dataclass(frozen=True, slots=True)
class SentenceEvidence:
    """hit@k by k over `questions` that have spans; mean lengths in characters."""

    questions: int
    hits: dict[int, Interval]
    sentence: float
    span: float


def sentence_evidence(asked: Sequence[Asked]) -> SentenceEvidence | None:
    """The figures over the questions whose answers have places; None without any."""
    spanned = [one for one in asked if one.query.spans]
    hits = {k: ratio([(_hit(one, k), 1) for one in spanned]) for k in _DEPTHS}
    sentences = average(
        one.sentences[0].end - one.sentences[0].start for one in spanned if one.sentences
    )
    spans = average(min(gold.end - gold.start for gold in one.query.spans) for one in spanned)
    if spans is None:
        return None
    return SentenceEvidence(
        len(spanned), {k: hit for k, hit in hits.items() if hit}, sentences or 0.0, spans
    )


def holds(quoted: Span, gold: SpanLine) -> bool:
    """Whether a stretch of a passage's text wholly holds a gold span."""
    return quoted.address == gold.doc and quoted.start <= gold.start and gold.end <= quoted.end


def _hit(one: Asked, k: int) -> float:
    return float(any(holds(best, gold) for best in one.sentences[:k] for gold in one.query.spans))
