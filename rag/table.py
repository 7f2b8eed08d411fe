"""A table of an answer: plan × rule, rows of the ledger, two plans side by side."""

from dataclasses import dataclass


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


@dataclass(frozen=True, slots=True)
class Table:
    """A titled table; every row has as many cells as there are columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
