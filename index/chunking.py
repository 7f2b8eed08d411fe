"""Clauses → passages: a clause is the unit, tiny siblings share one, long ones are split."""

from collections.abc import Iterator

from langchain_text_splitters import RecursiveCharacterTextSplitter

from index.passage import Passage
from index.plan import Clause, ClauseKind, Plan

TINY = 40


def passages_of(plan: Plan, chunk_size: int) -> tuple[Passage, ...]:
    """The passages of a plan in order; `chunk_size` in characters, cuts fall at sentence ends."""
    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", "。", "；", ";", "，", ""],
        keep_separator="end",
        strip_whitespace=False,
        add_start_index=True,
        chunk_size=chunk_size,
        chunk_overlap=0,
    )
    found: list[Passage] = []
    for group in _groups(plan, chunk_size):
        first, last = group[0], group[-1]
        # A heading is embedded with its text (see `enriched`), never alone: it opens no passage.
        start = first.body_start if first.body_start < first.end else first.start
        if len(group) > 1:
            found.append(_passage(plan, group, first.start, last.end, 0))
            continue
        pieces = splitter.create_documents([plan.text[start : first.end]])
        for at, piece in enumerate(pieces):
            begin = start + int(piece.metadata["start_index"])
            found.append(_passage(plan, group, begin, begin + len(piece.page_content), at))
    return tuple(passage for passage in found if passage.text.strip())


def _passage(plan: Plan, group: list[Clause], start: int, end: int, at: int) -> Passage:
    addresses = tuple(clause.address for clause in group)
    return Passage(
        f"{plan.id}/{addresses[0]}#{at}", plan.id, addresses, start, end, plan.text[start:end]
    )


def _groups(plan: Plan, chunk_size: int) -> Iterator[list[Clause]]:
    """Runs of tiny sibling clauses together, every other clause alone."""
    group: list[Clause] = []
    for clause in plan.clauses:
        joins = (
            bool(group)
            and _tiny(group[-1])
            and _tiny(clause)
            and clause.parent == group[-1].parent
            and clause.end - group[0].start <= chunk_size
        )
        if group and not joins:
            yield group
            group = []
        group.append(clause)
    if group:
        yield group


def _tiny(clause: Clause) -> bool:
    return clause.end - clause.start <= TINY and clause.kind is not ClauseKind.OPENING


def enriched(plan: Plan, passage: Passage) -> str:
    """What is embedded and indexed for a passage: the headings above it, then its text."""
    clause = plan.clause(passage.addresses[0])
    if clause is None:
        return passage.text
    above = [*clause.path[-2:], clause.heading]
    heading = " ".join(words for words in above if words and words not in passage.text)
    return f"{heading}\n{passage.text}" if heading else passage.text
