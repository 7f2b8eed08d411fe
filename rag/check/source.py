"""What a sentence cites of one clause: its pieces as words, and its blocks with their roles."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index.sentences import Kind as Part
from index.sentences import split_sentences
from rag.check.roles import Role, roles_in
from rag.check.units import UnitNames
from rag.check.words import Words, joined, words_of

_PLACE = re.compile(r"^([\u4e00-\u9fff]{1,6}?[省市区县镇乡])(?:20\d\d|XX)年")
_COLLECTIVE = re.compile(r"各|所在|有关|相关|成员单位|全体|所有|负有|主管部门|其他")


@dataclass(frozen=True, slots=True)
class Cited:
    """A quote with where it stands; `year` is the plan's."""

    plan_title: str
    year: int | None
    address: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """Sentences with the note that governs them: what one duty says."""

    words: Words
    note: Words
    roles: frozenset[Role]
    collective: bool


@dataclass(frozen=True, eq=False)  # no slots: pieces and blocks are kept
class Source:
    """The quotes of one clause in the order of the plan."""

    plan_title: str
    year: int | None
    address: str
    quotes: tuple[str, ...]
    units: UnitNames

    @cached_property
    def place(self) -> str:
        """The place that the plan is of, with its level: 临江区."""
        found = _PLACE.match(self.plan_title)
        return found.group(1) if found else ""

    @cached_property
    def parts(self) -> tuple[tuple[tuple[bool, Words], ...], ...]:
        """For each stretch of the plan's text without a gap its sentences and notes; True for notes."""
        return tuple(tuple(self._parts(quote)) for quote in self.quotes)

    @cached_property
    def pieces(self) -> tuple[Words, ...]:
        """Stretches of the plan's text without a gap."""
        return tuple(joined(words for _, words in parts) for parts in self.parts)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The sentences between two notes with the note behind them, over all pieces."""
        return tuple(self._blocks())

    @cached_property
    def forms(self) -> frozenset[str]:
        """Every word of the quotes."""
        return frozenset(form for piece in self.pieces for form in piece.forms)

    def _parts(self, quote: str) -> Iterator[tuple[bool, Words]]:
        end = 0
        for part in split_sentences(quote, 0, 0, len(quote)):
            words = words_of(quote[end : part.end], self.units, self.place)
            yield part.kind is Part.NOTE, words
            end = part.end

    def _blocks(self) -> Iterator[Block]:
        texts: list[Words] = []
        for is_note, words in (part for parts in self.parts for part in parts):
            if is_note:
                yield _block(texts, words)
                texts = []
            else:
                texts.append(words)
        if texts:
            yield _block(texts, None)


def _block(texts: Sequence[Words], note: Words | None) -> Block:
    words, named = joined(texts), note or joined(())
    roles = roles_in(words, note=False) | (roles_in(note, note=True) if note else frozenset())
    return Block(words, named, roles, bool(_COLLECTIVE.search("".join(named.said))))


def sources_of(cited: Iterable[Cited], units: UnitNames) -> tuple[Source, ...]:
    """Citations by clause, in the order in which the clauses are first cited."""
    clauses: dict[tuple[str, int | None, str], set[tuple[int, int, str]]] = {}
    for one in cited:
        key = (one.plan_title, one.year, one.address)
        clauses.setdefault(key, set()).add((one.start, one.end, one.quote))
    return tuple(_source(*key, tuple(sorted(spans)), units) for key, spans in clauses.items())


@lru_cache(maxsize=8192)
def _source(
    title: str,
    year: int | None,
    address: str,
    spans: tuple[tuple[int, int, str], ...],
    units: UnitNames,
) -> Source:
    """Quotes that touch are one piece; a quote inside another adds nothing."""
    quotes: list[str] = []
    reached = -1
    for start, end, quote in spans:
        if quotes and end <= reached:
            continue
        if quotes and start == reached:
            quotes[-1] += quote
        else:
            quotes.append(quote)
        reached = end
    return Source(title, year, address, tuple(quotes), units)
