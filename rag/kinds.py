"""Places, vehicles, machines and people that are told apart: 医院 is not answered by 养老机构 alone."""

from functools import cache, lru_cache
from pathlib import Path

from rag.word_table import word_families

_FILE = Path(__file__).with_name("kinds.txt")


def of_one_kind(question: str, text: str) -> bool:
    """Whether two texts name a kind in common: of each family of which both name any, and at all.

    大学的实验室 is not answered by 中小学实验室.
    """
    asked, told = _named(question), _named(text)
    families = [(one, other) for one, other in zip(asked, told, strict=True) if one and other]
    shared = any(map(frozenset.intersection, asked, told))
    return all(one & other for one, other in families) and (
        shared or not any(asked) or not any(told)
    )


# Kept: a question is held against a hundred sentences, and a sentence against every question.
@lru_cache(maxsize=4096)
def _named(text: str) -> tuple[frozenset[str], ...]:
    """The kinds of each family that a text names, each by its first name."""
    return tuple(
        frozenset(kind[0] for kind in family if any(name in text for name in kind))
        for family in _families()
    )


@cache
def _families() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Families of kinds with their names, from rag/kinds.txt."""
    return word_families(_FILE)
