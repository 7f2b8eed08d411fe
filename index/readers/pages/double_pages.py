"""A sheet with two pages side by side (an open book, two pages printed on one) → its pages."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from index.readers.pages.page import Page, Rule, TextLine, em_of, rows_of

# How much wider than high; where the middle may be; how wide nothing stands there, in em.
_WIDE, _MIDDLE, _FREE = 1.25, (0.42, 0.58), 2.0
_FEWEST, _FILLED = 4, 0.55


def single_pages(pages: Sequence[Page]) -> list[Page]:
    """The pages, a sheet of two as its left and its right one; both keep the number of the sheet."""
    return [half for page in pages for half in _halves(page)]


def _halves(page: Page) -> list[Page]:
    middle = _middle(page) if page.width >= _WIDE * page.height else None
    if middle is None:
        return [page]
    left = _part(page, 0.0, middle)
    right = _part(page, middle, page.width)
    return [left, right] if _is_page(left) and _is_page(right) else [page]


def _middle(page: Page) -> float | None:
    """The middle of a strip in the middle that no line and no rule crosses; None without one."""
    near, far = (share * page.width for share in _MIDDLE)
    taken = [(line.left, line.right) for line in page.lines]
    taken += [(rule.left, rule.right) for rule in page.rules if rule.horizontal]
    free: list[tuple[float, float]] = []
    end = near
    for left, right in [*sorted(taken), (far, far)]:
        if left > end:
            free.append((min(left, far) - end, (min(left, far) + end) / 2))
        end = max(end, right)
    width, middle = max(free, default=(0.0, 0.0))
    return middle if width >= _FREE * em_of(page.lines) and near < middle < far else None


def _part(page: Page, start: float, stop: float) -> Page:
    """What stands between two edges of a sheet, measured from the left one."""
    lines = tuple(
        replace(
            line,
            left=line.left - start,
            right=line.right - start,
            gaps=tuple((at, left - start, right - start) for at, left, right in line.gaps),
        )
        for line in page.lines
        if start <= (line.left + line.right) / 2 < stop
    )
    return replace(
        page,
        width=stop - start,
        lines=lines,
        rules=_moved(page.rules, start, stop),
        shades=_moved(page.shades, start, stop),
    )


def _moved(rules: Sequence[Rule], start: float, stop: float) -> tuple[Rule, ...]:
    return tuple(
        Rule(rule.left - start, rule.top, rule.right - start, rule.bottom)
        for rule in rules
        if start <= (rule.left + rule.right) / 2 < stop
    )


def _is_page(half: Page) -> bool:
    """Whether a half is a page of its own: of full lines, or with a table inside."""
    rows = rows_of(half.lines)
    if len(rows) < _FEWEST:
        return False
    if any(not rule.horizontal for rule in half.rules):
        return True
    reach = max(line.right for line in half.lines) - min(line.left for line in half.lines)
    return median([_reach(row) for row in rows]) >= _FILLED * reach and not _has_columns(rows)


def _reach(row: Sequence[TextLine]) -> float:
    return row[-1].right - row[0].left


def _has_columns(rows: Sequence[Sequence[TextLine]]) -> bool:
    """Whether most rows stand in several pieces far apart: half of a table without rules."""
    apart = [
        any(after.left - before.right > _FREE * before.em for before, after in pairwise(row))
        for row in rows
    ]
    return sum(apart) * 2 > len(rows)
