"""One-to-one alignment: the pairs that are most alike in sum, none below a threshold."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from rag.compare.overlap import Float

# Clauses of samples/ and of three plans of one district in one year; every pair read by eye, right
# pairs down to and wrong ones from:
#   2023 with 2024, one district    right to .290; no wrong pair above .187
#   district with city              right to .243; .187 doubtful, .157 wrong
#   district with township          right to .245, then .226, .199, .179; .176 wrong
#   city with township              right to .233, then .190, .184, .182; .166 wrong
#   three plans of one year         right to .249, then .225; .231 doubtful, .206 and .184 wrong
# A wrong pair claims changes that nobody made; a missed one stands in the table as two rows.
THRESHOLD = 0.235
# An unaligned clause that is as near as this to an aligned one was split from it or joined to it
# (.400: 强化重点人员培训 out of 开展安全宣传培训); the next below, .235, only shares a subject.
NEAR = 0.3


def aligned(alike: Float, threshold: float) -> tuple[tuple[int, int], ...]:
    """Pairs (row, column), each row and column at most once, of the greatest likeness in sum."""
    from scipy.optimize import linear_sum_assignment  # slow to load: questions go without

    if not alike.size:
        return ()
    rows, columns = linear_sum_assignment(np.where(alike >= threshold, alike, 0), maximize=True)
    return tuple(
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if alike[row, column] >= threshold
    )


def in_order(
    pairs: Sequence[tuple[int, int]], before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[int | None, int | None]]:
    """Every row and column once, in the order of the columns, rows without one where they stood.

    `before` and `after` name what each stands under: a row follows the one before it, or precedes
    the next one when only that stands under the same.
    """
    column_of = dict(pairs)
    waiting: dict[int, list[int]] = {}
    for row in range(len(before)):
        if row not in column_of:
            waiting.setdefault(_behind(row, column_of, before), []).append(row)
    row_of = {column: row for row, column in pairs}
    yield from ((row, None) for row in waiting.get(-1, ()))
    for column in range(len(after)):
        yield row_of.get(column), column
        yield from ((row, None) for row in waiting.get(column, ()))


def _behind(row: int, column_of: Mapping[int, int], under: Sequence[str]) -> int:
    """The column behind which an unaligned row stands; -1 in front of all."""
    previous = max((other for other in column_of if other < row), default=None)
    following = min((other for other in column_of if other > row), default=None)
    joins = following is not None and under[following] == under[row]
    if following is not None and joins and (previous is None or under[previous] != under[row]):
        return column_of[following] - 1
    return -1 if previous is None else column_of[previous]
