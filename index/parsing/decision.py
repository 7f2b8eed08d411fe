"""Why a number of a text did or did not open a node of the tree, for a person who checks it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decision:
    """One number: where it stands, the words from it on, whether it opens a node, and why."""

    place: str
    words: str
    opens: bool
    why: str
