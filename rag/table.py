"""A table of an answer: plan × rule, rows of the ledger, two plans side by side."""

from collections.abc import Iterable
from dataclasses import dataclass


def in_brackets(markers: Iterable[int]) -> str:
    """The markers of citations as plain text shows them: [1][3]."""
    return "".join(f"[{marker}]" for marker in markers)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell and the markers of the citations that carry its words; none for a label."""

    text: str
    markers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `mark` says in a word what is special about it ("不同", "新增", "集体"), else ""."""

    cells: tuple[Cell, ...]
    mark: str = ""

    @property
    def untold(self) -> str:
        """The mark where no cell says it, else ""."""
        return "" if self.mark in (cell.text for cell in self.cells) else self.mark


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; every row has as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
