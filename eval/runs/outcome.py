"""One question asked: its answer and what retrieval found, before anything is scored."""

from dataclasses import dataclass

from eval.gold.case import Case
from eval.gold.place import Place, place_of
from eval.metrics.quotes import Quoted
from eval.metrics.spans import Span
from rag.answer import Answer, Status


@dataclass(frozen=True, slots=True)
class Rankings:
    """The places that each leg, their fusion and the weighed evidence found, best first.

    Each clause comes once, at its best rank; two clauses of one item take two ranks. `shown` names
    the first of the fused for a reader.
    """

    bm25: tuple[Place, ...]
    dense: tuple[Place, ...]
    fused: tuple[Place, ...]
    weighed: tuple[Place, ...]
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its answer, and what the metrics need of both.

    `rankings` is None where retrieval alone is not measured: an unanswerable question, or one that
    only its history makes understandable, which a bare search cannot know.
    """

    case: Case
    answer: Answer
    ms: float
    quotes: tuple[Quoted, ...]
    rankings: Rankings | None

    @property
    def refused(self) -> bool:
        """Whether the question was not answered."""
        return self.answer.status is not Status.ANSWERED

    @property
    def cited(self) -> frozenset[Place]:
        """The places that the answer cites."""
        return frozenset(place_of(one.plan_id, one.item, one.address) for one in self.answer.cited)

    @property
    def cited_spans(self) -> tuple[Span, ...]:
        """The stretches that the answer quotes; none of a refusal."""
        return tuple(
            Span(one.plan_id, one.address, one.start, one.end)
            for one in self.answer.cited
            if not self.refused
        )

    @property
    def gold(self) -> frozenset[Place]:
        """The places that it should cite."""
        return frozenset(gold.place for gold in self.case.gold)

    @property
    def gold_spans(self) -> tuple[Span, ...]:
        """The sentences that it should quote, as far as the gold names sentences."""
        return tuple(dict.fromkeys(gold.span for gold in self.case.gold if gold.span))

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences of the answer; none of a refusal."""
        return () if self.refused else tuple(one.text for one in self.answer.sentences)
