"""One sentence with its citations, and whether it is true."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eval.probes.ground import Ground, Statement
from index.numerals import to_chinese, to_number
from index.plan import Plan
from rag.check.support import Cited

_CHINESE = re.compile(r"[一二两三四五六七八九十百]+")
_ARABIC = re.compile(r"(?<![\d.])\d{1,3}(?![\d.])")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence as an answer would show it; `kind` is what was done to the plan's words."""

    kind: str
    true: bool
    sentence: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a plan and its note, changed or not."""

    text: str
    note: str


def cited_by(own: Statement) -> tuple[Cited, ...]:
    """The sentence and the note that governs it, each quoted at its place."""
    quotes = [_quote(own.plan, own.clause.address, own.start, own.end)]
    if own.note and own.duty is not None:
        quotes.append(_quote(own.plan, own.clause.address, own.duty.note_start, own.duty.note_end))
    return tuple(quotes)


def clause_cited(own: Statement) -> tuple[Cited, ...]:
    """The whole clause as one quote."""
    return (_quote(own.plan, own.clause.address, own.clause.start, own.clause.end),)


def wrong(kind: str, said: str, new: str, cited: Sequence[Cited]) -> Iterator[Case]:
    """The case, unless the citations happen to say the new words too, in whatever numerals."""
    spoken = "".join(quote.quote for quote in cited)
    both = {spoken, _arabic(spoken)}
    forms = {new, _arabic(new), _written(new)}
    if new and not any(form in text for form in forms for text in both):
        yield Case(kind, False, said, tuple(cited))


def true(kind: str, said: str, cited: Sequence[Cited]) -> Case:
    """A true sentence."""
    return Case(kind, True, said, tuple(cited))


def own_sentences(ground: Ground) -> tuple[Statement, ...]:
    """The sentences that changes are made to: one line each."""
    return tuple(one for one in ground.statements if "\n" not in one.text)


def bare_note(note: str) -> str:
    """A note without its brackets."""
    return note.strip().rstrip("。；;").strip("（）()")


def _quote(plan: Plan, address: str, start: int, end: int) -> Cited:
    return Cited(plan.title, plan.year, address, plan.text[start:end], start, end)


def _arabic(text: str) -> str:
    """Chinese numerals as arabic ones, where they are numbers."""
    return _CHINESE.sub(
        lambda one: str(to_number(one.group()) or one.group()), text.replace(" ", "")
    )


def _written(text: str) -> str:
    return _ARABIC.sub(lambda one: to_chinese(int(one.group())) or one.group(), text)
