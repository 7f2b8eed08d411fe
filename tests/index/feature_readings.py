"""The files of `feature_files` as they are read, each once."""

import html
import io
import re
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pytest

from index.document import Block, Document
from index.errors import InputError
from index.parsing.parse import parse
from index.plan import Plan
from index.readers.read import read
from tests.index.edit_distance import edit_distance
from tests.index.feature_files import made

# A character of Rich Text and what stands for it in an older program.
_RTF = re.compile(r"\\u(\d+)\s?(?:\\'[0-9a-f]{2}|\?)*")
RECOGNISED = (".tif", ".png")


def read_bytes(name: str, data: bytes) -> Document:
    """What the reader of a name's ending makes of some bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read(path, 10**8, shown=name)


def refusal(name: str, data: bytes) -> str:
    """What is said of bytes that are not read."""
    with pytest.raises(InputError) as caught:
        read_bytes(name, data)
    return str(caught.value)


@cache
def document(name: str) -> Document:
    """The notice in the format of a name's ending."""
    return read_bytes(name, made(name))


@cache
def plan_in(name: str) -> Plan:
    """The plan that a file brings."""
    (one,) = parse(document(name))
    return one


def quotes(plan: Plan) -> dict[str, str]:
    """The words of every clause by its address."""
    return {clause.address: plan.quote(clause) for clause in plan.clauses}


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The words of blocks."""
    return [block.text for block in blocks]


def ending(name: str) -> str:
    """The ending of a name."""
    return Path(name).suffix


def same(found: str, expected: str, name: str) -> bool:
    """Whether two texts are one; those of a scan may differ in three characters of a hundred."""
    if ending(name) in RECOGNISED:
        return edit_distance(found, expected) <= 0.03 * len(expected)
    return found == expected


def parts_of(data: bytes) -> list[bytes]:
    """A file's bytes and, where it is packed, those of its parts."""
    if not data.startswith(b"PK"):
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [data, *(archive.read(part) for part in archive.namelist())]


def holds(name: str, words: str) -> bool:
    """Whether the bytes of a file or of its parts have some words."""
    parts = parts_of(made(name))
    if ending(name) == ".rtf":
        return words in _RTF.sub(lambda found: chr(int(found[1])), parts[0].decode("latin-1"))
    return any(words.encode("utf-16-le") in part for part in parts) or any(
        words in html.unescape(part.decode("utf-8", "ignore")) for part in parts
    )
