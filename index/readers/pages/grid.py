"""Ruled lines → tables: which cells they make, which of them are merged, what stands in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.pages.cells import Cell, cell_words, padding
from index.readers.pages.page import Page, Rule, TextLine, em_of

# Rules that touch, and rows or columns too narrow for a word (double lines), in em.
_NEAR, _NARROW = 0.35, 0.7
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageTable:
    """One table on one page: its edges and its cells, a merged one in each place that it covers.

    One that `is_open` has no grid: its edges are those of each column's text, left and right.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sure: float = 1.0
    is_open: bool = False


def tables_of(page: Page) -> tuple[list[PageTable], list[TextLine]]:
    """The tables of a page, top to bottom, and the lines that stand in none of them."""
    em = em_of(page.lines)
    near = _NEAR * em
    tables: list[PageTable] = []
    left = list(page.lines)
    for rules in _joined_up(page.rules, near):
        across, down = _grid(rules, _NARROW * em)
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
            rows = _rows(_merged(rules, across, down, near), across, down, inside)
            sure = min(line.sure for line in inside)
            tables.append(PageTable(page.number, across[0], across[-1], tuple(down), rows, sure))
    return sorted(tables, key=lambda table: table.top), left


def _grid(rules: Sequence[Rule], narrow: float) -> tuple[list[float], list[float]]:
    """Where rows and columns end. A table may be open at its sides, and where a page breaks it."""
    flat = [rule for rule in rules if rule.horizontal]
    upright = [rule for rule in rules if not rule.horizontal]
    across = [rule.top for rule in flat]
    across += [edge for rule in upright for edge in (rule.top, rule.bottom)] if flat else []
    down = [rule.left for rule in upright]
    ends = [edge for rule in flat for edge in (rule.left, rule.right)]
    down += [min(ends), max(ends)] if ends else []
    return _positions(across, narrow), _positions(down, narrow)


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


def _merged(
    rules: Sequence[Rule], across: Sequence[float], down: Sequence[float], near: float
) -> dict[Place, Place]:
    """The first place of the cell that each place between the rules belongs to."""
    places = [(row, at) for row in range(len(across) - 1) for at in range(len(down) - 1)]
    owner = {place: place for place in places}

    def root(place: Place) -> Place:
        while owner[place] != place:
            place = owner[place]
        return place

    for row, at in places:
        height, width = (across[row] + across[row + 1]) / 2, (down[at] + down[at + 1]) / 2
        if at + 2 < len(down) and not _ruled(rules, down[at + 1], height, near, upright=True):
            owner[root((row, at + 1))] = root((row, at))
        if row + 2 < len(across) and not _ruled(rules, across[row + 1], width, near, upright=False):
            owner[root((row + 1, at))] = root((row, at))
    return {place: root(place) for place in places}


def _rows(
    owner: dict[Place, Place],
    across: Sequence[float],
    down: Sequence[float],
    lines: Sequence[TextLine],
) -> tuple[tuple[Cell, ...], ...]:
    """The rows of cells, each cell in every place that it covers."""
    held: dict[Place, list[TextLine]] = {}
    for line in lines:
        held.setdefault(owner[_place(line, across, down)], []).append(line)
    covered: dict[Place, list[Place]] = {}
    for place, first in owner.items():
        covered.setdefault(first, []).append(place)
    left = {first: down[min(at for _, at in places)] for first, places in covered.items()}
    pad = padding((left[first], pieces) for first, pieces in held.items())
    cells = {}
    for first, places in covered.items():
        width = down[max(at for _, at in places) + 1] - left[first]
        rows = [row for row, _ in places]
        text, room = cell_words(held.get(first, ()), width, pad)
        cells[first] = Cell(text, min(rows), max(rows), room)
    return tuple(
        tuple(cells[owner[row, at]] for at in range(len(down) - 1))
        for row in range(len(across) - 1)
    )


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
