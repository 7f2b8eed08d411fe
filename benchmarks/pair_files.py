"""Training pairs on disk: clauses of made-up plans with the questions that each sentence answers.

## heading of a clause
S an official sentence
Q a question that this sentence answers
N a near miss: of the same subject, but the clause does not answer it

`pairs/held_out/` measures: no training sees it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAIRS = Path(__file__).with_name("pairs")
HELD_OUT = PAIRS / "held_out"


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the questions that it answers and those that it only seems to."""

    text: str
    questions: tuple[str, ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A clause: its heading and its sentences, which are each other's hard negatives."""

    heading: str
    said: tuple[Said, ...]


def read_pairs(folder: Path = PAIRS) -> Iterator[Told]:
    """The clauses of every .txt file of a folder, in order; ValueError names a line out of place."""
    for file in sorted(folder.glob("*.txt")):
        yield from _clauses(file)


def _clauses(file: Path) -> Iterator[Told]:
    heading: str = ""
    said: list[tuple[str, list[str], list[str]]] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        mark, _, words = line.strip().partition(" ")
        if mark == "##":
            if said:
                yield _told(heading, said)
            heading, said = words, []
        elif mark == "S" and heading:
            said.append((words, [], []))
        elif mark in ("Q", "N") and said:
            _, questions, misses = said[-1]
            (questions if mark == "Q" else misses).append(words)
        elif mark:
            raise ValueError(
                f"{file.name}:{number}: {line[:20]!r} stands at no clause or sentence."
            )
    if said:
        yield _told(heading, said)


def _told(heading: str, said: list[tuple[str, list[str], list[str]]]) -> Told:
    return Told(
        heading, tuple(Said(text, tuple(asked), tuple(missed)) for text, asked, missed in said)
    )
