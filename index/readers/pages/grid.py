"""Ruled lines → tables: which cells they make, which of them are merged, what stands in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pages.page import (
    Page,
    Rule,
    TextLine,
    em_of,
    first_word,
    in_rows,
    width_in_em,
)

_NEAR = 0.35
# What stays free at both sides of a cell's text, in em.
_PADDING = 1.6


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell and the rows that it covers, first to last."""

    text: str
    first_row: int
    last_row: int


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table on one page: its edges and its cells, a merged one in each place that it covers."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sure: float = 1.0


def tables_of(page: Page) -> tuple[list[PageTable], list[TextLine]]:
    """The tables of a page, top to bottom, and the lines that stand in none of them."""
    near = _NEAR * em_of(page.lines)
    tables: list[PageTable] = []
    left = list(page.lines)
    for rules in _joined_up(page.rules, near):
        across = _positions((rule.top for rule in rules if rule.horizontal), near)
        down = _positions((rule.left for rule in rules if not rule.horizontal), near)
        ends = [edge for rule in rules if rule.horizontal for edge in (rule.left, rule.right)]
        down = _positions([*down, min(ends, default=0), max(ends, default=0)], near)
        if len(across) < 2 or len(down) < 3:
            continue
        inside = [
            line
            for line in left
            if across[0] - near < line.middle < across[-1] + near
            and down[0] - near < (line.left + line.right) / 2 < down[-1] + near
        ]
        if inside:
            left = [line for line in left if line not in inside]
            rows = _cells(rules, across, down, inside, near)
            sure = min(line.sure for line in inside)
            tables.append(PageTable(page.number, across[0], across[-1], tuple(down), rows, sure))
    return sorted(tables, key=lambda table: table.top), left


def _joined_up(rules: Sequence[Rule], near: float) -> list[list[Rule]]:
    """Rules in groups that touch one another."""
    groups: list[list[Rule]] = []
    for rule in rules:
        touched = [group for group in groups if any(_touch(rule, other, near) for other in group)]
        for group in touched:
            groups.remove(group)
        groups.append([rule, *(other for group in touched for other in group)])
    return groups


def _touch(one: Rule, other: Rule, near: float) -> bool:
    return (
        one.left <= other.right + near
        and other.left <= one.right + near
        and one.top <= other.bottom + near
        and other.top <= one.bottom + near
    )


def _positions(values: Iterable[float], near: float) -> list[float]:
    """Different positions, those nearer than `near` taken as one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > near:
            found.append(value)
    return found


def _cells(
    rules: Sequence[Rule],
    across: Sequence[float],
    down: Sequence[float],
    lines: Sequence[TextLine],
    near: float,
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of cells between the positions of the rules; places without a rule between are one."""
    places = [(row, at) for row in range(len(across) - 1) for at in range(len(down) - 1)]
    owner = {place: place for place in places}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while owner[place] != place:
            place = owner[place]
        return place

    for row, at in places:
        height, width = (across[row] + across[row + 1]) / 2, (down[at] + down[at + 1]) / 2
        if at + 2 < len(down) and not _ruled(rules, down[at + 1], height, near, upright=True):
            owner[root((row, at + 1))] = root((row, at))
        if row + 2 < len(across) and not _ruled(rules, across[row + 1], width, near, upright=False):
            owner[root((row + 1, at))] = root((row, at))
    held: dict[tuple[int, int], list[TextLine]] = {}
    for line in lines:
        held.setdefault(root(_place(line, across, down)), []).append(line)
    words = {
        place: "\n".join(line.text.strip() for line in in_rows(found))
        for place, found in held.items()
    }
    covered: dict[tuple[int, int], list[int]] = {}
    for place in places:
        covered.setdefault(root(place), []).append(place[0])
    return tuple(
        tuple(
            Cell(words.get(root((row, at)), ""), min(rows), max(rows))
            for at in range(len(down) - 1)
            for rows in (covered[root((row, at))],)
        )
        for row in range(len(across) - 1)
    )


def _words(lines: Sequence[TextLine], width: float) -> str:
    """The lines of a cell of some width: one that fills it goes on in the next one."""
    text = lines[0].text.strip()
    for before, after in pairwise(lines):
        room = (width - (before.right - before.left)) / before.em
        full = room < width_in_em(first_word(after.text.lstrip())) + _PADDING
        text += ("" if full else "\n") + after.text.strip()
    return text


def _ruled(rules: Sequence[Rule], at: float, beside: float, near: float, upright: bool) -> bool:
    """Whether a rule runs at a position, past the point `beside` along it."""
    return any(
        abs(rule.left - at) <= near and rule.top - near <= beside <= rule.bottom + near
        if upright
        else abs(rule.top - at) <= near and rule.left - near <= beside <= rule.right + near
        for rule in rules
        if rule.horizontal != upright
    )


def _place(line: TextLine, across: Sequence[float], down: Sequence[float]) -> tuple[int, int]:
    """Row and column in which the middle of a line stands."""
    middle = (line.left + line.right) / 2
    row = next(
        (at for at, (_, low) in enumerate(pairwise(across)) if line.middle < low), len(across) - 2
    )
    column = next((at for at, (_, far) in enumerate(pairwise(down)) if middle < far), len(down) - 2)
    return row, column
