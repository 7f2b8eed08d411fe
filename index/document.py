"""A file as its reader hands it over: blocks of text, each with the place it came from."""

from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block was in the file."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One line, paragraph or table row; `place` says where ("第12行", "第3页").

    `depth` is a heading's level. `label` names a table row in addresses ("表1第2行"), the same in
    every format. A block that `continues` goes on in the middle of the one before: the rest of a
    paragraph on the next page. `sure` is the lowest confidence among its recognised characters,
    None for a file's own text.
    """

    text: str
    place: str
    kind: BlockKind = BlockKind.LINE
    depth: int = 0
    label: str = ""
    continues: bool = False
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name, the SHA-256 of its bytes, its blocks, the reader's remarks."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
