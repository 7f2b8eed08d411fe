"""What the words of a library weigh: their rarity over its clauses, and coverage of a question."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import mul

from index.passage import Passage
from index.plan import Clause, Plan
from index.store.words import CHINESE, bigrams
from rag.terms import Term

# How much a term counts that stands not in the sentence but only in a heading above it, or only
# elsewhere in the clause. Flat between .5 and .9 and between .2 and .6 on the tuning halves
# (benchmarks/fit_gate.py): any value there ranks the same.
HEADING, REST = 0.7, 0.4
STANDS = 0.5
# How many words are remembered with the clauses that hold them.
_KEPT = 1024

Key = tuple[str, str]


@dataclass(frozen=True)  # no slots: what was looked up is kept
class Weighed:
    """The terms of one question, their weights (rarity times kind), and which the plans know."""

    terms: tuple[Term, ...]
    weights: tuple[float, ...]
    known: tuple[bool, ...]

    @cached_property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(self.weights)

    def alone(self, text: str) -> float:
        """Share of the weight that stands in one text alone, 0 to 1."""
        return self._share(self.degrees(text))

    def coverage(self, sentence: str, clause: "ClauseSight") -> float:
        """Share of the weight that stands in a sentence, its headings or its clause, 0 to 1."""
        return self._share(map(max, self.degrees(sentence), clause.around))

    def degrees(self, text: str) -> tuple[float, ...]:
        """How far each term stands in a text, 0 to 1; kept, for a text is looked at repeatedly."""
        known = self._degrees.get(text)
        if known is None:
            known = self._degrees[text] = tuple(
                [
                    1.0 if word in text else term.degree(text) if more else 0.0
                    for word, more, term in self._words
                ]
            )
        return known

    @cached_property
    def _words(self) -> list[tuple[str, bool, Term]]:
        """Each term with its word, and whether it can stand in a text that lacks the word."""
        return [(term.text, bool(term.others) or len(term.text) > 2, term) for term in self.terms]

    @cached_property
    def _degrees(self) -> dict[str, tuple[float, ...]]:
        return {}

    def _share(self, degrees: Iterable[float]) -> float:
        return sum(map(mul, self.weights, degrees)) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class ClauseSight:
    """What a clause and its headings hold of the terms of one question.

    `around` is what each term counts in any sentence of the clause. `absent` is the share of the
    weight that stands nowhere in it; `swapped` the part of that share which stands elsewhere in
    the plans: everyday words are known nowhere, but a known word that a clause lacks tells that
    the clause speaks of something else.
    """

    around: tuple[float, ...]
    absent: float
    swapped: float


class Lexicon:
    """Texts and bigram rarity of the clauses of one snapshot."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._plans = plans
        self._texts: dict[Key, str] = {}
        self._headings: dict[Key, str] = {}
        self._grams: dict[Key, frozenset[str]] = {}
        self._holders: dict[str, list[int]] = {}
        for plan in plans.values():
            for clause in plan.clauses:
                key = (clause.plan_id, clause.address)
                self._texts[key] = plan.quote(clause)
                self._headings[key] = " ".join((*clause.path, clause.heading))
                self._grams[key] = frozenset(bigrams(f"{self._texts[key]} {self._headings[key]}"))
        for at, grams in enumerate(self._grams.values()):
            for gram in grams:
                self._holders.setdefault(gram, []).append(at)
        self._sentences: dict[str, frozenset[str]] = {}
        self._listed = tuple(self._texts.values())
        self._clauses_of = lru_cache(maxsize=_KEPT)(self._clauses_with)

    @cached_property
    def vocabulary(self) -> str:
        """The text of all plans, for "does this word occur at all"."""
        return "\n".join(f"{plan.title}\n{plan.text}" for plan in self._plans.values())

    def weigh(self, terms: Sequence[Term]) -> Weighed:
        """The terms with their weights over the clauses of the library."""
        found = [self._found(term) for term in terms]
        weights = (
            self._rarity(count) * term.weight for count, term in zip(found, terms, strict=True)
        )
        return Weighed(tuple(terms), tuple(weights), tuple(count > 0 for count in found))

    def _found(self, term: Term) -> int:
        """The number of clauses in which a term stands, as `Term.stands` has it."""
        clauses = self._clauses_of(term.text)
        return len(clauses.union(*map(self._clauses_of, term.others)))

    def _clauses_with(self, word: str) -> frozenset[int]:
        """The clauses, by position, that hold a word: looked for where its rarest bigram stands.

        Only a word of Chinese characters is sure to leave its bigrams; others are looked for in
        every clause.
        """
        among: Sequence[int] = range(len(self._listed))
        if len(word) > 1 and CHINESE.fullmatch(word):
            holders: list[list[int]] = [self._holders.get(gram, []) for gram in bigrams(word)]
            among = min(holders, key=len)
        return frozenset(at for at in among if word in self._listed[at])

    def sight(self, weighed: Weighed, clause: Clause) -> "ClauseSight":
        """How far each term stands in a clause and its headings; sentences are measured on it."""
        key = (clause.plan_id, clause.address)
        text, heading = self._texts[key], self._headings[key]
        both = weighed.degrees(f"{heading} {text}")
        missing = [
            (weight, known)
            for degree, weight, known in zip(both, weighed.weights, weighed.known, strict=True)
            if degree < STANDS
        ]
        total = weighed.total
        return ClauseSight(
            tuple(
                max(HEADING * above, REST * here)
                for above, here in zip(weighed.degrees(heading), weighed.degrees(text), strict=True)
            ),
            sum(weight for weight, _ in missing) / total if total else 1.0,
            sum(weight for weight, known in missing if known) / total if total else 0.0,
        )

    def foreign(self, weighed: Weighed, plan: Plan) -> float:
        """Share of the weight that stands nowhere in a plan and somewhere in the others, 0 to 1."""
        text = f"{plan.title}\n{plan.text}"
        elsewhere = (
            weight
            for term, weight, known in zip(
                weighed.terms, weighed.weights, weighed.known, strict=True
            )
            if known and not term.stands(text)
        )
        return sum(elsewhere) / weighed.total if weighed.total else 0.0

    def rarities(self, grams: Sequence[str]) -> dict[str, float]:
        """The rarity of each bigram over the clauses."""
        return {gram: self._rarity(len(self._holders.get(gram, ()))) for gram in grams}

    def gram_coverage(self, rarities: dict[str, float], sentence: Passage) -> float:
        """Share of the rarity that stands in a sentence; elsewhere in its clause it counts REST."""
        here = self._sentence_grams(sentence)
        rest = self._grams[sentence.plan_id, sentence.addresses[0]]
        found = sum(
            [
                weight if gram in here else weight * REST
                for gram, weight in rarities.items()
                if gram in here or gram in rest
            ]
        )
        total = sum(rarities.values())
        return found / total if total else 0.0

    def _sentence_grams(self, sentence: Passage) -> frozenset[str]:
        """The bigrams of a sentence, made at its first use."""
        known = self._sentences.get(sentence.id)
        if known is None:
            known = self._sentences[sentence.id] = frozenset(bigrams(sentence.text))
        return known

    def _rarity(self, found: int) -> float:
        """Inverse document frequency over the clauses: ln(1 + (N - n + .5) / (n + .5))."""
        return math.log(1 + (len(self._texts) - found + 0.5) / (found + 0.5))
