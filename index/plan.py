"""A plan and its clauses: what an address points at.

Every offset is a character position in `Plan.text`, the cleaned text of the plan; a quote is
always `plan.text[start:end]`. Glossary: 工作要点 work plan · 条款 clause · 地址 address.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Level(StrEnum):
    """The administrative level of the issuer."""

    NATION = "国家"
    PROVINCE = "省"
    CITY = "市"
    DISTRICT = "区县"
    TOWNSHIP = "镇街"
    UNKNOWN = "未知"


class ClauseKind(StrEnum):
    """What a clause is in the document."""

    OPENING = "开头"
    ITEM = "条款"
    PARAGRAPH = "段落"
    ROW = "表格行"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a text stood in the original file: block label ("第12行", "第2—3页") and raw offsets.

    `sure` is the lowest confidence among its characters where it was recognised from a picture.
    """

    place: str
    start: int
    end: int
    sure: float | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """One certain repair made by cleaning: what stood there, what stands now, where and why.

    `start` is the place of `after` in `Plan.text`.
    """

    before: str
    after: str
    start: int
    reason: str
    place: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with clauses below it; `parent` is the address of the heading above or ""."""

    address: str
    label: str
    title: str
    parent: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clause:
    """The unit that is cited: a numbered item or a paragraph with its own text.

    `start:end` covers heading and body without the number; `body_start` is where the body begins
    (equal to `start` when there is no inline heading). `item` is the number of the item inside its
    plan that the clause belongs to, 0 for the opening, None where no item governs (table rows,
    a paragraph under a section heading). `path` holds the titles above, outermost first.
    """

    plan_id: str
    address: str
    kind: ClauseKind
    item: int | None
    label: str
    heading: str
    parent: str
    path: tuple[str, ...]
    start: int
    body_start: int
    end: int
    origin: Origin


@dataclass(frozen=True)  # no slots: look-ups are kept
class Plan:
    """One work plan: its cleaned text, its tree of sections and clauses, and how it was read.

    `number` is its number as an official document (发文字号, 云安办〔2024〕8号), `issued` the day it
    was signed as an ISO date; "" where the document does not say.
    """

    id: str
    title: str
    year: int | None
    issuer: str
    level: Level
    source: str
    source_sha256: str
    text: str
    sections: tuple[Section, ...]
    clauses: tuple[Clause, ...]
    repairs: tuple[Repair, ...]
    warnings: tuple[str, ...]
    number: str = ""
    issued: str = ""

    def clause(self, address: str) -> Clause | None:
        """The clause at an address, or None."""
        return self._by_address.get(address)

    def quote(self, clause: Clause) -> str:
        """The whole text of a clause, heading included, number excluded."""
        return self.text[clause.start : clause.end]

    @cached_property
    def _by_address(self) -> dict[str, Clause]:
        """The first clause at each address."""
        return {clause.address: clause for clause in reversed(self.clauses)}

    def items(self) -> tuple[int, ...]:
        """The distinct item numbers of the plan in document order, without the opening."""
        return self._items

    @cached_property
    def _items(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(clause.item for clause in self.clauses if clause.item))
