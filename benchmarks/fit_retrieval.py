"""Choose the constants of retrieval's mix on the tuning halves and half of a BEIR folder.

    python -m benchmarks.fit_retrieval ../shared/bench/statutes

Questions of the folder are halved by the hash of their id: "tune" chooses with our own tuning
sets, "held" only reports. The best constants have the highest mean of the sets' nDCG@10. Plain rank
fusion stands first, as what they must beat. The mix is the convex combination of Bruch, Gai and
Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval", BM25 as a share of its best.
"""

import sys
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.tuning_sets import tuning_sets
from eval.beir.folder import judged_queries, read_passages, read_queries
from eval.beir.halves import is_held_out
from eval.beir.library import corpus_library
from eval.beir.rankings import by_reciprocal_rank
from eval.gold.case import load_cases
from eval.gold.place import place_of
from eval.metrics.ndcg import ndcg_at
from eval.metrics.recall import recall_at
from eval.metrics.reciprocal_rank import reciprocal_rank
from index.open import library_at
from index.settings import Settings
from rag.answer import Hit
from rag.retrieve import Found, Signals, as_hit, signals
from rag.service import Service

SENTENCES = (0.0, 0.25, 0.5, 0.75)
WORDS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True, slots=True)
class Trial:
    """A question: its gold places, the signals of its candidates and their hits, row by row."""

    gold: frozenset[Hashable]
    seen: Signals
    hits: tuple[Hit, ...]


Figures = tuple[float, float, float, float]


class Asking:
    """A library that gives the candidates of a question."""

    def __init__(self, settings: Settings) -> None:
        library = library_at(settings=settings)
        self.service = Service(library, library.embedder)
        self._embedder = library.embedder
        self._snapshot = library.open()

    def trial(self, text: str, gold: Iterable[Hashable]) -> Trial:
        """The signals of a question, understood as the product understands it."""
        asked = self.service.findings(text).question
        vector = self._embedder.embed_query(asked.standalone)
        seen = signals(self._snapshot, asked.standalone, vector, asked.plan_ids)
        rows = map(int, seen.rows)
        found = (Found(row, 0.0, seen.dense.get(row), seen.bm25.get(row)) for row in rows)
        hits = tuple(as_hit(self._snapshot, one, at) for at, one in enumerate(found, 1))
        return Trial(frozenset(gold), seen, hits)


def own_trials() -> Iterator[tuple[str, Trial]]:
    """The answerable questions without a history of every tuning set that can run here."""
    for file, settings in tuning_sets():
        asking = Asking(settings)
        for case in load_cases(file, asking.service.plans()):
            if case.gold and case.answerable and not case.history:
                yield file.stem, asking.trial(case.question, (one.place for one in case.gold))


def folder_trials(folder: Path) -> Iterator[tuple[str, Trial]]:
    """The questions of a BEIR folder, each under the name of its half."""
    passages = read_passages(folder)
    asking = Asking(corpus_library(folder, passages, Settings(), print))
    plan_id = asking.service.plans()[0].id
    for one in judged_queries(folder, read_queries(folder, passages), passages):
        half = ("tune", "held")[is_held_out(one.id)]
        gold = (place_of(plan_id, None, address) for address in one.gains)
        yield f"{folder.name}.{half}", asking.trial(one.text, gold)


def mixed(trial: Trial, sentence: float, words: float) -> tuple[Hit, ...]:
    """The candidates as the mix ranks them with these weights."""
    order = np.argsort(-trial.seen.scores(sentence, words), kind="stable")
    return tuple(trial.hits[at] for at in order)


def figures(ranked: Iterable[tuple[frozenset[Hashable], Sequence[Hit]]]) -> Figures:
    """Mean nDCG@10, MRR@10, R@5 and R@10, each clause at its best rank."""
    rows = []
    for gold, hits in ranked:
        first = dict.fromkeys((hit.plan_id, hit.item, hit.address) for hit in hits)
        places = [place_of(*key) for key in first][:10]
        rows.append(
            (
                ndcg_at(10, places, dict.fromkeys(gold, 1.0)),
                reciprocal_rank(places, gold, 10),
                recall_at(5, places, gold),
                recall_at(10, places, gold),
            )
        )
    ndcg, mrr, five, ten = np.mean(rows, axis=0)
    return float(ndcg), float(mrr), float(five), float(ten)


def mean(of: dict[str, Figures]) -> float:
    """The mean nDCG@10 of the sets that choose."""
    return float(np.mean([ndcg for name, (ndcg, *_) in of.items() if not name.endswith(".held")]))


def line(name: str, of: dict[str, Figures]) -> str:
    """The figures set by set, then the mean that chooses."""
    cells = (f"{one} " + " ".join(f"{value:.3f}" for value in of[one]) for one in of)
    return f"{name:12} " + "  ".join((*cells, f"mean {mean(of):.4f}"))


def main() -> None:
    """Print rank fusion, each pair of constants, and the best pair."""
    trials: dict[str, list[Trial]] = {}
    for own in (own_trials(), *(folder_trials(Path(folder)) for folder in sys.argv[1:])):
        for name, trial in own:
            trials.setdefault(name, []).append(trial)
    print("nDCG@10 MRR@10 R@5 R@10:", {name: len(found) for name, found in trials.items()})

    def of_all(rank: Callable[[Trial], Sequence[Hit]]) -> dict[str, Figures]:
        return {
            name: figures((one.gold, rank(one)) for one in found) for name, found in trials.items()
        }

    print(line("rank fusion", of_all(lambda one: by_reciprocal_rank(one.hits))))
    means: dict[tuple[float, float], float] = {}
    for sentence, words in product(SENTENCES, WORDS):
        of = of_all(partial(mixed, sentence=sentence, words=words))
        means[sentence, words] = mean(of)
        print(line(f"{sentence:.2f} {words:.2f}", of))
    print("SENTENCE, WORDS =", max(means, key=lambda pair: means[pair]))


if __name__ == "__main__":
    main()
