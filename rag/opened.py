"""A snapshot with what is derived from it once."""

from dataclasses import dataclass

from index.store.snapshot import Snapshot
from rag.check.units import UnitNames
from rag.learned_names import learned_names
from rag.lexicon import Lexicon
from rag.spelling import Spelling


@dataclass(frozen=True, slots=True)
class Opened:
    """A snapshot, its words and their spelling, and the units that its ledger names.

    `units` are the names as the plans spell them, `names` knows which of them are one unit;
    `groups` are collective names, longest first; `learned` are names that the plans shorten.
    """

    snapshot: Snapshot
    lexicon: Lexicon
    spelling: Spelling
    units: frozenset[str]
    names: UnitNames
    groups: tuple[str, ...] = ()
    learned: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Opened":
        """Derive words and units from a snapshot."""
        units = frozenset(
            unit for record in snapshot.records for duty in record.duties for unit in duty.named()
        )
        lexicon = Lexicon(snapshot.plans)
        names = UnitNames.of(units, lexicon.vocabulary)
        collective = {
            unit
            for record in snapshot.records
            for duty in record.duties
            for unit in duty.collective
        }
        groups = tuple(sorted(collective, key=lambda one: (-len(one), one)))
        spelling = Spelling(lexicon.vocabulary)
        learned = learned_names(lexicon.vocabulary)
        return cls(snapshot, lexicon, spelling, units, names, groups, learned)
