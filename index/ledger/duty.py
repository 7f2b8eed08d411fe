"""A row of the responsibility ledger.

Glossary: 牵头 lead · 责任/负责 responsible · 配合/协同 supporting · 完成时限 deadline · 频次 frequency.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One task with the units that carry it, all of it found in one clause.

    `start:end` are the governed sentences and `note_start:note_end` the words that name the units
    (equal bounds when no note does); both are offsets in `Plan.text`. Units keep the plan's
    spelling; `collective` holds groups such as 各有关部门. Deadlines, frequencies and figures are
    the plan's own words.
    """

    plan_id: str
    address: str
    task: str
    start: int
    end: int
    note_start: int
    note_end: int
    leads: tuple[str, ...]
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    collective: tuple[str, ...]
    deadlines: tuple[str, ...]
    frequencies: tuple[str, ...]
    figures: tuple[str, ...]

    def by_role(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The units by role, lead first, groups last; a role that nobody has is left out."""
        roles = (
            ("牵头", self.leads),
            ("责任", self.responsible),
            ("配合", self.supporting),
            ("集体", self.collective),
        )
        return tuple((role, units) for role, units in roles if units)

    def units(self) -> tuple[str, ...]:
        """Every named or collective unit of the row."""
        return tuple(dict.fromkeys(self.named() + self.collective))

    def named(self) -> tuple[str, ...]:
        """The units with a role of their own, lead first; groups left out."""
        return self.leads + self.responsible + self.supporting
