"""Lines of a table drawn with "|": which they are, and their cells."""

import re
from collections.abc import Sequence

from index.readers.table import Row

_RULE = re.compile(r"\|?:?-+:?(?:\|:?-+:?)*\|?")
_CUT = re.compile(r"(?<!\\)\|")


def is_piped(line: str) -> bool:
    """Whether a line begins with a pipe: a row of a table whatever stands around it."""
    return line.lstrip().startswith("|")


def is_rule(line: str) -> bool:
    """Whether a line is the rule between header and rows: "|---|:---:|"."""
    bare = "".join(line.split())
    return "|" in bare and _RULE.fullmatch(bare) is not None


def piped_rows(lines: Sequence[str], start: int, open_ended: bool = False) -> tuple[list[Row], int]:
    """The rows of the table that begins at an index, without the rule, and where it ends.

    With `open_ended` a row may begin without a pipe, as below a header that does.
    """
    end = start
    while end < len(lines) and (
        is_piped(lines[end]) or (open_ended and lines[end].strip() and "|" in lines[end])
    ):
        end += 1
    rows = [
        Row(_cells(line), f"第{number}行")
        for number, line in enumerate(lines[start:end], start + 1)
        if not is_rule(line)
    ]
    return rows, end


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row, "\\|" a character of its cell; the outer pipes may be missing."""
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return tuple(cell.replace("\\|", "|").strip() for cell in _CUT.split(bare))
