"""Footnotes: small lines below a short rule at the foot of a page, each with the number that cites it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index.readers.pages.page import Page, Rule, TextLine, em_of, joint, rows_of

_MARK = re.compile(
    r"\s*([①-⑳]|[\[［【〔(（]?\d{1,3}[\]］】〕)）]?|[*＊※]{1,3})\s*(?=[^\d\s.．、%％])"
)
_SMALL = 0.85
# The rule above footnotes: not as long as the text, and not far above them, in em.
_LONGEST, _NEAR = 0.7, 2.5


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note: the mark that its text cites it by, its words, and the page that it stands on."""

    mark: str
    words: str
    page: int
    sure: float


def without_footnotes(pages: Sequence[Page]) -> tuple[list[Page], list[Footnote]]:
    """The pages without their footnotes, and these in order.

    A note that goes on at the foot of the next page is one.
    """
    body = em_of([line for page in pages for line in page.lines])
    notes: list[Footnote] = []
    kept = []
    for page in pages:
        rows = rows_of(page.lines)
        first = _first_row(page, rows, body)
        kept.append(replace(page, lines=tuple(line for row in rows[:first] for line in row)))
        for row in rows[first:]:
            text = "".join(piece.text for piece in row).strip()
            mark = _MARK.match(text)
            sure = min(piece.sure for piece in row)
            if mark:
                words = text[mark.end() :]
                notes.append(Footnote(bare_mark(mark[1]), words, page.number, sure))
            elif notes:
                words = f"{notes[-1].words}{joint(notes[-1].words, text)}{text}"
                notes[-1] = replace(notes[-1], words=words, sure=min(notes[-1].sure, sure))
    return kept, notes


def bare_mark(words: str) -> str:
    """A mark as it is compared: without brackets."""
    return words.strip("[]［］【】〔〕()（） ")


def _first_row(page: Page, rows: Sequence[Sequence[TextLine]], body: float) -> int:
    """The first row of the footnotes of a page, or behind the last row."""
    text = em_of(page.lines) if page.recognised else body
    first = len(rows)
    while first and all(piece.em <= _SMALL * text for piece in rows[first - 1]):
        first -= 1
    for at in range(first, len(rows)):
        top = min(piece.top for piece in rows[at])
        above = rows[at - 1][0].middle if at else 0.0
        if any(_parts(rule.top, above, top, text) for rule in _short_rules(page)):
            return at
    return len(rows)


def _parts(height: float, above: float, top: float, em: float) -> bool:
    return above < height <= top + em / 2 and top - height <= _NEAR * em


def _short_rules(page: Page) -> Iterator[Rule]:
    left = min((line.left for line in page.lines), default=0.0)
    right = max((line.right for line in page.lines), default=0.0)
    for rule in page.rules:
        if rule.horizontal and rule.right - rule.left < _LONGEST * (right - left):
            yield rule
