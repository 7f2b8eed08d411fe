"""A question as understood: what the rest of the pipeline works on."""

from dataclasses import dataclass

from rag.asks import Asks


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was typed, `standalone` the normalised question that needs no history.

    `content` holds the words that evidence must hold, `plan_ids` the plans that may answer (all
    of them when the question names none), `named` whether it named any, `missing` the references
    to plans or units that the library does not hold, in the question's words.
    """

    text: str
    standalone: str
    content: str
    asks: Asks
    plan_ids: tuple[str, ...]
    named: bool
    missing: tuple[str, ...]
