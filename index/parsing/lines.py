"""A text as its lines, each with the place where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line that says something: `text` is `source[start:end]`."""

    text: str
    start: int
    end: int


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text without the empty ones."""
    found: list[Line] = []
    position = 0
    for words in text.split("\n"):
        if words.strip():
            found.append(Line(words, position, position + len(words)))
        position += len(words) + 1
    return tuple(found)
