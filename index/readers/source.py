"""What a reader that takes its time, or has something to remark, is given."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Progress that nobody follows."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes, the name that errors begin with, and the two ways to speak while reading.

    `progress(done, total)` after each page or so: whoever waits gives up on a reader that is
    silent for too long. `remark` adds a sentence to `Document.remarks` ("第3页有2处识别把握不大。").
    """

    data: bytes
    name: str
    progress: Progress
    remark: Callable[[str], None]
