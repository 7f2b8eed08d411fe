"""Quote exactness: the share of citations whose quote is what stands at their place.

    exactness = |{c : c.quote = plan(c).text[c.start:c.end]}| / |citations|
    wholeness = |{c : c starts where a sentence starts and ends where one ends}| / |citations|

The invariant of the house wants 1.0 of both: a quote that is shifted by a character, offsets and
text alike, is exact and not whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from eval.metrics.average import average


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quote of a citation, the text at the place it names, and whether its ends are ends."""

    quote: str
    source: str
    whole: bool = True


def exactness(quotes: Sequence[Quoted]) -> float | None:
    """The share of exact quotes; None without citations."""
    return average(float(one.quote == one.source) for one in quotes)


def wholeness(quotes: Sequence[Quoted]) -> float | None:
    """The share of quotes that begin and end with a sentence; None without citations."""
    return average(float(one.whole) for one in quotes)
