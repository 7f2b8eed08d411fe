"""What a page repeats from page to page: headers, footers, page numbers, watermarks; never text of the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from index.readers.pages.page import Page, TextLine, in_one_row

_ZONE = 0.13
# A recogniser reads the dashes of "— 3 —" as 一 at times.
_PAGE_NUMBER = re.compile(
    r"^[-—–－一_~·•.\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6})[-—–－一_~·•.\s]*$"
)
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.8
# How far a head may stand from where it stands on other pages (of a page), and differ in size.
_SHIFT, _LARGER = 0.02, 1.3


@dataclass(slots=True)
class _Head:
    """A text near an edge at one height and size; `pages` are those that have it there."""

    text: str
    height: float
    em: float
    pages: set[int] = field(default_factory=set)

    def is_at(self, page: Page, line: TextLine) -> bool:
        """Whether a line stands where this head does: the plan's title above its text does not."""
        near = abs(_height(page, line) - self.height) <= _SHIFT * page.height
        return near and max(line.em, self.em) <= _LARGER * min(line.em, self.em)


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """The pages without headers, footers, page numbers and watermarks, and a sentence for each text.

    A text is repeated when it stands at one height near the top or the bottom edge of at least
    three pages, or of both pages of two, and of two pages in five; its figures may count.
    """
    least = max(2 if len(pages) == 2 else 3, round(0.4 * len(pages)))
    repeated = [head for head in _heads(pages) if len(head.pages) >= least]
    marks = {_bare(words): words for page in pages for words in page.backdrop}
    remarks = [
        f"去掉页眉或页脚“{head.text}”（{len(head.pages)}页）。"
        for head in repeated
        if not _PAGE_NUMBER.match(head.text.replace("#", "1"))
    ]
    remarks += [f"去掉水印“{words}”。" for words in marks.values()]
    kept = []
    for page in pages:
        gone = set(_gone(page, repeated))
        rest = (line for line in page.lines if line not in gone and _bare(line.text) not in marks)
        kept.append(replace(page, lines=tuple(rest)))
    return kept, tuple(remarks)


def _heads(pages: Sequence[Page]) -> list[_Head]:
    """Every text near an edge, at each height and size that it has there."""
    found: dict[str, list[_Head]] = {}
    for page in pages:
        for line in page.lines:
            text = _bare(line.text)
            if not text or not _at_edge(page, line):
                continue
            heads = found.setdefault(text, [])
            head = next((one for one in heads if one.is_at(page, line)), None)
            if head is None:
                head = _Head(text, _height(page, line), line.em)
                heads.append(head)
            head.pages.add(page.number)
    return [head for heads in found.values() for head in heads]


def _gone(page: Page, repeated: Sequence[_Head]) -> list[TextLine]:
    """The lines of a page that are repeated, and its numbers: with no text of the page beside them."""
    edge = [line for line in page.lines if _at_edge(page, line)]
    heads = [line for line in edge if _runs(page, line, repeated)]
    numbers = [line for line in edge if _PAGE_NUMBER.match(line.text)]
    return heads + [
        number
        for number in numbers
        if all(line in heads or line in numbers for line in page.lines if in_one_row(line, number))
    ]


def _runs(page: Page, line: TextLine, repeated: Sequence[_Head]) -> bool:
    """Whether a line is (nearly, where it was recognised) a repeated text in its place."""
    bare = _bare(line.text)
    return any(
        head.is_at(page, line)
        and (
            bare == head.text
            or SequenceMatcher(None, bare, head.text, autojunk=False).ratio() >= _ALIKE
        )
        for head in repeated
    )


def _bare(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _height(page: Page, line: TextLine) -> float:
    """How far a line stands from the top edge, or from the bottom edge (below nothing)."""
    return line.middle if line.middle < page.height / 2 else line.middle - page.height


def _at_edge(page: Page, line: TextLine) -> bool:
    return line.bottom < page.height * _ZONE or line.top > page.height * (1 - _ZONE)
