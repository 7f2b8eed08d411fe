"""Of plans that are compared: the sentences that speak of the same."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.store.snapshot import Snapshot
from rag.evidence import Evidence

# Of .3, .6 and 1 (with NEAR .4) on the tuning halves of 2026-11-28: the first two give one fact more, the
# last one less.
LIKENESS, NEAR = 0.5, 0.6


def counterparts(
    snapshot: Snapshot, best: Sequence[Evidence], weighed: Sequence[Evidence]
) -> tuple[Evidence, ...]:
    """The best evidence of each plan, of the others what is most like the strongest one's.

    Its score and the cosine of the two sentences decide; it must hold a value where the plan's best
    does, and be nearly as strong.
    """
    if len(best) < 2:
        return tuple(best)
    top = best[0]
    wanted = _vector(snapshot, top)
    chosen = [top]
    for own in best[1:]:
        found = [
            one
            for one in weighed
            if one.plan is own.plan and one.score >= NEAR * own.score and one.fits >= own.fits
        ]
        like = [replace(one, likeness=float(_vector(snapshot, one) @ wanted)) for one in found]
        chosen.append(max(like, key=lambda one: one.score + LIKENESS * one.likeness))
    return tuple(sorted(chosen, key=lambda one: (-one.score, one.sentence.id)))


def _vector(snapshot: Snapshot, one: Evidence) -> NDArray[np.float32]:
    rows = snapshot.sentence_rows[one.key]
    row = next(row for row in rows if snapshot.sentences[row].id == one.sentence.id)
    (vector,) = snapshot.sentence_vectors.vectors([row])
    found: NDArray[np.float32] = vector
    return found
