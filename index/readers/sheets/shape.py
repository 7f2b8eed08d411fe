"""What the XML of a sheet says beside its values: how far it goes, what is merged or hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from lxml import etree
from lxml.etree import _Element
from openpyxl.utils import range_boundaries

_NAMES = ("row", "mergeCell", "col", "filterColumn", "tablePart", "sheetPr")
# Formats reach down to the last row of many a sheet; nobody goes on below that many empty rows.
_GAP = 10_000
_LAST_COLUMN = 16_384


@dataclass(frozen=True, slots=True)
class SheetShape:
    """The last row and column with a value, the number of values, hidden rows and columns.

    `merged` are (first column, first row, last column, last row), all from 1.
    """

    rows: int
    columns: int
    values: int
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[tuple[int, int, int, int], ...]


def shape_of(source: IO[bytes]) -> SheetShape:
    """The shape of a sheet, read in one pass that keeps no row.

    Rows that a filter hides or a closed group folds away count as visible: they belong to the
    table. Raises lxml.etree.LxmlError and ValueError for a sheet that is damaged.
    """
    rows = columns = values = number = 0
    hidden: set[int] = set()
    hidden_columns: set[int] = set()
    merged: list[tuple[int, int, int, int]] = []
    filtered = False
    for name, node in _elements(source):
        if name == "row":
            number = int(node.get("r", number + 1))
            if _is_hidden(node):
                hidden.add(number)
            held = list(_columns(node))
            if held and number - rows <= _GAP:
                rows, columns, values = number, max(columns, *held), values + len(held)
        elif name == "col" and _is_hidden(node):
            last = min(int(node.get("max", 0)), _LAST_COLUMN)
            hidden_columns.update(range(int(node.get("min", 1)), last + 1))
        elif name == "mergeCell":
            left, top, right, bottom = range_boundaries(node.get("ref", ""))
            if None not in (left, top, right, bottom):
                merged.append((left, top, right, bottom))
        elif name == "sheetPr":
            filtered |= node.get("filterMode") in ("1", "true")
        elif name in ("filterColumn", "tablePart"):
            filtered = True
    shown = frozenset() if filtered else frozenset(hidden)
    return SheetShape(rows, columns, values, shown, frozenset(hidden_columns), tuple(merged))


def _elements(source: IO[bytes]) -> Iterator[tuple[str, _Element]]:
    """The elements that matter, each forgotten when the next one is asked for."""
    tags = [f"{{*}}{name}" for name in _NAMES]
    for _, node in etree.iterparse(source, tag=tags, resolve_entities=False, no_network=True):
        yield _local(node), node
        node.clear()
        above = node.getparent()
        while above is not None and node.getprevious() is not None:
            del above[0]


def _columns(row: _Element) -> Iterator[int]:
    """The numbers of the columns in which a row has a value."""
    at = 0
    for cell in row:
        place = cell.get("r")
        valued = any(_local(part) in ("v", "is") and (part.text or len(part)) for part in cell)
        at = range_boundaries(place)[0] if place and valued else at + 1
        if valued:
            yield at


def _local(node: _Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _is_hidden(node: _Element) -> bool:
    return node.get("hidden") in ("1", "true") and node.get("outlineLevel", "0") == "0"
