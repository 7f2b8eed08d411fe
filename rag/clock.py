"""How long each step of one question took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rag.answer import Step


@dataclass(slots=True)
class Clock:
    """The steps of one question with their times in milliseconds."""

    steps: list[Step] = field(default_factory=list)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what happens inside under a name."""
        start = time.perf_counter()
        yield
        self.steps.append(Step(name, (time.perf_counter() - start) * 1000))
