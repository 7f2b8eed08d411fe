"""Numbers of pages that a text was left with: lines of their own, and marks that look like items."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from index.sentences import is_bare_note

PAGE_LINE = re.compile(
    r"(?:\A|\n)(?:[-—–－·\s]*"
    r"(?:第\s*\d{1,4}\s*页(?:[,，/ ]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|[-—–－]\s*\d{1,4}\s*[-—–－])"
    r"[-—–－·\s]*(?:\n|\Z))+"
)
PAGE_MARK = re.compile(r"(?:\A|\n)(\d{1,4})[、.．]")
ENDS = "。！？；：;:!?)）”…〕】］"
_COUNTED = re.compile(r"\s*(\d{1,4})[、.．]")
_TITLED_ITEM = re.compile(r"\s*\d{1,4}[、.．]\s*[^。，,；;：:]{2,14}。")


def numbered_pages(texts: Sequence[str]) -> bool:
    """Whether the numbers at the starts of lines count pages, not items.

    They do when (nearly) every line behind the title starts with the next number and at least
    half of the lines hold a full stop but break off without one: a list of items ends its lines,
    with a full stop or with "责任单位：…" behind the last one, or gives each a title ("检查。…").
    """
    lines = list(dropwhile(lambda line: not _COUNTED.match(line), texts))
    if len(lines) < 3:
        return False
    numbers = [int(match.group(1)) if (match := _COUNTED.match(line)) else 0 for line in lines]
    counted = sum(number == at for at, number in enumerate(numbers, numbers[0]))
    broken = sum(map(_breaks_off, lines[:-1]))
    titled = sum(bool(_TITLED_ITEM.match(line)) for line in lines)
    return (
        counted >= 0.9 * len(lines)
        and broken * 2 >= len(lines) - 1
        and not titled >= 0.8 * len(lines)
    )


def _breaks_off(line: str) -> bool:
    """Whether a line holds a sentence and ends inside one."""
    rest = line.rstrip()
    last = rest.rpartition("。")[2].strip()
    return "。" in line and rest[-1] not in ENDS and not is_bare_note(last)
