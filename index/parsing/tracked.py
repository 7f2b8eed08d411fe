"""Text that remembers where each character stood before it was edited."""

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

Layer = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement: `before` became `after`, which starts at `place` of the text of `layer`."""

    before: str
    after: str
    place: int
    layer: int


@dataclass(frozen=True, slots=True)
class TrackedText:
    """An edited text and its edits, layer by layer, back to the raw text.

    Each layer is a pair of sorted lists (new positions, old positions) that run in parallel from
    every edit on, so a look-up is one bisection a layer.
    """

    text: str
    layers: tuple[Layer, ...] = field(default=())

    def origin(self, position: int) -> int:
        """The offset in the raw text of the character at `position`."""
        for new, old in reversed(self.layers):
            position = _across(new, old, position)
        return position

    def place_of(self, edit: Edit) -> int:
        """Where an edit made in an earlier layer stands in this text."""
        position = edit.place
        for new, old in self.layers[edit.layer :]:
            position = _across(old, new, position)
        return position

    def sub(
        self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str | None]
    ) -> tuple["TrackedText", tuple[Edit, ...]]:
        """Replace every match for which `replace` gives a string; None leaves it as it stands."""
        parts: list[str] = []
        edits: list[Edit] = []
        new, old = [0], [0]
        last = length = 0
        for match in pattern.finditer(self.text):
            after = replace(match)
            if after is None or after == match.group():
                continue
            kept = self.text[last : match.start()]
            length += len(kept)
            edits.append(Edit(match.group(), after, length, len(self.layers) + 1))
            parts += [kept, after]
            if after:
                new.append(length)
                old.append(match.start())
            length += len(after)
            new.append(length)
            old.append(match.end())
            last = match.end()
        if not edits:
            return self, ()
        parts.append(self.text[last:])
        return TrackedText("".join(parts), (*self.layers, (tuple(new), tuple(old)))), tuple(edits)


def _across(here: tuple[int, ...], there: tuple[int, ...], position: int) -> int:
    """A position carried over one layer; inside a replacement it stays within its bounds."""
    at = bisect_right(here, position) - 1
    carried = there[at] + position - here[at]
    return min(carried, there[at + 1]) if at + 1 < len(there) else carried
