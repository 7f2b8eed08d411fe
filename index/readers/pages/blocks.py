"""Pages → blocks in reading order: paragraphs over page breaks, tables over page breaks."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from statistics import median

from index.document import Block, BlockKind
from index.readers.pages.columns import Column, columns_of
from index.readers.pages.grid import PageTable, tables_of
from index.readers.pages.page import Page, em_of
from index.readers.pages.page_tables import continues, joined_rows
from index.readers.pages.paragraphs import PlacedLine, goes_on, placed
from index.readers.pages.running_heads import without_running_heads
from index.readers.table import table_blocks

Item = PlacedLine | PageTable
_FEW = 8
_SHOWN = 30


def pages_to_blocks(pages: Sequence[Page]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of some pages, and remarks: what was left out as header or footer, what is doubtful.

    A paragraph that runs over pages is one block a page, each after the first `continues`.
    """
    tables: dict[int, list[PageTable]] = {}
    bare: list[Page] = []
    for page in pages:
        tables[page.number], lines = tables_of(page)
        bare.append(replace(page, lines=tuple(lines)))
    text, remarks = without_running_heads(bare)
    columns = {page.number: list(_columns(page, tables[page.number])) for page in text}
    wide = _usual_edges([found for one in columns.values() for found in one if _is_column(found)])
    items: list[Item] = []
    for page in text:
        for found in columns[page.number]:
            if isinstance(found, PageTable):
                items.append(found)
            else:
                items += placed([_widened(found, wide, page.width)], page.number)
    width = max((page.width for page in pages), default=1.0)
    recognised = {page.number for page in pages if page.recognised}
    return tuple(_blocks(items, width, recognised)), (*remarks, *_recognised(pages))


def _recognised(pages: Sequence[Page]) -> Iterator[str]:
    """What a person should know of pages that were recognised, doubtful words one by one."""
    numbers = [page.number for page in pages if page.recognised]
    if not numbers:
        return
    yield (
        f"第{_ranges(numbers)}页是图片，文字由识别得出（{len(numbers)}页）："
        "引用数字、日期和单位之前请核对原件。"
    )
    doubts = [doubt for page in pages for doubt in page.doubts]
    yield from doubts[:_SHOWN]
    if len(doubts) > _SHOWN:
        yield f"另有{len(doubts) - _SHOWN}处识别把握不大，请对照原件通读。"


def _ranges(numbers: Sequence[int]) -> str:
    """1, 2, 3, 7 → "1—3、7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs)


def _columns(page: Page, tables: Sequence[PageTable]) -> Iterator[Column | PageTable]:
    """The columns and tables of a page, top to bottom."""
    lines = list(page.lines)
    for table in tables:
        above = [line for line in lines if line.middle < table.top]
        yield from columns_of(above)
        yield table
        lines = [line for line in lines if line.middle >= table.top]
    yield from columns_of(lines)


def _is_column(found: Column | PageTable) -> bool:
    return isinstance(found, Column)


def _usual_edges(columns: Sequence[Column | PageTable]) -> tuple[float, float] | None:
    """Where the text of most pages begins and ends; None when no page has many lines."""
    full = [found for found in columns if isinstance(found, Column) and len(found.lines) >= _FEW]
    if not full:
        return None
    return median([found.left for found in full]), median([found.right for found in full])


def _widened(column: Column, usual: tuple[float, float] | None, width: float) -> Column:
    """A column of a few lines with the edges that it would have when filled.

    They are those of the other pages; on a page alone the right margin is taken as wide as the left.
    """
    em = em_of(column.lines)
    if len(column.lines) >= _FEW:
        return column
    left, right = usual or (column.left, max(column.right, width - column.left))
    if column.left < left - em or column.right > right + em:
        return column
    return replace(column, left=left, right=right)


def _blocks(items: Sequence[Item], width: float, recognised: Collection[int]) -> Iterator[Block]:
    body = em_of([item.line for item in items if isinstance(item, PlacedLine)])
    tables = 0
    for group in _groups(items, body, width):
        if isinstance(group[0], PageTable):
            parts = [part for part in group if isinstance(part, PageTable)]
            blocks = table_blocks(joined_rows(parts), tables + 1)
            # A frame around text takes no number.
            tables += any(block.kind is BlockKind.ROW for block in blocks)
            if any(part.page in recognised for part in parts):
                blocks = [replace(block, sure=min(part.sure for part in parts)) for block in blocks]
            yield from blocks
        else:
            lines = [line for line in group if isinstance(line, PlacedLine)]
            yield from _paragraph(lines, recognised)


def _groups(items: Sequence[Item], body: float, width: float) -> Iterator[list[Item]]:
    """The lines of each paragraph, the parts of each table."""
    group: list[Item] = []
    for item in items:
        if group and not _belongs(group[-1], item, body, width):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _belongs(before: Item, after: Item, body: float, width: float) -> bool:
    if isinstance(before, PageTable):
        return isinstance(after, PageTable) and continues(before, after, width)
    return isinstance(after, PlacedLine) and goes_on(before, after, body)


def _paragraph(lines: Sequence[PlacedLine], recognised: Collection[int]) -> Iterator[Block]:
    """One block for the lines on each page of a paragraph."""
    for page in dict.fromkeys(line.page for line in lines):
        words = _words([line.line.text for line in lines if line.page == page])
        if words:
            here = [line.line.sure for line in lines if line.page == page]
            sure = min(here) if page in recognised else None
            goes = page != lines[0].page
            yield Block(words, f"第{page}页", BlockKind.PARAGRAPH, continues=goes, sure=sure)


def _words(texts: Sequence[str]) -> str:
    """Lines put together; a space between two Latin words."""
    whole = ""
    for text in (text.strip() for text in texts):
        latin = whole[-1:].isascii() and whole[-1:].isalpha() and text[:1].isascii()
        whole += f" {text}" if latin and text[:1].isalpha() else text
    return whole
