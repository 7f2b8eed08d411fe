"""A clause as its sentences, each with what it says in values and who carries it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.ledger.duty import Duty
from index.passage import Passage
from index.plan import ClauseKind, Plan
from rag.compare.said import Said, said

_UNIT = "、"


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a plan: `plan.text[start:end]`, with the duties whose units carry it."""

    plan: Plan
    start: int
    end: int
    said: Said
    duties: tuple[Duty, ...]

    @property
    def text(self) -> str:
        """The sentence as it stands in the plan."""
        return self.plan.text[self.start : self.end]

    def units(self, role: str) -> tuple[str, ...]:
        """The units of one role ("leads", "responsible", "supporting", "collective").

        A sentence that says itself who acts (由区消防救援大队依法处罚) is theirs alone when the note
        behind it speaks for other sentences too.
        """
        own = [duty for duty in self.duties if self.start <= duty.note_start < self.end]
        notes = [duty for duty in self.duties if duty not in own]
        shared = any(duty.start < self.start or duty.end > self.end for duty in notes)
        chosen = own if own and shared else self.duties
        return tuple(dict.fromkeys(unit for duty in chosen for unit in getattr(duty, role)))


def parts_of(plan: Plan, sentences: Iterable[Passage], duties: Sequence[Duty]) -> tuple[Part, ...]:
    """The sentences of a clause with the duties of the clause that govern each.

    The names of its units are not part of what a sentence says: who carries it stands in `duties`.
    """
    return tuple(_part(plan, sentence, duties) for sentence in sentences)


def _part(plan: Plan, sentence: Passage, duties: Sequence[Duty]) -> Part:
    own = tuple(duty for duty in duties if _governs(duty, sentence))
    text = sentence.text
    for unit in sorted((unit for duty in own for unit in duty.units()), key=len, reverse=True):
        text = text.replace(unit, _UNIT)
    clause = plan.clause(sentence.addresses[0])
    in_table = clause is not None and clause.kind is ClauseKind.ROW and bool(own)
    due = tuple(words for duty in own for words in duty.deadlines) if in_table else None
    return Part(plan, sentence.start, sentence.end, said(text, plan.year, due), own)


def _governs(duty: Duty, sentence: Passage) -> bool:
    return duty.start <= sentence.start < max(duty.end, duty.start + 1)
