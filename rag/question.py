"""A question as understood: what the rest of the pipeline works on."""

from dataclasses import dataclass

from rag.asks import Asks
from rag.named_part import Part
from rag.terms import Term


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is what was typed, `standalone` the normalised question that needs no history.

    `content` is the question without its asking words, `terms` the words that evidence must hold,
    `asks` what it wants, the leading want first. `plan_ids` are the plans that may answer (all of
    them when the question names none), `named` whether it named any, `missing` the references to
    plans that the library does not hold, in the question's words, `items` the item numbers that
    it points at. `notes` say in Chinese what was understood otherwise than typed, `notices` what a
    reader must know of it. `each` says that it named several plans one by one;
    `earlier` is the question before it, as it would be asked alone, `reply` what was answered,
    `points` whether it points back (这两个渡口) and names no plan itself; `about` what a list is
    narrowed to; `part` where in the plans the answer is wanted from.
    """

    text: str
    standalone: str
    content: str
    terms: tuple[Term, ...]
    asks: tuple[Asks, ...]
    plan_ids: tuple[str, ...]
    named: bool
    missing: tuple[str, ...]
    items: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    each: bool = False
    earlier: str = ""
    reply: str = ""
    about: tuple[Term, ...] = ()
    points: bool = False
    leans: bool = False
    cycles: tuple[str, ...] = ()
    part: Part = Part.ALL

    @property
    def wants(self) -> Asks:
        """The leading want."""
        return self.asks[0]

    @property
    def value(self) -> Asks:
        """The kind of value that is asked for: what is compared, else the leading want."""
        compared = self.wants is Asks.COMPARE and len(self.asks) > 1
        return self.asks[1] if compared else self.asks[0]

    @property
    def compares(self) -> bool:
        """Whether each of its plans should speak: they are compared, or named one by one."""
        return self.each or self.wants is Asks.COMPARE
