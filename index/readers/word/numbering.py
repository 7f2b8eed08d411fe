"""Word's automatic numbers, which are not in the text: numbering.xml → "一、", "（二）", "3."."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml.etree import _Element

from index.readers.word.number_formats import shown
from index.readers.word.styles import Style, Styles
from index.readers.word.tree import child_of, children, is_on, value_of, w

_PLACE = re.compile(r"%([1-9])")
# A number without a sign behind it would run into the words: "1" before "2024年".
_BARE = re.compile(r"[0-9A-Za-z０-９]\Z")
_LONGEST_PATTERN = 100
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: number format, text pattern ("（%2）"), start, and what restarts it.

    `restart` is the deepest level (from 0) whose use restarts this one, -1 for never; `style` is
    the paragraph style that stands for the level; a `legal` level shows every number in digits.
    """

    format: str
    pattern: str
    start: int
    restart: int
    style: str = ""
    legal: bool = False
    custom: str = ""
    tight: bool = False


@dataclass(frozen=True, slots=True)
class WordList:
    """A list that paragraphs name: what it counts by, its levels, the levels that it starts anew.

    Lists of one `abstract` count on from one another.
    """

    abstract: str
    levels: dict[int, ListLevel]
    restarts: frozenset[int] = frozenset()
    single: bool = False


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of one document by their id."""

    lists: dict[str, WordList]
    styles: Styles

    @classmethod
    def of(cls, root: _Element | None, styles: Styles) -> "Numbering":
        """The lists of a numbering part; none when the file has no such part."""
        nodes = [] if root is None else root.findall(w("abstractNum"))
        abstracts = {node.get(w("abstractNumId"), ""): node for node in nodes}
        numbers = [] if root is None else root.findall(w("num"))
        names = {
            node.get(w("numId"), ""): value_of(node, "abstractNumId") or "" for node in numbers
        }
        linked = {value_of(node, "styleLink") or "": node for node in reversed(nodes)}
        for name, style in styles.by_id.items():
            defined = abstracts.get(names.get(style.list_id or "", ""))
            if defined is not None:
                linked.setdefault(name, defined)
        levels = {name: dict(_levels(node, linked)) for name, node in abstracts.items()}
        lists = {}
        for node in numbers:
            number_id = node.get(w("numId"), "")
            abstract = names[number_id]
            if abstract in abstracts and number_id != "0":
                own, restarts = _overridden(node, levels[abstract])
                kind = value_of(abstracts[abstract], "multiLevelType")
                lists[number_id] = WordList(abstract, own, restarts, kind == "singleLevel")
        return cls(lists, styles)

    def counter(self) -> "Counter":
        """A counter that starts anew: for the body, and for every text box and note."""
        return Counter(self)


@dataclass(slots=True)
class Counter:
    """How far the lists have counted in one stretch of text."""

    numbering: Numbering
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: _Element | None) -> str:
        """The number that Word shows before a paragraph, "" for none or a bullet; counts it."""
        name, depth = self._reference(properties)
        found = self.numbering.lists.get(name)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return ""
        self._count(name, found, depth)
        if level.format in ("bullet", "none"):
            return ""
        text = _PLACE.sub(lambda match: self._shown(found, level, int(match[1]) - 1), level.pattern)
        return f"{text} " if _BARE.search(text) and not level.tight else text

    def _reference(self, properties: _Element | None) -> tuple[str, int]:
        """(list, level) of a paragraph: its own, else those of its style."""
        name = value_of(properties, "numPr", "numId")
        depth = value_of(properties, "numPr", "ilvl")
        chain = self.numbering.styles.chain(properties)
        if name is None:
            name = next((style.list_id for style in chain if style.list_id is not None), None)
        found = self.numbering.lists.get(name or "")
        if found is None:
            return "", 0
        if found.single:
            return name or "", 0
        if depth is None:
            linked = _linked_level(found, chain)
            if linked is not None:
                return name or "", linked
            depth = next((style.list_level for style in chain if style.list_level is not None), "0")
        return name or "", int(depth)

    def _count(self, name: str, found: WordList, depth: int) -> None:
        at = (found.abstract, depth)
        start = found.levels[depth].start
        if depth in found.restarts and (name, depth) not in self.begun:
            self.begun.add((name, depth))
            self.counts[at] = start
        else:
            self.counts[at] = self.counts.get(at, start - 1) + 1
        # A level that was passed over counts as begun: （二） follows where 1. stood before any （一）.
        for above in range(depth):
            if above in found.levels:
                self.counts.setdefault((found.abstract, above), found.levels[above].start)
        for deeper, level in found.levels.items():
            if deeper > depth and level.restart >= depth:
                self.counts.pop((found.abstract, deeper), None)

    def _shown(self, found: WordList, level: ListLevel, depth: int) -> str:
        named = found.levels.get(depth)
        if named is None:
            return ""
        number = self.counts.get((found.abstract, depth), named.start)
        return str(number) if level.legal else shown(number, named.format, named.custom)


def _linked_level(found: WordList, chain: tuple[Style, ...]) -> int | None:
    """The level of a list that stands for a paragraph's style or the next one it is based on."""
    for style in chain:
        for depth, level in found.levels.items():
            if level.style == style.id:
                return depth
    return None


def _levels(node: _Element, linked: dict[str, _Element]) -> Iterator[tuple[int, ListLevel]]:
    """The levels of a list, its own or those of the list style (`linked`) that it names."""
    link = value_of(node, "numStyleLink")
    if link and node.find(w("lvl")) is None:
        node = linked.get(link, node)
    for level in node.findall(w("lvl")):
        depth = int(level.get(w("ilvl"), "0"))
        if 0 <= depth <= _DEEPEST:
            yield depth, _level(level, depth)


def _level(node: _Element, depth: int) -> ListLevel:
    restart = value_of(node, "lvlRestart")
    # A format of a later Word stands in a choice, beside the fallback for older ones.
    number_format = next((child for child in children(node) if child.tag == w("numFmt")), None)
    kind = "decimal" if number_format is None else number_format.get(w("val"), "decimal")
    return ListLevel(
        format=kind,
        pattern=(value_of(node, "lvlText") or "")[:_LONGEST_PATTERN],
        start=int(value_of(node, "start") or 1),
        restart=depth - 1 if restart is None else int(restart) - 1,
        style=value_of(node, "pStyle") or "",
        legal=is_on(node, "isLgl") is True,
        custom="" if number_format is None else number_format.get(w("format"), ""),
        tight=value_of(node, "suff") == "nothing",
    )


def _overridden(
    number: _Element, levels: dict[int, ListLevel]
) -> tuple[dict[int, ListLevel], frozenset[int]]:
    """The levels of one list, its own definitions and starts in place of the shared ones."""
    own, restarts = dict(levels), set()
    for override in number.findall(w("lvlOverride")):
        depth = int(override.get(w("ilvl"), "0"))
        defined = child_of(override, "lvl")
        if defined is not None and 0 <= depth <= _DEEPEST:
            own[depth] = _level(defined, depth)
        start = value_of(override, "startOverride")
        if start is not None and depth in own:
            own[depth] = replace(own[depth], start=int(start))
            restarts.add(depth)
    return own, frozenset(restarts)
