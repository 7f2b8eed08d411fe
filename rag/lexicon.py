"""What the words of a library weigh: their rarity over its clauses, and coverage of a question."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.plan import Clause, Plan
from index.words import bigrams
from rag.terms import Term

# How much a term counts that stands not in the sentence but only in a heading above it, or only
# elsewhere in the clause. Flat between .5 and .9 and between .2 and .6 on the tuning halves
# (benchmarks/fit_gate.py): any value there ranks the same.
HEADING, REST = 0.7, 0.4
STANDS = 0.5

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The terms of one question, their weights (rarity times kind), and which the plans know."""

    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    known: tuple[bool, ...]

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(self.weights)


class Lexicon:
    """Texts and bigram rarity of the clauses of one snapshot."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._plans = plans
        self._texts: dict[Key, str] = {}
        self._headings: dict[Key, str] = {}
        self._grams: dict[Key, frozenset[str]] = {}
        counts: Counter[str] = Counter()
        for plan in plans.values():
            for clause in plan.clauses:
                key = (clause.plan_id, clause.address)
                self._texts[key] = plan.quote(clause)
                self._headings[key] = " ".join((*clause.path, clause.heading))
                self._grams[key] = frozenset(bigrams(f"{self._texts[key]} {self._headings[key]}"))
                counts.update(self._grams[key])
        self._counts = counts

    @cached_property
    def vocabulary(self) -> str:
        """The text of all plans, for "does this word occur at all"."""
        return "\n".join(f"{plan.title}\n{plan.text}" for plan in self._plans.values())

    def weigh(self, terms: Sequence[Term]) -> Weighed:
        """The terms with their weights over the clauses of the library."""
        found = [
            sum(term.degree(text) >= 0.9 for text in self._texts.values()) for term in terms
        ]
        weights = (
            self._rarity(count) * term.weight for count, term in zip(found, terms, strict=True)
        )
        return Weighed(tuple(terms), tuple(weights), tuple(count > 0 for count in found))

    def coverage(self, weighed: Weighed, sentence: str, clause: Clause) -> float:
        """Share of the weight that stands in a sentence, its headings or its clause, 0 to 1."""
        key = (clause.plan_id, clause.address)
        found = sum(
            weight
            * max(
                term.degree(sentence),
                HEADING * term.degree(self._headings[key]),
                REST * term.degree(self._texts[key]),
            )
            for term, weight in zip(weighed.terms, weighed.weights, strict=True)
        )
        return found / weighed.total if weighed.total else 0.0

    def absent(self, weighed: Weighed, clause: Clause) -> tuple[float, float]:
        """Shares of the weight that stand neither in the clause nor in its headings, 0 to 1.

        First of all terms, then of those that stand elsewhere in the plans: everyday words are
        known nowhere, but a known word that a clause lacks tells that it speaks of something else.
        """
        key = (clause.plan_id, clause.address)
        text = f"{self._headings[key]} {self._texts[key]}"
        missing = [
            (weight, known)
            for term, weight, known in zip(
                weighed.terms, weighed.weights, weighed.known, strict=True
            )
            if term.degree(text) < STANDS
        ]
        if not weighed.total:
            return 1.0, 0.0
        lacks = sum(weight for weight, _ in missing)
        swapped = sum(weight for weight, known in missing if known)
        return lacks / weighed.total, swapped / weighed.total

    def gram_coverage(
        self, grams: Sequence[str], sentence: frozenset[str], clause: Clause
    ) -> float:
        """Share of the rarity of bigrams that stands in a sentence; elsewhere it counts REST."""
        rest = self._grams[clause.plan_id, clause.address]
        weights = [self._rarity(self._counts.get(gram, 0)) for gram in grams]
        found = sum(
            weight * (1.0 if gram in sentence else REST if gram in rest else 0.0)
            for gram, weight in zip(grams, weights, strict=True)
        )
        return found / sum(weights) if weights else 0.0

    def _rarity(self, found: int) -> float:
        """Inverse document frequency over the clauses: ln(1 + (N - n + .5) / (n + .5))."""
        return math.log(1 + (len(self._texts) - found + 0.5) / (found + 0.5))
