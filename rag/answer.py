"""What a question turns into: hits, citations, sentences, one Answer for every face."""

from dataclasses import dataclass
from enum import StrEnum

from index.plan import Clause, Plan
from rag.table import Table, in_brackets


class Status(StrEnum):
    """How a question ended."""

    ANSWERED = "ANSWERED"
    NO_EVIDENCE = "NO_EVIDENCE"
    OUT_OF_SCOPE = "OUT_OF_SCOPE"


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of the conversation; `role` is "user" or "assistant"."""

    role: str
    content: str


@dataclass(frozen=True, slots=True)
class Filters:
    """What a caller restricts the search to; empty means everything."""

    plan_ids: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and its place: `plan.text[start:end] == quote`.

    `address` is the clause ("二、›9."), `item` its arabic item number (0 opening, None without),
    `heading` the clause's own heading, `source_place` where it stood in the original file,
    `note` says in Chinese when the quote holds a repaired reading, else "".
    `link` is the deep link below the service's root.
    """

    marker: int
    plan_id: str
    plan_title: str
    address: str
    item: int | None
    heading: str
    quote: str
    start: int
    end: int
    source: str
    source_place: str
    note: str
    link: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the answer with the markers of the citations that carry it."""

    text: str
    markers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A clause shown beside a refusal: near the question, but no evidence for an answer."""

    plan_id: str
    plan_title: str
    address: str
    item: int | None
    heading: str
    excerpt: str
    score: float
    link: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A retrieved passage: its clause, the scores of each leg and the final rank (from 1)."""

    passage_id: str
    plan_id: str
    plan_title: str
    address: str
    item: int | None
    text: str
    start: int
    end: int
    rank: int
    score: float
    dense: float | None
    bm25: float | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the pipeline and how long it took."""

    name: str
    ms: float


@dataclass(frozen=True, slots=True)
class Trace:
    """What made the answer: the question as understood, the snapshot, the evidence score, times.

    `notes` are the words that were read otherwise than typed and the units recognised; `refused`
    the sentences that the citation gate did not let through, with its reason.
    """

    understood: str
    asks: str
    plans: tuple[str, ...]
    snapshot: str
    evidence: float
    threshold: float
    steps: tuple[Step, ...]
    notes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def ms(self) -> float:
        """The whole time in milliseconds."""
        return sum(step.ms for step in self.steps)


@dataclass(frozen=True, slots=True)
class Answer:
    """The one result every face shows. ANSWERED has citations; a refusal has none.

    `kind` is what was asked for, in Chinese. `related` are cited sentences that stand apart under
    `related_title`: duties of groups (各有关部门) that may include the unit asked for, deadlines
    that fall earlier. `table` is the answer side by side; `notices` say what a reader must know
    about it (an old plan, a question left open) and claim nothing of a plan.
    """

    question: str
    status: Status
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    nearest: tuple[Nearest, ...]
    trace: Trace
    kind: str = ""
    related: tuple[Sentence, ...] = ()
    related_title: str = ""
    table: Table | None = None
    notices: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The citations of the answer's own sentences, without those of what stands apart."""
        used = {marker for sentence in self.sentences for marker in sentence.markers}
        return tuple(one for one in self.citations if one.marker in used)

    @property
    def text(self) -> str:
        """The answer as plain text, one sentence a line, markers in brackets."""
        return "\n".join(
            sentence.text + in_brackets(sentence.markers) for sentence in self.sentences
        )


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause in its place: what a reader shows beside an answer."""

    plan: Plan
    clause: Clause
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
