"""Panels on disk: sentences of several made-up plans about one matter, and which answer a question.

## matter
S1 heading｜an official sentence
S2 heading｜another one
Q 1,2 a question that sentences 1 and 2 answer, each alone, and the others do not
Q 0 a near miss: none of them answers it

`panels/held_out/` measures: no training sees it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PANELS = Path(__file__).with_name("panels")
_SENTENCE = re.compile(r"S(\d) (.+?)｜(.+)")
_QUESTION = re.compile(r"Q (\d(?:,\d)*) (.+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the places (from 0) of the panel's sentences that answer it; maybe none."""

    question: str
    answers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Panel:
    """A matter, its sentences as (heading, text), and the questions about it."""

    matter: str
    sentences: tuple[tuple[str, str], ...]
    asked: tuple[Asked, ...]


def read_panels(folder: Path = PANELS) -> Iterator[Panel]:
    """The panels of every .txt file of a folder, in order; ValueError names a line out of place."""
    for file in sorted(folder.glob("*.txt")):
        yield from _panels(file)


def _panels(file: Path) -> Iterator[Panel]:
    matter, sentences, asked = "", list[tuple[str, str]](), list[Asked]()
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{file.name}:{number}: {line[:20]!r}"
        if line.startswith("## "):
            if matter:
                yield Panel(matter, tuple(sentences), tuple(asked))
            matter, sentences, asked = line.removeprefix("## "), [], []
        elif found := _SENTENCE.fullmatch(line):
            if not matter or int(found[1]) != len(sentences) + 1:
                raise ValueError(f"{where} is not the next sentence of a matter.")
            sentences.append((found[2], found[3]))
        elif found := _QUESTION.fullmatch(line):
            asked.append(Asked(found[2], _places(found[1], len(sentences), where)))
        elif line.strip():
            raise ValueError(f"{where} is no matter, sentence or question.")
    if matter:
        yield Panel(matter, tuple(sentences), tuple(asked))


def _places(labels: str, sentences: int, where: str) -> frozenset[int]:
    if labels == "0":
        return frozenset()
    places = frozenset(int(label) - 1 for label in labels.split(","))
    if not all(0 <= place < sentences for place in places):
        raise ValueError(f"{where} names a sentence that the matter does not have.")
    return places
