"""What the gate says of a sentence, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """How the citations of a sentence carry it."""

    SUPPORTED = "supported"
    MISATTRIBUTED = "misattributed"
    STITCHED = "stitched"
    NOT_FOUND = "not found"


_REASONS = {
    Support.SUPPORTED: "引用的条款写明了这句话。",
    Support.MISATTRIBUTED: "说法在别处的条款中，不在所引的条款里",
    Support.STITCHED: "把不同条款的内容拼成了一句话",
    Support.NOT_FOUND: "所引的条款没有这样写",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`missing` are the words of the sentence that no citation of it holds, in their order."""

    support: Support
    missing: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """The verdict in a Chinese sentence."""
        words = _REASONS[self.support]
        if self.support is Support.SUPPORTED:
            return words
        return f"{words}：{'、'.join(self.missing)}。" if self.missing else f"{words}。"
