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
    """One line, paragraph or table row; `place` says where ("第12行"), `depth` a heading's level."""

    text: str
    place: str
    kind: BlockKind = BlockKind.LINE
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name, the SHA-256 of its bytes, its blocks, the reader's remarks."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
