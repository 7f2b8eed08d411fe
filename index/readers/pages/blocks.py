"""Pages → blocks in reading order: paragraphs over page breaks, tables over page breaks."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.document import Block, BlockKind
from index.readers.pages.contents import without_contents
from index.readers.pages.double_pages import single_pages
from index.readers.pages.doubts import page_remarks
from index.readers.pages.footnotes import Footnote, bare_mark, without_footnotes
from index.readers.pages.grid import PageTable, tables_of
from index.readers.pages.page import Page, TextLine, em_of, joint, width_in_em
from index.readers.pages.page_tables import continues, joined_rows
from index.readers.pages.paragraphs import PlacedLine, goes_on
from index.readers.pages.reading_order import Item, in_order
from index.readers.pages.running_heads import without_running_heads
from index.readers.table import table_blocks

# A line of so few em, or so unsure, is no text between two parts of a table.
_SPECK, _UNSURE = 3, 0.6
# What stands above a table that goes on from the page before.
_GOES_ON = re.compile(r"[（(]?\s*(?:续\s*(?:上\s*)?表|接\s*上\s*(?:表|页))\s*\d*\s*[)）]?")


def pages_to_blocks(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of some pages, and remarks: what was left out as header or footer, what is doubtful.

    A paragraph that runs over pages is one block a page, each after the first `continues`.
    """
    tables: dict[int, list[PageTable]] = {}
    bare: list[Page] = []
    sheets = single_pages(pages)
    for at, sheet in enumerate(sheets, 1):
        page = replace(sheet, number=at)
        tables[at], lines = tables_of(page)
        bare.append(replace(page, lines=tuple(lines)))
    text, remarks = without_running_heads(bare)
    text, left_out = without_contents(text)
    text, notes = without_footnotes(text)
    story = _Story(
        width=max((page.width for page in sheets), default=1.0),
        recognised={page.number for page in bare if page.recognised},
        notes=notes,
    )
    places = {page.place: sheet.place for page, sheet in zip(bare, sheets, strict=True)}
    blocks = story.blocks(in_order(text, tables))
    shown = tuple(replace(block, place=places[block.place]) for block in blocks)
    return shown, (*remarks, *left_out, *page_remarks(pages))


@dataclass(slots=True)
class _Story:
    """Makes blocks of lines and tables; counts tables and notes, keeps the notes not cited yet."""

    width: float
    recognised: Collection[int]
    notes: list[Footnote]
    tables: int = 0
    cited: int = 0
    body: float = field(default=1.0)

    def blocks(self, items: Sequence[Item]) -> Iterator[Block]:
        """The blocks of all items in order, each note behind what cites it."""
        self.body = em_of([item.line for item in items if isinstance(item, PlacedLine)])
        for group in self._groups(items):
            yield from self._noted(self._before(group[0].page))
            if isinstance(group[0], PageTable):
                yield from self._table([part for part in group if isinstance(part, PageTable)])
            else:
                yield from self._paragraph([one for one in group if isinstance(one, PlacedLine)])
            yield from self._noted(self._before(group[-1].page))
        yield from self._noted(list(self.notes))

    def _groups(self, items: Sequence[Item]) -> Iterator[list[Item]]:
        """The lines of each paragraph, the parts of each table; boxes behind the paragraph around."""
        group: list[Item] = []
        boxes: list[Item] = []
        for item in items:
            if isinstance(item, PlacedLine) and item.aside:
                boxes.append(replace(item, aside=False))
                continue
            if group and isinstance(group[-1], PageTable) and isinstance(item, PlacedLine):
                if _GOES_ON.fullmatch(item.line.text.strip()):
                    continue
                if item.page in self.recognised and _is_speck(item.line):
                    boxes.append(item)
                    continue
            if (group or boxes) and not (group and self._belongs(group, item)):
                yield from filter(None, (group, *self._groups(boxes)))
                group, boxes = [], []
            group.append(item)
        yield from filter(None, (group, *(self._groups(boxes) if boxes else ())))

    def _belongs(self, group: Sequence[Item], after: Item) -> bool:
        before = group[-1]
        if isinstance(before, PageTable):
            return isinstance(after, PageTable) and continues(before, after, self.width)
        lines = [line for line in group if isinstance(line, PlacedLine)]
        return isinstance(after, PlacedLine) and goes_on(lines, after, self.body)

    def _table(self, parts: Sequence[PageTable]) -> Iterator[Block]:
        blocks = table_blocks(joined_rows(parts), self.tables + 1)
        # A frame around text takes no number.
        self.tables += any(block.kind is BlockKind.ROW for block in blocks)
        recognised = any(part.page in self.recognised for part in parts)
        sure = min(part.sure for part in parts) if recognised else None
        yield from (replace(block, sure=sure) for block in blocks)

    def _paragraph(self, lines: Sequence[PlacedLine]) -> Iterator[Block]:
        """One block for the lines on each page of a paragraph, then the notes that it cites."""
        cited: list[Footnote] = []
        for page in dict.fromkeys(line.page for line in lines):
            here = [line.line for line in lines if line.page == page]
            words = ""
            for line in here:
                text = self._without_marks(line, page, cited).strip()
                words += joint(words, text) + text
            if words:
                sure = min(line.sure for line in here) if page in self.recognised else None
                goes = page != lines[0].page
                yield Block(words, f"第{page}页", BlockKind.PARAGRAPH, continues=goes, sure=sure)
        yield from self._noted([note for note in self.notes if note in cited])

    def _without_marks(self, line: TextLine, page: int, cited: list[Footnote]) -> str:
        """The text of a line without the raised marks of notes at the foot of its page."""
        text = line.text
        for start, end in reversed(line.raised):
            mark = bare_mark(text[start:end])
            note = next((one for one in self.notes if (one.mark, one.page) == (mark, page)), None)
            if note is not None:
                cited.append(note)
                text = text[:start] + text[end:]
        return text

    def _before(self, page: int) -> list[Footnote]:
        """The notes of earlier pages that wait."""
        return [note for note in self.notes if note.page < page]

    def _noted(self, notes: Sequence[Footnote]) -> Iterator[Block]:
        """A paragraph for each of some notes that wait, named by its count as in Word."""
        for note in notes:
            self.notes.remove(note)
            self.cited += 1
            sure = note.sure if note.page in self.recognised else None
            words = f"脚注{self.cited}：{note.words.strip()}"
            yield Block(words, f"第{note.page}页", BlockKind.PARAGRAPH, sure=sure)


def _is_speck(line: TextLine) -> bool:
    """Whether a recognised line is a character or two, or unsure: a seal's, dirt."""
    return width_in_em(line.text) <= _SPECK or line.sure < _UNSURE
