"""A library at a place, with the embedder that the settings name."""

from functools import cache
from pathlib import Path

from index.embedder import Embedder, SentenceTransformerEmbedder
from index.library import Library
from index.settings import Settings


def library_at(
    home: Path | None = None, settings: Settings | None = None, threads: int = 0
) -> Library:
    """The library below `home`, else where the environment says; the model loads on first use.

    `threads` is the embedder's (0: one for each core).
    """
    chosen = settings or Settings.from_environment(home)

    @cache
    def embedder() -> Embedder:
        return SentenceTransformerEmbedder(
            chosen.model,
            query_prefix=chosen.query_prefix,
            passage_prefix=chosen.passage_prefix,
            threads=threads,
        )

    return Library(chosen, embedder)
