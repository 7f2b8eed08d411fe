"""What a question finds before anything judges it: hits, and sentences weighed as evidence."""

from dataclasses import dataclass

from rag.answer import Hit
from rag.evidence import Evidence
from rag.question import Question


@dataclass(frozen=True, slots=True)
class Findings:
    """The question as understood, the passages found, and the evidence that the gate sees.

    `hits` are passages by mixed score, `weighed` their sentences by score, both best first; `best`
    holds the best evidence of each plan, best plan first.
    """

    question: Question
    hits: tuple[Hit, ...]
    best: tuple[Evidence, ...]
    weighed: tuple[Evidence, ...]
