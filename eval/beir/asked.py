"""The questions of a BEIR folder put to the service: what was found, and how long it took."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.beir.folder import Query
from eval.beir.progress import counted
from eval.beir.rankings import DEPTH, Rankings, rankings_of
from eval.metrics.spans import Span
from index.errors import InputError
from rag.evidence import Evidence

if TYPE_CHECKING:
    from rag.service import Service

# As many sentences of the evidence as are looked at for answers.
SENTENCES = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: its rankings, the places of its best sentences, milliseconds it took.

    The places are offsets in the text of a passage, below 0 in its title.
    """

    query: Query
    rankings: Rankings
    sentences: tuple[Span, ...]
    ms: float


def ask_all(
    service: "Service", queries: Sequence[Query], say: Callable[[str], None]
) -> tuple[Asked, ...]:
    """Ask every question, the model already warm; one that cannot be asked finds nothing."""
    service.warm()
    return tuple(_asked(service, query, say) for query in counted(queries, say, "检索"))


def _asked(service: "Service", query: Query, say: Callable[[str], None]) -> Asked:
    start = time.perf_counter()
    try:
        findings = service.findings(query.text, depth=DEPTH)
    except InputError as error:
        say(f"问题 {query.id} 不能提问，计为没有找到：{error}")
        return Asked(query, Rankings(), (), (time.perf_counter() - start) * 1000)
    ms = (time.perf_counter() - start) * 1000
    sentences = tuple(map(_place, findings.weighed[:SENTENCES]))
    return Asked(query, rankings_of(findings), sentences, ms)


def _place(one: Evidence) -> Span:
    """Where a sentence stands in its passage."""
    body = one.clause.body_start
    return Span(one.plan.id, one.clause.address, one.sentence.start - body, one.sentence.end - body)
