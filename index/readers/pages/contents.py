"""A table of contents: lines of dots that end in a page number; the headings stand in the text again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.readers.pages.page import Page, TextLine, rows_of

_LEADER = re.compile(r".*?(?:[.．。·•…⋯‥]\s*){4,}[\s\-—–(（]*(?:\d{1,4}|[ivxIVX]{1,6})[\s\-—–)）]*")
_NAME = re.compile(r"目\s*[录次]")
_FEWEST = 3


def without_contents(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """The pages without lines of contents and the 目录 above them, and a sentence when there were some.

    A line or two of dots may be anything else.
    """
    found = {page.number: _entries(page) for page in pages}
    count = sum(len(rows) for rows in found.values())
    if count < _FEWEST:
        return list(pages), ()
    kept = []
    for page in pages:
        gone = {id(line) for row in found[page.number] for line in row}
        gone |= {id(line) for line in page.lines if gone and _NAME.fullmatch(line.text.strip())}
        kept.append(replace(page, lines=tuple(line for line in page.lines if id(line) not in gone)))
    return kept, (f"去掉目录（{count}行）。",)


def _entries(page: Page) -> list[list[TextLine]]:
    return [
        row
        for row in rows_of(page.lines)
        if _LEADER.fullmatch(" ".join(piece.text.strip() for piece in row))
    ]
