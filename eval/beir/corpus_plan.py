"""Passages → one plan whose clauses they are, so that the product's own index takes them."""

from collections.abc import Iterator, Sequence

from eval.beir.folder import PassageLine
from index.plan import Clause, ClauseKind, Level, Origin, Plan


def corpus_plan(title: str, passages: Sequence[PassageLine], digest: str) -> Plan:
    """A plan of the passages in their order; `digest` is the SHA-256 of the corpus.

    A clause's address is the passage's id, its heading the title; its body is the text, verbatim,
    so an offset in the passage is an offset in the plan less `body_start`. Every clause has a
    parent of its own: tiny siblings would share a passage of the index.
    """
    parts: list[str] = []
    clauses: list[Clause] = []
    start = 0
    for number, (one, words) in enumerate(_worded(passages), start=1):
        body = start + len(words) - len(one.text)
        clauses.append(_clause(digest[:12], one, number, (start, body, start + len(words))))
        parts.append(words)
        start += len(words) + len(_BETWEEN)
    return Plan(
        id=digest[:12],
        title=title,
        year=None,
        issuer="",
        level=Level.UNKNOWN,
        source="corpus.jsonl",
        source_sha256=digest,
        text=_BETWEEN.join(parts),
        sections=(),
        clauses=tuple(clauses),
        repairs=(),
        warnings=(),
    )


_BETWEEN = "\n\n"


def _worded(passages: Sequence[PassageLine]) -> Iterator[tuple[PassageLine, str]]:
    """Each passage with the words that stand for it: title, line feed, text."""
    for one in passages:
        yield one, f"{one.title}\n{one.text}" if one.title else one.text


def _clause(plan_id: str, one: PassageLine, number: int, place: tuple[int, int, int]) -> Clause:
    start, body, end = place
    return Clause(
        plan_id=plan_id,
        address=one.id,
        kind=ClauseKind.PARAGRAPH,
        item=None,
        label="",
        heading=one.title,
        parent=one.id,
        path=(),
        start=start,
        body_start=body,
        end=end,
        origin=Origin(f"第{number}行", 0, len(one.text)),
    )
