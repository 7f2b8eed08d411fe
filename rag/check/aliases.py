"""rag/unit_aliases.tsv: names of units that mean the same unit."""

from functools import lru_cache
from pathlib import Path

from index.errors import InputError

_FILE = Path(__file__).resolve().parent.parent / "unit_aliases.tsv"


@lru_cache(maxsize=1)
def shipped_aliases() -> tuple[tuple[str, ...], ...]:
    """The groups of the shipped file, read once."""
    return read_aliases(_FILE.read_text(encoding="utf-8"), _FILE.name)


def read_aliases(text: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The groups of a table, canonical name first; InputError where a name stands in two groups."""
    groups: list[tuple[str, ...]] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        names = tuple(word.strip() for word in line.split("\t") if word.strip())
        if not names or line.startswith("#"):
            continue
        for word in names:
            if word in seen:
                raise InputError(
                    f"{name} 第{number}行：“{word}”在第{seen[word]}行已经写过。"
                    "一个名称只能属于一个单位，请删去其中一处。"
                )
            seen[word] = number
        groups.append(names)
    return tuple(groups)
