"""What is kept of one question of a run."""

from pydantic import BaseModel, ConfigDict

from eval.metrics.interval import Pair


class Turned(BaseModel):
    """An earlier message of the conversation."""

    role: str
    content: str


class Seen(BaseModel):
    """What a person needs to see why an answer is right or wrong; holds words of the plans."""

    model_config = ConfigDict(frozen=True)
    question: str
    history: tuple[Turned, ...]
    understood: str
    asks: str
    retrieved: tuple[str, ...]
    cited: tuple[str, ...]
    gold: tuple[str, ...]
    answer: tuple[str, ...]
    faults: tuple[str, ...]


class Row(BaseModel):
    """The scores of one question; `seen` is None in a baseline, which holds no words of a plan.

    `strength` is the gate's, `scores` the question's (numerator, denominator) in each figure.
    """

    model_config = ConfigDict(frozen=True)
    id: str
    kind: str
    answerable: bool
    refused: bool
    strength: float
    ms: float | None = None
    scores: dict[str, Pair]
    seen: Seen | None = None

    @property
    def right(self) -> bool:
        """Whether nothing is wrong with the answer: all places, no other, every fact; or refused."""
        if not self.answerable:
            return self.refused
        wanted = ("citation_f1", "fact_recall")
        return not self.refused and all(
            self.scores[key][0] == self.scores[key][1] for key in wanted if key in self.scores
        )

    @property
    def badness(self) -> tuple[float, float]:
        """Worst first when sorted downwards: what is lacking of F1 and facts, then of the span F1."""
        if not self.answerable:
            return (0.0 if self.refused else 2.0, 0.0)
        lacks = [1 - self.scores.get(key, (1, 1))[0] for key in ("citation_f1", "fact_recall")]
        return (sum(lacks), 1 - self.scores.get("span_f1", (1, 1))[0])

    def bare(self) -> "Row":
        """The row without words and times, as a baseline keeps it."""
        return self.model_copy(update={"seen": None, "ms": None})
