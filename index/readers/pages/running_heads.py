"""What a page repeats from page to page: headers, footers, page numbers; never text of the plan."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from index.readers.pages.page import Page, TextLine

_ZONE = 0.13
# A recogniser reads the dashes of "— 3 —" as 一 at times.
_PAGE_NUMBER = re.compile(
    r"^[-—–－一_~·•.\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／,，]?\s*共?\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6})[-—–－一_~·•.\s]*$"
)
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.8


def without_running_heads(pages: Sequence[Page]) -> tuple[list[Page], tuple[str, ...]]:
    """The pages without headers, footers and page numbers, and a sentence for each repeated text.

    A text is repeated when it stands near the top or the bottom edge of at least three pages, or
    of both pages of two, and of two pages in five; its figures may count.
    """
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update({_bare(line.text) for line in page.lines if _at_edge(page, line)})
    least = max(2 if len(pages) == 2 else 3, round(0.4 * len(pages)))
    repeated = {text: number for text, number in counted.items() if text and number >= least}
    remarks = tuple(
        f"去掉页眉或页脚“{text}”（{number}页）。"
        for text, number in repeated.items()
        if not _PAGE_NUMBER.match(text.replace("#", "1"))
    )
    kept = [
        replace(
            page,
            lines=tuple(
                line
                for line in page.lines
                if not (_at_edge(page, line) and _runs(line.text, repeated))
            ),
        )
        for page in pages
    ]
    return kept, remarks


def _runs(text: str, repeated: dict[str, int]) -> bool:
    """Whether a line at the edge is a page number or (nearly, where it was recognised) repeated."""
    bare = _bare(text)
    return bool(_PAGE_NUMBER.match(text)) or any(
        bare == other or SequenceMatcher(None, bare, other, autojunk=False).ratio() >= _ALIKE
        for other in repeated
    )


def _bare(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split()))


def _at_edge(page: Page, line: TextLine) -> bool:
    return line.bottom < page.height * _ZONE or line.top > page.height * (1 - _ZONE)
