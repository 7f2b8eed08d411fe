"""What is embedded and indexed: a clause, a piece of a long one, or tiny siblings together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one plan; `plan.text[start:end] == text`.

    `addresses` names the clauses it touches, in order; more than one only for tiny siblings.
    """

    id: str
    plan_id: str
    addresses: tuple[str, ...]
    start: int
    end: int
    text: str
