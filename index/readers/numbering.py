"""Word's automatic numbers, which are not in the text: numbering.xml → "一、", "（二）", "3."."""

import re
from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from index.numerals import CIRCLED, to_chinese

_PLACE = re.compile(r"%(\d)")
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCountingThousand",
    "taiwaneseCounting",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: number format, text pattern ("（%2）"), start, and what restarts it.

    `restart` is the highest level index (from 0) whose use restarts this one; -1 for never.
    """

    format: str
    pattern: str
    start: int
    restart: int


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    levels: dict[str, dict[int, ListLevel]]
    abstract_of: dict[str, str]
    restarts: dict[tuple[str, int], int]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    of_style: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: WordDocument) -> "Numbering":
        """The numbering of a document; empty when it has none."""
        part = next(
            (
                relation.target_part
                for relation in document.part.rels.values()
                if relation.reltype.endswith("/numbering") and not relation.is_external
            ),
            None,
        )
        root = getattr(part, "element", None)
        if root is None:
            return cls({}, {}, {})
        levels = {
            _value(abstract, "w:abstractNumId"): dict(map(_level, abstract.findall(qn("w:lvl"))))
            for abstract in root.findall(qn("w:abstractNum"))
        }
        abstract_of: dict[str, str] = {}
        restarts: dict[tuple[str, int], int] = {}
        for number in root.findall(qn("w:num")):
            name = _value(number, "w:numId")
            abstract_of[name] = _child(number, "w:abstractNumId") or ""
            for override in number.findall(qn("w:lvlOverride")):
                start = _child(override, "w:startOverride")
                if start is not None:
                    restarts[name, int(_value(override, "w:ilvl"))] = int(start)
        return cls(levels, abstract_of, restarts)

    def label(self, paragraph: Paragraph) -> str:
        """The number that Word shows before a paragraph, "" for none or a bullet; counts it."""
        name, depth = self._reference(paragraph)
        abstract = self.abstract_of.get(name, "")
        levels = self.levels.get(abstract, {})
        level = levels.get(depth)
        if level is None:
            return ""
        self._count(name, abstract, depth, level)
        for deeper, other in levels.items():
            if deeper > depth and other.restart >= depth:
                self.counts.pop((abstract, deeper), None)
        if level.format in ("bullet", "none"):
            return ""
        return _PLACE.sub(
            lambda match: self._shown(abstract, levels, int(match[1]) - 1), level.pattern
        )

    def _reference(self, paragraph: Paragraph) -> tuple[str, int]:
        """(list, level) of a paragraph: its own numPr, else that of its style, looked up once."""
        name, depth = _num_pr(paragraph._p.pPr)
        if name is None or depth is None:
            style = str(paragraph._p.style or "")
            if style not in self.of_style:
                self.of_style[style] = _style_num_pr(paragraph)
            style_name, style_depth = self.of_style[style]
            name = style_name if name is None else name
            depth = style_depth if depth is None else depth
        return name or "", int(depth or 0)

    def _count(self, name: str, abstract: str, depth: int, level: ListLevel) -> None:
        override = self.restarts.pop((name, depth), None)
        if override is not None:
            self.counts[abstract, depth] = override
        else:
            self.counts[abstract, depth] = self.counts.get((abstract, depth), level.start - 1) + 1

    def _shown(self, abstract: str, levels: dict[int, ListLevel], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        number = self.counts.get((abstract, depth), level.start)
        if level.format in _CHINESE and 0 < number < 1000:
            return to_chinese(number)
        if level.format in _CIRCLED and 0 < number <= len(CIRCLED):
            return CIRCLED[number - 1]
        return str(number)


def _level(node: _Element) -> tuple[int, ListLevel]:
    depth = int(_value(node, "w:ilvl"))
    restart = _child(node, "w:lvlRestart")
    return depth, ListLevel(
        format=_child(node, "w:numFmt") or "decimal",
        pattern=_child(node, "w:lvlText") or "",
        start=int(_child(node, "w:start") or 1),
        restart=depth - 1 if restart is None else int(restart) - 1,
    )


def _style_num_pr(paragraph: Paragraph) -> tuple[str | None, str | None]:
    """(list, level) of a paragraph's style, else of the styles that it is based on."""
    style = paragraph.style
    seen = 0
    name: str | None = None
    depth: str | None = None
    while style is not None and seen < 20 and (name is None or depth is None):
        style_name, style_depth = _num_pr(style.element.find(qn("w:pPr")))
        name = style_name if name is None else name
        depth = style_depth if depth is None else depth
        style = getattr(style, "base_style", None)
        seen += 1
    return name, depth


def _num_pr(properties: _Element | None) -> tuple[str | None, str | None]:
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return None, None
    return _child(numbers, "w:numId"), _child(numbers, "w:ilvl")


def _child(node: _Element, tag: str) -> str | None:
    found = node.find(qn(tag))
    return None if found is None else _value(found, "w:val")


def _value(node: _Element, attribute: str) -> str:
    return str(node.get(qn(attribute), ""))
