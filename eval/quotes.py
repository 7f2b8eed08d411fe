"""Quote exactness: the share of citations whose quote is what stands at their place.

    exactness = |{c : c.quote = plan(c).text[c.start:c.end]}| / |citations|

The invariant of the house wants 1.0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.average import average


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quote of a citation and the text that stands at the place it names."""

    quote: str
    source: str


def exactness(quotes: Sequence[Quoted]) -> float | None:
    """The share of exact quotes; None without citations."""
    return average(float(one.quote == one.source) for one in quotes)
