"""A Word file's text in reading order: paragraphs, tables, notes and text boxes → blocks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from index.document import Block, BlockKind
from index.readers.table import Row, table_blocks
from index.readers.word.fields import field_words
from index.readers.word.notes import Notes
from index.readers.word.numbering import Counter, Numbering
from index.readers.word.package import WordParts
from index.readers.word.paragraphs import Paragraph, paragraphs_of
from index.readers.word.styles import Styles
from index.readers.word.tables import cells_of, grid_of, is_frame, nested_lines, rows_of
from index.readers.word.tree import child_of, w
from index.readers.word.words import Reference

_LONGEST_HEADING = 60
_NUMBERED = re.compile(r"\s*(?:第?[一二三四五六七八九十百]+[、章节条]|[（(]|\d|[①-⑳])")


def story_blocks(parts: WordParts) -> Iterator[Block]:
    """The blocks of a Word file in reading order; those of notes follow the paragraph or table
    that cites them ("脚注1：…"), those of text boxes the paragraph that holds them."""
    styles = Styles.of(parts.styles)
    instead: dict[_Element, str] = {}
    for root in (parts.document, parts.footnotes, parts.endnotes):
        instead |= {} if root is None else field_words(root)
    numbering = Numbering.of(parts.numbering, styles)
    story = _Story(styles, numbering, Notes.of(parts), instead)
    body = parts.document.find(w("body"))
    if body is not None:
        yield from story.blocks(body, numbering.counter())


@dataclass(slots=True)
class _Story:
    """Reads the text of one file; counts its paragraphs and tables, keeps notes cited in cells."""

    styles: Styles
    numbering: Numbering
    notes: Notes
    instead: dict[_Element, str]
    paragraphs: int = 0
    tables: int = 0
    cited: list[Reference] = field(default_factory=list)

    def blocks(self, container: _Element, counter: Counter, box: str = "") -> Iterator[Block]:
        """The blocks of the body or, at the place `box`, of a text box."""
        for shown in paragraphs_of(container, self.styles, self.instead):
            if isinstance(shown, Paragraph):
                self.paragraphs += not box
                yield from self._paragraph(shown, counter, box or f"第{self.paragraphs}段", box)
            else:
                yield from self._table(shown, counter, box)

    def _paragraph(
        self, shown: Paragraph, counter: Counter, place: str, box: str
    ) -> Iterator[Block]:
        label = _label(shown, counter)
        if not self.styles.is_contents(shown.properties):
            depth = self.styles.heading_depth(shown.properties)
            yield from _lines(label, shown.words.text, depth, place)
        yield from self._notes(shown.words.notes)
        for inside in shown.words.boxes:
            yield from self.blocks(inside, self.numbering.counter(), box or f"{place}文本框")

    def _table(self, table: _Element, counter: Counter, box: str) -> Iterator[Block]:
        if is_frame(table):
            for row in rows_of(table):
                for cell in cells_of(row):
                    yield from self.blocks(cell, counter, box)
            return
        number = self.tables + 1
        grid = grid_of(table, lambda cell: self._flat(cell, counter))
        rows = [Row(cells, f"表{number}第{at}行") for at, cells in enumerate(grid, 1)]
        blocks = table_blocks(rows, number)
        # A table for the layout of the page is none: the other formats do not count it either.
        self.tables += any(block.kind is BlockKind.ROW for block in blocks)
        yield from blocks
        cited, self.cited = self.cited, []
        yield from self._notes(cited)

    def _notes(self, references: list[Reference]) -> Iterator[Block]:
        """A paragraph for each note: behind its name, so that its words open no item."""
        waiting = list(references)
        for reference in waiting:
            found = self.notes.cite(reference)
            if found is not None:
                name, node = found
                words = self._flat(node, self.numbering.counter()).replace("\n", " ")
                if words:
                    yield Block(f"{name}：{words}", name, BlockKind.PARAGRAPH)
            # A note may cite another one.
            waiting += self.cited
            self.cited = []

    def _flat(self, container: _Element, counter: Counter) -> str:
        """The words of a cell or note, a line for each paragraph and for each row of a table in it."""
        lines: list[str] = []
        for shown in paragraphs_of(container, self.styles, self.instead):
            if isinstance(shown, Paragraph):
                lines += (_label(shown, counter) + shown.words.text).split("\n")
                self.cited += shown.words.notes
                for box in shown.words.boxes:
                    lines += self._flat(box, self.numbering.counter()).split("\n")
            else:
                lines += nested_lines(shown, lambda cell: self._flat(cell, counter))
        return "\n".join(line.strip() for line in lines if line.strip())


def _label(shown: Paragraph, counter: Counter) -> str:
    """The automatic number of a paragraph; an empty one that ends a section has none."""
    ends_section = child_of(shown.properties, "sectPr") is not None
    return "" if ends_section and shown.words.is_empty else counter.label(shown.properties)


def _lines(label: str, text: str, depth: int, place: str) -> Iterator[Block]:
    """A block for each line of a paragraph: offices break lines to begin a new item.

    The lines of a heading are one heading; a number without words is not shown.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return
    lines[0] = label + (lines[0].lstrip() if label else lines[0])
    kind = BlockKind.PARAGRAPH
    if depth:
        ends = next(
            (at for at, line in enumerate(lines) if at and _NUMBERED.match(line)), len(lines)
        )
        lines[:ends] = ["".join(lines[:ends])]
        kind = BlockKind.HEADING if len(lines[0]) <= _LONGEST_HEADING else kind
    yield Block(lines[0], place, kind, depth if kind is BlockKind.HEADING else 0)
    yield from (Block(line, place, BlockKind.PARAGRAPH) for line in lines[1:])
