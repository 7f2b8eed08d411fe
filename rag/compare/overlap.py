"""How much of their wording two texts share: character bigrams, rare ones counting more."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Float = NDArray[np.float64]
_OTHER = re.compile(r"[\W_\d]+")


def grams(text: str) -> frozenset[str]:
    """The character bigrams of a text's letters; figures and punctuation do not count."""
    letters = _OTHER.sub("", text)
    return frozenset(letters[at : at + 2] for at in range(len(letters) - 1))


def rarity(texts: Iterable[str]) -> dict[str, float]:
    """How much each bigram of some texts says: log(1 + texts / texts that hold it)."""
    counted = 0
    holding: dict[str, int] = {}
    for text in texts:
        counted += 1
        for gram in grams(text):
            holding[gram] = holding.get(gram, 0) + 1
    return {gram: math.log(1 + counted / held) for gram, held in holding.items()}


def overlaps(left: Sequence[str], right: Sequence[str], weights: Mapping[str, float]) -> Float:
    """Dice's coefficient of every left text with every right one, 0 to 1, bigrams weighted."""
    sides = [[grams(text) for text in texts] for texts in (left, right)]
    columns = {gram: at for at, gram in enumerate(sorted(weights))}
    values = np.array([weights[gram] for gram in columns])
    matrices = [np.zeros((len(texts), len(columns))) for texts in sides]
    for matrix, texts in zip(matrices, sides, strict=True):
        for row, text in enumerate(texts):
            matrix[row, [columns[gram] for gram in text]] = 1
    first, second = matrices
    shared: Float = (first * values) @ second.T
    whole = (first @ values)[:, None] + (second @ values)[None, :]
    dice: Float = 2 * np.divide(shared, whole, out=np.zeros_like(shared), where=whole > 0)
    return dice
