"""The tree of a web page → its lines and tables in the order in which they are read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element

from index.readers.web.cells import captions, table_rows
from index.readers.web.numbers import ListCounter

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section"
    " summary table tbody td tfoot th thead tr ul"
)
_UNREAD_TAGS = (
    "script style noscript template nav aside button select iframe svg head title meta link object"
    " embed canvas audio video map textarea input option datalist dialog del rp rt math"
)
_ROLE_NAMES = "navigation banner contentinfo search complementary dialog menu"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_UNREAD = frozenset(_UNREAD_TAGS.split())
_ROLES = frozenset(_ROLE_NAMES.split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FRAME = frozenset(("header", "footer"))
_WHOLE = frozenset(("article", "main"))
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_LABEL = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_SOURCE_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACE = re.compile(r"\s+")
_WIDE = "\u2e80-\u9fff\u3000-\u303f\uf900-\ufaff\uff00-\uffef“”‘’—…"
# Where the source breaks its lines a browser shows a gap that nobody wrote.
_BETWEEN = re.compile(rf"(?<=[{_WIDE}])[ \t\f]*[\r\n][ \t\n\r\f]*(?=[{_WIDE}])")
_COUNTS = re.compile(r"[\d一二三四五六七八九十①-⑳]|^[A-Za-z][.)、]")
_NUMBERED = re.compile(
    r"\s*(?:第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[)）]"
    r"|\d{1,3}[.．、)）](?!\d)|[①-⑳])"
)
_LONGEST_TERM = 12
_FILE = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|txt)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a table of it (`rows`); `depth` is a heading's level, 0 for a paragraph.

    `within` are ids and classes of the elements around it. `links` of its links hold `linked` of
    its characters; `files` when one of them is a file to load.
    """

    text: str
    depth: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    within: frozenset[str] = frozenset()
    links: int = 0
    linked: int = 0
    files: bool = False


@dataclass(slots=True)
class Walk:
    """One walk over a tree; `known` are the ids and classes that a line tells it stands within.

    `office` for a page that Word, WPS or LibreOffice wrote: there an h1 is a first heading below
    the title, as in their documents.
    """

    known: frozenset[str] = frozenset()
    office: bool = False
    images: int = 0
    _parts: list[str] = field(default_factory=list)
    _within: list[frozenset[str]] = field(default_factory=lambda: [frozenset()])
    _lists: list[ListCounter] = field(default_factory=list)
    _labels: list[int] = field(default_factory=list)
    _number: str = ""
    _depth: int = 0
    _pre: int = 0
    _articles: int = 0
    _forms: int = 0
    _anchors: int = 0
    _links: int = 0
    _linked: int = 0
    _files: bool = False

    def lines(self, root: _Element) -> Iterator[Line]:
        """The lines below an element. Raises `cells.TooLargeError`.

        An iteration over events, no recursion: pages nest as deeply as they like.
        """
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        skipped: _Element | None = None
        for event, node in walk:
            if event == "start":
                table = self._table(node) if node.tag == "table" and node is not root else None
                if table is not None:
                    yield from self._end_line()
                    yield from table
                if table is not None or (node is not root and self._is_unread(node)):
                    skipped = node
                    walk.skip_subtree()
                    continue
                yield from self._open(node)
                yield from self._add(node.text)
                continue
            if event == "end" and node is skipped:
                skipped = None
            elif event == "end":
                yield from self._close(node)
            if node is not root:
                yield from self._add(node.tail)
        yield from self._end_line()

    def _table(self, table: _Element) -> list[Line] | None:
        """The captions and rows of a table of data; None when the table is walked through.

        One in which one cell is known to hold the document arranges the page.
        """
        if self._is_unread(table):
            return None
        rows = table_rows(table, _cell_text, _is_hidden)
        if not rows or sum(bool(_names(cell) & self.known) for cell in table.iter("td")) == 1:
            return None
        above = [Line(_cell_text(caption), within=self._within[-1]) for caption in captions(table)]
        return [*above, Line("", rows=tuple(rows), within=self._within[-1])]

    def _is_unread(self, node: _Element) -> bool:
        """Whether an element is none of the words that a page says."""
        frame = node.tag in _FRAME or node.get("role") in _ROLES
        return (
            node.tag in _UNREAD
            or (frame and not self._articles)
            or _is_hidden(node)
            or (node.tag == "form" and not self._forms and "。" not in "".join(node.itertext()))
        )

    def _open(self, node: _Element) -> Iterator[Line]:
        tag = node.tag
        if (tag in _BLOCKS and tag != "dd") or (tag == "br" and not self._depth):
            yield from self._end_line()
        elif tag == "br":
            self._parts.append("\n")
        self._within.append(self._within[-1] | (_names(node) & self.known))
        self._articles += tag in _WHOLE
        self._forms += tag == "form"
        self._pre += tag == "pre"
        if tag in ("ol", "ul", "menu"):
            self._lists.append(ListCounter.of(node))
        elif tag == "li" and self._lists:
            self._number = self._lists[-1].label(node)
        elif tag in _HEADINGS:
            self._depth = int(tag[1]) + self.office
        elif tag == "p" and "msotitle" in _names(node):
            self._depth = 1
        elif tag == "a" and node.get("href"):
            self._anchors += 1
            self._links += 1
            self._files |= bool(_FILE.search(node.get("href")))
        elif tag == "img":
            self.images += 1
        elif tag == "span" and _LABEL.search(node.get("style") or ""):
            self._labels.append(len(self._parts))

    def _close(self, node: _Element) -> Iterator[Line]:
        tag = node.tag
        if tag == "dt":
            yield from self._end_term(node)
        elif tag in _BLOCKS:
            yield from self._end_line()
        self._within.pop()
        self._articles -= tag in _WHOLE
        self._forms -= tag == "form"
        self._pre -= tag == "pre"
        if tag in ("ol", "ul", "menu"):
            self._lists.pop()
        elif tag == "li":
            self._number = ""
        elif tag in _HEADINGS or (tag == "p" and "msotitle" in _names(node)):
            self._depth = 0
        elif tag == "a" and node.get("href"):
            self._anchors -= 1
        elif self._labels and tag == "span" and _LABEL.search(node.get("style") or ""):
            self._end_label(self._labels.pop())

    def _end_label(self, start: int) -> None:
        """A number that Word wrote in front of a paragraph stays; its bullets and its spaces go."""
        label = _SPACE.sub("", "".join(self._parts[start:]))
        self._parts[start:] = [label] if _COUNTS.search(label) else []

    def _add(self, text: str | None) -> Iterator[Line]:
        """Words of the line; in preformatted text a line ends where the source's line ends."""
        if not text:
            return
        if self._anchors:
            self._linked += len(_SPACE.sub("", text))
        if not self._pre:
            self._parts.append(text)
            return
        first, *following = text.split("\n")
        self._parts.append(first)
        for words in following:
            yield from self._end_line()
            self._parts.append(words)

    def _end_line(self) -> Iterator[Line]:
        text = _plain("".join(self._parts))
        line_links = self._links, self._linked, self._files
        self._parts, self._links, self._linked, self._files = [], self._anchors, 0, False
        if self._labels:
            self._labels = [0] * len(self._labels)
        if not text:
            return
        if self._number and not _NUMBERED.match(text):
            text = self._number + text
        self._number = ""
        yield Line(text, self._depth, (), self._within[-1], *line_links)

    def _end_term(self, term: _Element) -> Iterator[Line]:
        """A short term of a description list names what the next element says: "索引号：…"."""
        name = _plain("".join(self._parts)).rstrip("：:")
        following = term.getnext()
        if following is not None and following.tag == "dd" and 0 < len(name) <= _LONGEST_TERM:
            self._parts = [f"{name}："]
        else:
            yield from self._end_line()


def _names(node: _Element) -> set[str]:
    """The tag, id and classes of an element, in small letters."""
    return {node.tag, (node.get("id") or "").lower(), *(node.get("class") or "").lower().split()}


def _is_hidden(node: _Element) -> bool:
    return (
        node.get("hidden") is not None
        or node.get("aria-hidden") == "true"
        or _HIDDEN.search(node.get("style") or "") is not None
    )


def _cell_text(cell: _Element) -> str:
    """The lines of a cell, its headings and lists as text."""
    if not len(cell):
        return _plain(cell.text or "")
    return "\n".join(line.text for line in Walk().lines(cell))


def _plain(text: str) -> str:
    """Words with the white space of the source folded; its line breaks between wide ones are none."""
    return _SPACE.sub(" ", _SOURCE_SPACE.sub(" ", _BETWEEN.sub("", text))).strip()
