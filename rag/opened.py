"""A snapshot with what is derived from it once."""

from dataclasses import dataclass

from index.snapshot import Snapshot
from rag.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Opened:
    """A snapshot, its words, and the units that its ledger names."""

    snapshot: Snapshot
    lexicon: Lexicon
    units: frozenset[str]

    @classmethod
    def of(cls, snapshot: Snapshot) -> "Opened":
        """Derive words and units from a snapshot."""
        units = frozenset(
            unit
            for record in snapshot.records
            for duty in record.duties
            for unit in duty.leads + duty.responsible + duty.supporting
        )
        return cls(snapshot, Lexicon(snapshot.plans), units)
