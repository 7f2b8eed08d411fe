"""Chinese BM25 over passages (bm25s): character bigrams, and words where they help."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float32]


CHINESE = re.compile("[\u4e00-\u9fff]+")
# A run of Chinese characters, or one of other letters and digits (what `str.isalnum` calls so).
_RUN = re.compile("([\u4e00-\u9fff]+)|[^\\W_\u4e00-\u9fff]+")


def bigrams(text: str) -> list[str]:
    """Character bigrams of each run of Chinese characters, digits and Latin words as they are.

    A run of one Chinese character is a token of its own.
    """
    tokens: list[str] = []
    for match in _RUN.finditer(text.lower()):
        tokens += _pairs(match[0]) if match[1] else (match[0],)
    return tokens


def _pairs(run: str) -> Sequence[str]:
    if len(run) == 1:
        return (run,)
    return [run[at : at + 2] for at in range(len(run) - 1)]


class WordIndex:
    """BM25 (Lucene's variant, k1 1.2, b 0.75) over a fixed list of texts; row i is text i."""

    def __init__(self, engine: bm25s.BM25 | None, size: int) -> None:
        self._engine = engine
        self._size = size

    @classmethod
    def build(cls, texts: Sequence[str]) -> "WordIndex":
        """Index texts by their position."""
        tokens = [bigrams(text) or [" "] for text in texts]
        if not tokens:
            return cls(None, 0)
        # Sorted by hand: bm25s numbers the vocabulary in the order of a set, another each run.
        names = sorted({token for text in tokens for token in text})
        vocabulary = {name: at for at, name in enumerate(names)}
        ids = [[vocabulary[token] for token in text] for text in tokens]
        engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        engine.index((ids, vocabulary), show_progress=False)
        return cls(engine, len(tokens))

    def scores(self, query: str) -> Float:
        """The BM25 score of every text, shape (n,), 0 where nothing matches."""
        known = (
            []
            if self._engine is None
            else [token for token in bigrams(query) if token in self._engine.vocab_dict]
        )
        if self._engine is None or not known:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._engine.get_scores(known), dtype=np.float32)

    def save(self, folder: Path) -> None:
        """Write the index into a folder: arrays and a small JSON, no pickle."""
        folder.mkdir(parents=True)
        (folder / "size.json").write_text(json.dumps({"size": self._size}), encoding="utf-8")
        if self._engine is not None:
            self._engine.save(str(folder), corpus=None, show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> "WordIndex":
        """Read an index that `save` wrote."""
        size = int(json.loads((folder / "size.json").read_text(encoding="utf-8"))["size"])
        if not size:
            return cls(None, 0)
        return cls(bm25s.BM25.load(str(folder), load_corpus=False), size)
