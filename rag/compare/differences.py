"""What differs between two aligned clauses: sentence by sentence, value by value, unit by unit."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from index.ledger.duty import Duty
from rag.check.units import UnitNames
from rag.compare.align import aligned, in_order
from rag.compare.change import Difference, Field, Place
from rag.compare.offices import office
from rag.compare.overlap import overlaps
from rag.compare.part import Part
from rag.compare.said import Value

# Sentences inside aligned clauses of the plans of align.THRESHOLD, by wording alone (their vectors
# in the mix separate no better), every pair below .45 read by eye:
#   2023 with 2024       right from .149 (新业态: 6月底前 → 5月底前 .150), wrong to .109
#   district with city   right from .150 (and .145); 4 of the 18 up to .45 are about another task
#   three plans, a year  right from .151, wrong to .147
# A pair is shown with both sentences; what stands alone is shown as added or dropped.
SENTENCE_THRESHOLD = 0.148
_VALUES = (
    (Field.DEADLINE, "deadlines"),
    (Field.WITHIN, "spans"),
    (Field.FREQUENCY, "frequencies"),
    (Field.FIGURE, "figures"),
)
_ROLES = (
    (Field.LEAD, "leads"),
    (Field.RESPONSIBLE, "responsible"),
    (Field.SUPPORTING, "supporting"),
    (Field.COLLECTIVE, "collective"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What both plans are read with: the weight of each bigram, the names of units."""

    weights: Mapping[str, float]
    units: UnitNames


def differences(
    before: Sequence[Part], after: Sequence[Part], reading: Reading
) -> tuple[Difference, ...]:
    """The differences of two clauses in the order of their sentences; none when they say the same.

    A value that only moved to a sentence without counterpart is no difference of its own.
    """
    alike = overlaps([part.text for part in before], [part.text for part in after], reading.weights)
    pairs = aligned(alike, SENTENCE_THRESHOLD)
    moved = _Moved.between(pairs, before, after)
    told: set[tuple[Field, tuple[Duty, ...], tuple[Duty, ...]]] = set()
    found: list[Difference] = []
    for row, column in in_order(pairs, [""] * len(before), [""] * len(after)):
        if row is None or column is None:
            found.append(
                _alone(before[row], True) if row is not None else _alone(after[column or 0], False)
            )
            continue
        left, right = before[row], after[column]
        found += _values(left, right, moved)
        for one in _units(left, right, reading.units):
            # The notes behind several sentences name their units once.
            key = (one.field, left.duties, right.duties)
            found += [one] if key not in told else []
            told.add(key)
        if left.said.rest != right.said.rest:
            found.append(
                Difference(Field.WORDS, (left.text,), (right.text,), *_places(left, right))
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Moved:
    """The keys of the values, by field, of the sentences without counterpart on each side."""

    before: Mapping[str, Counter[str]]
    after: Mapping[str, Counter[str]]

    @classmethod
    def between(
        cls, pairs: Sequence[tuple[int, int]], before: Sequence[Part], after: Sequence[Part]
    ) -> "_Moved":
        rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
        return cls(
            _keys([part for at, part in enumerate(before) if at not in rows]),
            _keys([part for at, part in enumerate(after) if at not in columns]),
        )


def _keys(parts: Sequence[Part]) -> dict[str, Counter[str]]:
    return {
        name: Counter(one.key for part in parts for one in getattr(part.said, name))
        for _, name in _VALUES
    }


def _values(left: Part, right: Part, moved: _Moved) -> Iterator[Difference]:
    for field, name in _VALUES:
        first: tuple[Value, ...] = getattr(left.said, name)
        second: tuple[Value, ...] = getattr(right.said, name)
        only_first = _only(first, second, moved.after[name])
        only_second = _only(second, first, moved.before[name])
        if only_first or only_second:
            yield Difference(field, only_first, only_second, *_places(left, right))


def _only(own: Sequence[Value], other: Sequence[Value], moved: Counter[str]) -> tuple[str, ...]:
    """The words of the values that the other side does not have, each as often as it lacks them."""
    there = Counter(one.key for one in other) + moved
    words = []
    for one in own:
        if there[one.key]:
            there[one.key] -= 1
        else:
            words.append(one.words)
    return tuple(words)


def _units(left: Part, right: Part, names: UnitNames) -> Iterator[Difference]:
    across = left.plan.level is not right.plan.level
    for field, role in _ROLES:
        first, second = (
            {office(unit, part.plan.level, names, across): unit for unit in part.units(role)}
            for part in (left, right)
        )
        only_first = tuple(unit for key, unit in first.items() if key not in second)
        only_second = tuple(unit for key, unit in second.items() if key not in first)
        if only_first or only_second:
            yield Difference(field, only_first, only_second, *_places(left, right))


def _alone(part: Part, dropped: bool) -> Difference:
    """A sentence without counterpart, with the note that names its units."""
    note = next((duty for duty in part.duties if duty.note_start >= part.end), None)
    whole = part.text + (part.plan.text[note.note_start : note.note_end] if note else "")
    if dropped:
        return Difference(Field.WORDS, (whole,), (), _place(part), None)
    return Difference(Field.WORDS, (), (whole,), None, _place(part))


def _places(left: Part, right: Part) -> tuple[Place, Place]:
    return _place(left), _place(right)


def _place(part: Part) -> Place:
    return Place(part.start, part.end)
