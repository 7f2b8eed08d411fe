"""The units that a question names, as terms: one word each, standing for every spelling of the name."""

from collections.abc import Iterable

from rag.check.aliases import shipped_aliases
from rag.terms import Term
from rag.unit_names import LEVELS, short_form, stem


def unit_terms(question: str, units: Iterable[str]) -> tuple[tuple[Term, ...], str]:
    """A term for each unit that is spelt in the question, and the question without them.

    Segmentation knows no unit: it would make 由镇 and 交管 of 由镇交管站.
    """
    rest = short_form(question)
    terms: dict[str, Term] = {}
    for unit in sorted(units, key=len, reverse=True):
        name = stem(unit)
        at = rest.find(name)
        if at < 0:
            continue
        start = at - 1 if at and rest[at - 1] in LEVELS else at
        rest = f"{rest[:start]} {rest[at + len(name) :]}"
        terms[name] = Term(name, tuple(dict.fromkeys((unit, *_spellings(name)))))
    return tuple(terms.values()), rest if terms else question


def _spellings(name: str) -> Iterable[str]:
    """The other spellings of a name in its short form: 应急局 → 应急管理局."""
    for group in shipped_aliases():
        if group[-1] in name:
            yield from (name.replace(group[-1], other) for other in group[:-1])
