"""Everything the library keeps of one plan: the plan, its duties, passages and sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import TypeAdapter

from index.chunking import passages_of
from index.ledger.duties import duties_of
from index.ledger.duty import Duty
from index.passage import Passage
from index.plan import ClauseKind, Plan
from index.sentences import Kind, split_sentences


@dataclass(frozen=True, slots=True)
class Record:
    """One plan with what was derived from it; the same plan gives the same record.

    `sentences` are passages of one sentence each, the grain at which evidence is weighed.
    """

    plan: Plan
    duties: tuple[Duty, ...]
    passages: tuple[Passage, ...]
    sentences: tuple[Passage, ...]


def record_of(plan: Plan, chunk_size: int) -> Record:
    """Derive duties, passages and sentences from a plan."""
    return Record(plan, duties_of(plan), passages_of(plan, chunk_size), tuple(_sentences(plan)))


def _sentences(plan: Plan) -> Iterator[Passage]:
    """The sentences of every clause; headings and notes are no evidence of their own.

    A clause that is all heading counts as one sentence.
    """
    for clause in plan.clauses:
        parts = split_sentences(plan.text, clause.start, clause.body_start, clause.end)
        texts = [part for part in parts if part.kind is Kind.TEXT] or list(parts[:1])
        if clause.kind is ClauseKind.OPENING:
            texts = [part for part in texts if _speaks(plan.text[part.start : part.end])]
        for at, part in enumerate(texts):
            words = plan.text[part.start : part.end]
            name = f"{plan.id}/{clause.address}@{at}"
            yield Passage(name, plan.id, (clause.address,), part.start, part.end, words)


def _speaks(line: str) -> bool:
    """Whether a line of an opening is a sentence, not an issuer, a date or a document number."""
    return line[-1] in "。！？；：" or len(line) > _LONGEST_MARK


_LONGEST_MARK = 30
_ADAPTER: TypeAdapter[Record] = TypeAdapter(Record)


def to_json(record: Record) -> bytes:
    """A record as JSON, the same bytes for the same record."""
    return _ADAPTER.dump_json(record, indent=1)


def from_json(data: bytes) -> Record:
    """The record that `to_json` wrote; pydantic's ValidationError when it is none."""
    return _ADAPTER.validate_json(data)
