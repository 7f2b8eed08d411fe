"""Correctness of a list: all of its elements and nothing else.

    correct = 1 if said = wanted, else 0

A list that lacks one element is as wrong for a person who works it off as one with a stranger in
it; recall and precision beside it say which.
"""

from collections.abc import Hashable, Set


def is_exact(said: Set[Hashable], wanted: Set[Hashable]) -> bool:
    """Whether a list holds the wanted elements and no other."""
    return said == wanted
