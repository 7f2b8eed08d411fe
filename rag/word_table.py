"""Tables of words that an office may correct: a word, a tab, the words it stands for; # begins a note."""

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
