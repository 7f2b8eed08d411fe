"""The styles of a Word file: what a paragraph or a run takes from its style."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from index.readers.word.tree import child_of, is_on, value_of, w

_HEADING = re.compile(r"^(?:heading|标题)\s*([1-9])$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|标题)$", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|目录|wpsoffice手动目录)", re.IGNORECASE)
_NO_LEVEL = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """One style: its name, the style that it is based on, and what it sets itself.

    `outline` is the level of a heading from 0, 9 for body text; `list_id` and `list_level` are
    those of its numbering; None where the style says nothing.
    """

    id: str
    name: str
    based_on: str
    outline: int | None
    list_id: str | None
    list_level: str | None
    hidden: bool | None


@dataclass(slots=True)
class Styles:
    """The styles of one document by id; `default` is that of paragraphs that name none."""

    by_id: dict[str, Style]
    default: str
    _chains: dict[str, tuple[Style, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: _Element | None) -> "Styles":
        """The styles of a styles part; none when the file has no such part."""
        nodes = [] if root is None else root.findall(w("style"))
        styles = {node.get(w("styleId"), ""): _style(node) for node in nodes}
        default = next(
            (
                node.get(w("styleId"), "")
                for node in nodes
                if node.get(w("type")) == "paragraph"
                and node.get(w("default")) in ("1", "true", "on")
            ),
            "",
        )
        return cls(styles, default)

    def chain(self, paragraph_properties: _Element | None) -> tuple[Style, ...]:
        """The style of a paragraph and those that it is based on, nearest first."""
        return self._chain(value_of(paragraph_properties, "pStyle") or self.default)

    def heading_depth(self, paragraph_properties: _Element | None) -> int:
        """1 for a title, 2 for a heading of the first level and so on; 0 for body text."""
        own = value_of(paragraph_properties, "outlineLvl")
        if own is not None:
            return int(own) + 2 if int(own) < _NO_LEVEL else 0
        for style in self.chain(paragraph_properties):
            if style.outline is not None:
                return style.outline + 2 if style.outline < _NO_LEVEL else 0
            heading = _HEADING.match(style.name)
            if heading:
                return int(heading.group(1)) + 1
            if _TITLE.match(style.name):
                return 1
        return 0

    def is_contents(self, paragraph_properties: _Element | None) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        return any(_CONTENTS.match(style.name) for style in self.chain(paragraph_properties)[:1])

    def hides(self, run_properties: _Element | None, paragraph_properties: _Element | None) -> bool:
        """Whether a run is hidden text, by itself, by its own style or by the paragraph's."""
        own = is_on(run_properties, "vanish")
        if own is not None:
            return own
        chains = (
            self._chain(value_of(run_properties, "rStyle") or ""),
            self.chain(paragraph_properties),
        )
        return any(
            next((style.hidden for style in chain if style.hidden is not None), False)
            for chain in chains
        )

    def _chain(self, style_id: str) -> tuple[Style, ...]:
        if style_id not in self._chains:
            found: list[Style] = []
            style = self.by_id.get(style_id)
            while style is not None and style not in found and len(found) < _LONGEST_CHAIN:
                found.append(style)
                style = self.by_id.get(style.based_on)
            self._chains[style_id] = tuple(found)
        return self._chains[style_id]


def _style(node: _Element) -> Style:
    outline = value_of(node, "pPr", "outlineLvl")
    return Style(
        id=node.get(w("styleId"), ""),
        name=(value_of(node, "name") or "").strip(),
        based_on=value_of(node, "basedOn") or "",
        outline=None if outline is None else int(outline),
        list_id=value_of(node, "pPr", "numPr", "numId"),
        list_level=value_of(node, "pPr", "numPr", "ilvl"),
        hidden=is_on(child_of(node, "rPr"), "vanish"),
    )
