"""Area under the ROC curve of a strength that should tell two groups apart.

The probability that a random member of the one group is stronger than one of the other, ties
counting half (Mann-Whitney U):

    AUROC = (|{(p, n) : p > n}| + ½ · |{(p, n) : p = n}|) / (|P| · |N|)
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def auroc(positive: Sequence[float] | ArrayLike, negative: Sequence[float] | ArrayLike) -> float:
    """AUROC, 0 to 1, .5 for no skill; neither group is empty."""
    strong, weak = np.asarray(positive, float), np.sort(np.asarray(negative, float))
    below = np.searchsorted(weak, strong, side="left")
    ties = np.searchsorted(weak, strong, side="right") - below
    return float((below + ties / 2).sum() / (len(strong) * len(weak)))
