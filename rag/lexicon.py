"""What the words of a library weigh: bigram rarity over its clauses, and coverage of a question."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from index.plan import Clause
from index.snapshot import Snapshot
from index.words import bigrams


class Lexicon:
    """Rarity of character bigrams over the clauses of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._plans = snapshot.plans
        self._texts: dict[tuple[str, str], frozenset[str]] = {}
        self._headings: dict[tuple[str, str], frozenset[str]] = {}
        counts: Counter[str] = Counter()
        for record in snapshot.records:
            for clause in record.plan.clauses:
                key = (clause.plan_id, clause.address)
                self._texts[key] = frozenset(bigrams(record.plan.quote(clause)))
                self._headings[key] = frozenset(
                    bigrams(" ".join((*clause.path, clause.heading, record.plan.title)))
                )
                counts.update(self._texts[key] | self._headings[key])
        self._counts = counts
        self._size = len(self._texts)

    @cached_property
    def vocabulary(self) -> str:
        """The text of all plans, for "does this word occur at all"."""
        return "\n".join(f"{plan.title}\n{plan.text}" for plan in self._plans.values())

    def rarity(self, term: str) -> float:
        """Inverse document frequency of a term over the clauses: ln(1 + (N - n + .5)/(n + .5))."""
        found = self._counts.get(term, 0)
        return math.log(1 + (self._size - found + 0.5) / (found + 0.5))

    def coverage(self, terms: Sequence[str], sentence: frozenset[str], clause: Clause) -> float:
        """Share of the terms' rarity that stands in a sentence, 0 to 1.

        A term that stands only in the headings counts HEADING, only elsewhere in the clause REST.
        """
        key = (clause.plan_id, clause.address)
        text, heading = self._texts[key], self._headings[key]
        total = sum(map(self.rarity, terms))
        found = sum(
            self.rarity(term) * (1.0 if term in sentence else HEADING if term in heading else REST)
            for term in terms
            if term in sentence or term in heading or term in text
        )
        return found / total if total else 0.0

    def clause_coverage(self, terms: Sequence[str], clause: Clause) -> float:
        """Share of the terms' rarity that stands anywhere in a clause or its headings, 0 to 1."""
        key = (clause.plan_id, clause.address)
        known = self._texts[key] | self._headings[key]
        total = sum(map(self.rarity, terms))
        return sum(self.rarity(term) for term in terms if term in known) / total if total else 0.0

    def unknown(self, terms: Sequence[str]) -> float:
        """Share of the terms' rarity that stands nowhere in the library, 0 to 1."""
        total = sum(map(self.rarity, terms))
        return sum(self.rarity(term) for term in terms if term not in self._counts) / total if total else 1.0


HEADING = 0.7
REST = 0.35
