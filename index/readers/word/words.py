"""The words of one Word paragraph, and the notes and text boxes that it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from index.readers.word.equations import equation
from index.readers.word.styles import Styles
from index.readers.word.symbols import symbol
from index.readers.word.tree import R, children, m, w

_TEXT, _BREAKS = w("t"), {w("br"), w("cr")}
_SIGNS = {w("tab"): " ", w("ptab"): " ", w("noBreakHyphen"): "-"}
_SYMBOL, _BOX = w("sym"), w("txbxContent")
_NOTES = {w("footnoteReference"): "脚注", w("endnoteReference"): "尾注"}
_DRAWINGS = {w("drawing"), w("pict"), w("object")}
_EQUATIONS = {m("oMath"), m("oMathPara")}
_LINES = re.compile(r"[\t\r\n]+")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Reference:
    """A note that a paragraph cites: "脚注" or "尾注", and its id in the file."""

    kind: str
    id: str


@dataclass(slots=True)
class Words:
    """What a paragraph says piece by piece, the notes that it cites, the text boxes that it holds."""

    parts: list[str] = field(default_factory=list)
    notes: list[Reference] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words, a newline for each line break."""
        return "".join(self.parts)

    @property
    def is_empty(self) -> bool:
        """Whether there are no words."""
        return not any(self.parts)

    def add(self, other: "Words") -> None:
        """Go on with the words of another paragraph."""
        self.parts += other.parts
        self.notes += other.notes
        self.boxes += other.boxes


def words_of(paragraph: _Element, styles: Styles, instead: dict[_Element, str]) -> Words:
    """The words of a paragraph as they are printed; `instead` is what `field_words` says."""
    words = Words()
    properties = paragraph.find(w("pPr"))
    for node in children(paragraph):
        if node.tag == R:
            if not styles.hides(node.find(w("rPr")), properties):
                _read_run(node, words, instead)
        elif node.tag in _EQUATIONS:
            words.parts.append(equation(node))
    return words


def _read_run(run: _Element, words: Words, instead: dict[_Element, str]) -> None:
    for node in children(run):
        if node in instead:
            words.parts.append(instead[node])
        elif node.tag == _TEXT:
            words.parts.append(_text(node))
        elif node.tag in _BREAKS:
            words.parts.append("\n")
        elif node.tag in _SIGNS:
            words.parts.append(_SIGNS[node.tag])
        elif node.tag == _SYMBOL:
            words.parts.append(symbol(node.get(w("font"), ""), node.get(w("char"), "0")))
        elif node.tag in _NOTES:
            words.notes.append(Reference(_NOTES[node.tag], node.get(w("id"), "")))
            if node.get(w("customMarkFollows")) in ("1", "true", "on"):
                return
        elif node.tag in _DRAWINGS:
            words.boxes += _boxes(node)
        elif node.tag == R:
            _read_run(node, words, instead)


def _boxes(node: _Element) -> Iterator[_Element]:
    """The text boxes of a drawing, those in groups too; boxes inside a box are left to it."""
    for child in children(node):
        if child.tag == _BOX:
            yield child
        else:
            yield from _boxes(child)


def _text(node: _Element) -> str:
    """The characters of a text element; without a word on it, space at its ends is none."""
    text = _LINES.sub(" ", node.text or "")
    if text == text.strip():
        return text
    kept = next(
        (one.get(_SPACE) for one in (node, *node.iterancestors()) if one.get(_SPACE)), "default"
    )
    return text if kept == "preserve" else text.strip(" ")
