"""One file inside a parcel (a zip, an e-mail), before it is taken out."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a file lies in its parcel ("各镇/青石镇.docx") and its bytes, piece by piece.

    `pieces` raises InputError where the parcel is damaged. `packed` is how many bytes it takes in
    the parcel; an entry that is `locked` has a password.
    """

    inside: str
    pieces: Callable[[], Iterator[bytes]]
    packed: int
    locked: bool = False


def plain(inside: str) -> str:
    """A path from outside as a path below: no root, no "..", no drive, no character unseen."""
    seen = "".join(
        char if char.isprintable() or "\ue000" <= char <= "\uf8ff" else " " for char in inside
    )
    parts = (part.strip() for part in seen.replace("\\", "/").split("/"))
    return "/".join(part for part in parts if part.strip(".") and not part.endswith(":"))
