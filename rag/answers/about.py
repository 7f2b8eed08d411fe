"""The lines of a list that speak of what the question is about."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from rag.terms import Term

NARROWED = "只列出写到“{words}”的条款。"
_T = TypeVar("_T")


def narrowed(
    rows: Sequence[_T], about: Sequence[Term], words_of: Callable[[_T], str]
) -> tuple[list[_T], tuple[str, ...]]:
    """The rows that hold all terms, else any of them, with a notice that says so; else all rows."""
    for holds in (all, any) if about else ():
        found = [row for row in rows if holds(term.stands(words_of(row)) for term in about)]
        if found and len(found) < len(rows):
            return found, (NARROWED.format(words=in_words(about)),)
    return list(rows), ()


def in_words(about: Sequence[Term]) -> str:
    """Terms for a text that puts them in quotation marks: 渡口”“渡船."""
    return "”“".join(term.text for term in about)
