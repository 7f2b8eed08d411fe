"""Citation coverage: the share of an answer's sentences that carry a citation.

    coverage = |{s : a marker of s is a citation of the answer}| / |sentences|

Counted over the sentences of all answers together (micro average).
"""

from collections.abc import Collection, Iterable

from eval.metrics.average import average


def coverage(markers: Iterable[Collection[int]], known: Collection[int]) -> float | None:
    """The share of sentences, given by their markers, that carry a known one; None without any."""
    return average(float(any(one in known for one in found)) for found in markers)
