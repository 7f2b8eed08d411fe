"""Everyday words of a question → the plan's own words, by the table `synonyms.tsv`."""

from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("synonyms.tsv")


@cache
def table() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(everyday word, official words), longest everyday word first."""
    pairs = []
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            everyday, official = line.split("\t")
            pairs.append((everyday, tuple(official.split())))
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def official_words(text: str, vocabulary: str) -> tuple[str, str]:
    """(text with everyday words replaced, the official words that came in).

    `vocabulary` is the text of the plans: an official word counts only when it stands there, and
    an everyday word that the plans use themselves stays beside its official ones.
    """
    added: list[str] = []
    for everyday, official in table():
        if everyday not in text or any(everyday in word and word in text for word in official):
            continue
        known = [word for word in official if word in vocabulary]
        if not known:
            continue
        added += known
        kept = everyday if everyday in vocabulary else ""
        text = text.replace(everyday, kept or known[0])
    return text, " ".join(dict.fromkeys(added))
