"""The lines that a person said are no headings, as offsets of the clean text."""

from collections.abc import Iterable, Iterator

from index.parsing.clean import CleanText
from index.parsing.lines import Line, lines_of
from index.parsing.markers import find_markers


def plain_lines(text: CleanText, named: Iterable[str]) -> tuple[frozenset[int], tuple[str, ...]]:
    """Where the named lines start, and a sentence for each name that could not be followed.

    A name is the place of a line ("第57行") or its first characters; those of a number inside a
    line ("三、三年行动") count too.
    """
    lines = lines_of(text.text)
    starts: set[int] = set()
    doubts: list[str] = []
    for name in named:
        at_place = [line.start for line in lines if text.block(line.start).place == name]
        found = at_place or list(_beginning(text, lines, name))
        if not found:
            doubts.append(f"更正文件：没有找到“{name}”这一行，没有用上。")
        elif len(at_place) > 1:
            doubts.append(f"更正文件：“{name}”有{len(at_place)}行，请改写成那一行开头的几个字。")
        else:
            starts.update(found)
    return frozenset(starts), tuple(doubts)


def _beginning(text: CleanText, lines: Iterable[Line], words: str) -> Iterator[int]:
    """Where lines and numbers begin with some words."""
    places = {line.start for line in lines}
    places |= {marker.start for marker in find_markers(text.text, 0, len(text.text))}
    yield from (at for at in sorted(places) if text.text.startswith(words, at))
