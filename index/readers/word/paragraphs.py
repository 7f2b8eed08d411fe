"""The paragraphs of a Word text as they are shown: those that run on in the next one put together."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from index.readers.word.styles import Styles
from index.readers.word.tree import TBL, P, child_of, children, is_on, w
from index.readers.word.words import Words, words_of


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph as it is shown: its words, and the properties that give it style and number."""

    words: Words
    properties: _Element | None


def paragraphs_of(
    container: _Element, styles: Styles, instead: dict[_Element, str]
) -> Iterator[Paragraph | _Element]:
    """The paragraphs and tables of a body, cell, note or text box in order."""
    begun: Paragraph | None = None
    kept = False
    for node in children(container):
        if node.tag == P:
            one = Paragraph(words_of(node, styles, instead), node.find(w("pPr")))
            if begun is not None:
                one = _joined(begun, one, kept)
            kept = _is_hidden(node.find(w("pPr")))
            begun = one if kept or _runs_on(node) else None
            if begun is None:
                yield one
        elif node.tag == TBL:
            if begun is not None and not begun.words.is_empty:
                yield begun
            begun = None
            yield node
    if begun is not None and not begun.words.is_empty:
        yield begun


def _joined(begun: Paragraph, one: Paragraph, kept: bool) -> Paragraph:
    """Two paragraphs as one. The mark that is left, the second one's, gives the properties; where
    the first mark is only hidden (a heading that its text follows), the first one's stay."""
    properties = begun.properties if kept and not begun.words.is_empty else one.properties
    begun.words.add(one.words)
    return Paragraph(begun.words, properties)


def _is_hidden(properties: _Element | None) -> bool:
    mark = child_of(properties, "rPr")
    return is_on(mark, "vanish") is True or is_on(mark, "specVanish") is True


def _runs_on(paragraph: _Element) -> bool:
    """Whether a paragraph's mark was deleted or moved away, or it is the large first letter."""
    properties = paragraph.find(w("pPr"))
    gone = any(child_of(properties, "rPr", name) is not None for name in ("del", "moveFrom"))
    frame = child_of(properties, "framePr")
    return gone or (frame is not None and frame.get(w("dropCap"), "none") != "none")
