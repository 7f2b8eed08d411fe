"""Fields of a Word file: which of its words are instructions, not text."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate

from lxml.etree import _Element

from index.numerals import CIRCLED
from index.readers.word.tree import R, w

_MARK, _INSTRUCTION = w("fldChar"), w("instrText")
_CIRCLE = re.compile(
    r"^EQ\s*\\o\s*(?:\\ac\s*)?\(\s*[○◯]\s*[,，;；]\s*(.{1,3}?)\s*\)", re.IGNORECASE
)
_CONTENTS = "TOC"
_LONGEST = 1000


@dataclass(slots=True)
class _Field:
    """An open field: where it began, its instruction so far, where its result began."""

    start: int
    instruction: str = ""
    result: int | None = None


def field_words(story: _Element) -> dict[_Element, str]:
    """What to read in place of the elements of runs that belong to fields of a story.

    Instructions and tables of contents read as nothing; an encircled number (带圈字符) that is only
    an instruction reads as ①. A field that never ends hides nothing.
    """
    nodes: list[_Element] = []
    hidden: Counter[int] = Counter()
    instead: dict[_Element, str] = {}
    opened: list[_Field] = []
    for run in story.iter(R):
        for node in run:
            kind = node.get(w("fldCharType")) if node.tag == _MARK else None
            if kind == "begin":
                opened.append(_Field(len(nodes)))
            elif opened and kind == "separate":
                opened[-1].result = len(nodes)
            elif opened and kind == "end":
                done = opened.pop()
                _hide(done, len(nodes), hidden)
                if done.result is None:
                    instead[node] = _encircled(done.instruction.strip())
            elif opened and node.tag == _INSTRUCTION:
                if len(opened[-1].instruction) < _LONGEST:
                    opened[-1].instruction += node.text or ""
            elif opened:
                nodes.append(node)
    depths = accumulate(hidden[at] for at in range(len(nodes)))
    instead.update((node, "") for node, depth in zip(nodes, depths, strict=True) if depth)
    return instead


def _hide(done: _Field, end: int, hidden: Counter[int]) -> None:
    """Count what a field hides: from its start to its result; a table of contents to its end."""
    contents = done.instruction.split()[:1] == [_CONTENTS]
    hidden[done.start] += 1
    hidden[end if contents or done.result is None else done.result] -= 1


def _encircled(instruction: str) -> str:
    """The character of an instruction that draws a circle around a number; "" for any other."""
    match = _CIRCLE.match(instruction)
    if not match:
        return ""
    inside = match.group(1)
    number = int(inside) if inside.isdecimal() else 0
    return CIRCLED[number - 1] if 0 < number <= len(CIRCLED) else inside
