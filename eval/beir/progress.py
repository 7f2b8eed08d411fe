"""How far a long step is, said at each tenth of it."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

One = TypeVar("One")


def tenths(say: Callable[[str], None], what: str) -> Callable[[int, int], None]:
    """A `progress(done, total)` that says "what 30 %，已用 12 秒" once for each tenth reached."""
    start = time.perf_counter()
    said = 0

    def progress(done: int, total: int) -> None:
        nonlocal said
        reached = 10 * done // total if total else 10
        if reached > said:
            said = reached
            say(f"{what} {10 * reached} %，已用 {time.perf_counter() - start:.0f} 秒")

    return progress


def counted(those: Sequence[One], say: Callable[[str], None], what: str) -> Iterator[One]:
    """The same things one by one; each tenth of them is said when the next one is wanted."""
    progress = tenths(say, what)
    for done, one in enumerate(those):
        progress(done, len(those))
        yield one
    progress(len(those), len(those))
