"""Words in files that an office may correct; # begins a note.

A table has a word, a tab and the words it stands for in a line, a list words and spaces, families lines of
words with an empty line between two families.
"""

from itertools import groupby
from pathlib import Path

Pair = tuple[str, tuple[str, ...]]


def word_table(file: Path) -> tuple[Pair, ...]:
    """(word, words that it stands for) in the order of the file."""
    pairs = []
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, others = line.split("\t")
            pairs.append((word, tuple(others.split())))
    return tuple(pairs)


def word_families(file: Path) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The families of a file: the words of each line, an empty line between two families."""
    lines = file.read_text(encoding="utf-8").splitlines()
    said = (line.strip() for line in lines if not line.startswith("#"))
    return tuple(
        tuple(tuple(line.split()) for line in own) for some, own in groupby(said, bool) if some
    )


def word_list(file: Path) -> frozenset[str]:
    """The words of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
