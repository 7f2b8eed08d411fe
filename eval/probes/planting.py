"""Small plans made of sentences of a library, read by the real parser, to be put beside it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from eval.probes.found import About, Found
from eval.probes.ground import Ground, Statement, ground_of
from eval.probes.plan_names import TITLE, absent_places, absent_years
from index.document import Document
from index.parsing.parse import parse
from index.plan import Level, Plan
from index.readers.text import read_lines
from index.record import record_of

# Longer than any sentence: passages are not looked at here.
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Planted:
    """A plan made for probes, and its sentences as the parser found them."""

    plan: Plan
    statements: tuple[Statement, ...]

    def statement(self, text: str) -> Statement | None:
        """The sentence with these words; None when the parser read it otherwise or twice."""
        found = [one for one in self.statements if one.text == text]
        return found[0] if len(found) == 1 else None

    @property
    def short_name(self) -> str:
        """The plan as staff call it."""
        return f"{self.plan.issuer}{self.plan.year}年的要点"


class Titles:
    """Titles for planted plans, each with a place and a year that the library does not have."""

    def __init__(self, ground: Ground) -> None:
        years = absent_years(ground)
        self._free = {
            level: iter([(year, place) for year in years for place in absent_places(ground, level)])
            for level in Level
        }

    def like(self, plan: Plan) -> str:
        """A new title at the level of a plan, whose words fit no other; "" when none is left."""
        year, place = next(self._free[plan.level], (0, ""))
        return f"{place}{year}年{TITLE}" if place else ""


def can_be_planted(found: Found) -> bool:
    """Whether a sentence can stand in a plan of its own: no row, no break, a note where it counts."""
    own = found.statement
    return (
        not own.is_row and "\n" not in own.text and (found.about is not About.WHO or bool(own.note))
    )


def line_of(found: Found, sentence: str, note: str) -> str:
    """An item with the heading of the sentence, if it has one."""
    heading = found.statement.clause.heading
    return f"{heading}。{sentence}{note}" if heading else f"{sentence}{note}"


def planted(title: str, lines: Sequence[str]) -> Planted:
    """The plan with these items, as the product reads it."""
    items = "\n".join(f"{at}.{line}" for at, line in enumerate(lines, 1))
    text = f"{title}\n\n一、重点工作\n{items}\n"
    name = f"{title}.txt"
    data = text.encode()
    document = Document(name, hashlib.sha256(data).hexdigest(), read_lines(data, name))
    record = record_of(parse(document)[0], _CHUNK)
    return Planted(record.plan, ground_of([record]).statements)
