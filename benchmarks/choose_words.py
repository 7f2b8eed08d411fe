"""Which tokens serve BM25 best: character bigrams, words, or both.

    python -m benchmarks.choose_words [BEIR_FOLDER]

Prints Recall@1, @5 and MRR@10 at clause level over the answerable single-turn questions of the
tuning halves (library: the plans that can be read here), and over a BEIR folder when one is given.
"""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import numpy as np
import rjieba

from benchmarks.tuning_sets import tuning_sets
from eval.gold.case import load_cases
from index.store.snapshot import embedding_texts
from index.store.words import bigrams
from rag.service import Service

Tokens = Callable[[str], list[str]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A corpus with questions; `gold` holds for each question the rows that answer it."""

    name: str
    texts: tuple[str, ...]
    questions: tuple[str, ...]
    gold: tuple[frozenset[int], ...]


def words(text: str) -> list[str]:
    """Jieba's words, single marks left out."""
    return [word.lower() for word in rjieba.cut_for_search(text) if any(map(str.isalnum, word))]


def both(text: str) -> list[str]:
    """Bigrams and the words that are no bigram."""
    return bigrams(text) + [f"w:{word}" for word in words(text) if len(word) != 2]


def plan_trials() -> Iterator[Trial]:
    """One trial a tuning set that can run here; a row is a passage."""
    for file, settings in tuning_sets():
        service = Service.open(settings)
        records = service.records()
        texts = [text for record in records for text in embedding_texts(record)[0]]
        passages = [passage for record in records for passage in record.passages]
        rows: dict[tuple[str, str], set[int]] = {}
        for row, passage in enumerate(passages):
            for address in passage.addresses:
                rows.setdefault((passage.plan_id, address), set()).add(row)
        cases = [one for one in load_cases(file, service.plans()) if one.gold and not one.history]
        gold = [
            frozenset(row for place in one.gold for row in rows[place.plan_id, place.address])
            for one in cases
        ]
        yield Trial(file.stem, tuple(texts), tuple(one.question for one in cases), tuple(gold))


def beir_trial(folder: Path) -> Trial:
    """A BEIR folder as a trial: corpus.jsonl, queries.jsonl, qrels.tsv."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").open(encoding="utf-8")]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").open(encoding="utf-8")]
    row_of = {str(one["_id"]): row for row, one in enumerate(corpus)}
    gold: dict[str, set[int]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, document, score = line.split("\t")
        if int(score) > 0:
            gold.setdefault(query, set()).add(row_of[document])
    asked = [one for one in queries if str(one["_id"]) in gold]
    return Trial(
        folder.name,
        tuple(f"{one['title']} {one['text']}" for one in corpus),
        tuple(str(one["text"]) for one in asked),
        tuple(frozenset(gold[str(one["_id"])]) for one in asked),
    )


def scores(trial: Trial, tokens: Tokens) -> tuple[float, float, float]:
    """(Recall@1 as hit rate, hit rate@5, MRR@10) of BM25 over a trial."""
    engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    engine.index([tokens(text) or [" "] for text in trial.texts], show_progress=False)
    first = five = reciprocal = 0.0
    for question, gold in zip(trial.questions, trial.gold, strict=True):
        known = [token for token in tokens(question) if token in engine.vocab_dict]
        order = _order(engine, known)
        ranks = [rank for rank, row in enumerate(order, 1) if row in gold]
        first += bool(ranks) and ranks[0] == 1
        five += bool(ranks) and ranks[0] <= 5
        reciprocal += 1 / ranks[0] if ranks else 0
    count = len(trial.questions)
    return first / count, five / count, reciprocal / count


def _order(engine: bm25s.BM25, known: Sequence[str]) -> list[int]:
    if not known:
        return []
    found = np.asarray(engine.get_scores(list(known)))
    return [int(row) for row in np.argsort(-found, kind="stable")[:10]]


def main() -> None:
    """Print a line a trial and kind of token."""
    trials = [*plan_trials(), *(beir_trial(Path(folder)) for folder in sys.argv[1:])]
    kinds: tuple[tuple[str, Tokens], ...] = (("bigrams", bigrams), ("words", words), ("both", both))
    for trial in trials:
        for name, tokens in kinds:
            first, five, reciprocal = scores(trial, tokens)
            print(
                f"{trial.name:14} {name:8} hit@1 {first:.3f}  hit@5 {five:.3f}  MRR@10 {reciprocal:.3f}"
            )


if __name__ == "__main__":
    main()
