"""The library of a BEIR folder, made by the product's own index and kept for the next time."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from eval.beir.corpus_plan import corpus_plan
from eval.beir.folder import PassageLine, corpus_file
from eval.beir.progress import tenths
from eval.libraries.cached_library import Say, kept_library
from index.library import Library
from index.settings import Settings


def corpus_library(
    folder: Path,
    passages: Sequence[PassageLine],
    settings: Settings,
    say: Say,
) -> Settings:
    """Settings whose home is a library of the passages as one plan with the folder's name.

    It is kept below the `eval/` of the home that is given.
    """
    cache = settings.home / "eval"
    file = corpus_file(folder)
    title = folder.resolve().name

    def build(library: Library) -> None:
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        told = tenths(say, "计算向量")
        plan = corpus_plan(title, passages, digest)
        library.put([plan], lambda _, done, total: told(done, total))

    # The code that turns passages into clauses shapes the library as the index does.
    shaping = [file, Path(__file__).with_name("corpus_plan.py")]
    return kept_library(f"beir.{title}", shaping, build, settings, say, cache, cache / "vectors")
