"""How likely a question wants a whole list, by its wording: a linear model over character n-grams.

What it names is replaced by one sign for each kind, so that the wording alone decides. Weights:
rag/listing_weights.tsv, written by benchmarks/fit_listing.py from benchmarks/wordings/lists.tsv.
"""

import math
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from rag.cycle import cycles, without_cycles
from rag.period import asked_period, without_periods
from rag.unit_names import without_units

UNIT, PERIOD, CYCLE = "甲", "乙", "丙"
LONGEST = 3
# What stands in the file for the number that is added to every sum: longer than any n-gram.
BIAS = "bias"
_FILE = Path(__file__).with_name("listing_weights.tsv")
_MARKS = re.compile(r"[，,。？?！!；;：:、“”\"'（）()\s]+")


def signed(question: str, units: Sequence[str], today: date) -> str:
    """A question with signs for its units, its period and its cycle, marks as spaces."""
    if units:
        question = re.sub(r" +", UNIT, without_units(question.replace(" ", "，"), units))
    if cycles(question):
        question = re.sub(r" +", CYCLE, without_cycles(question), count=1)
    if asked_period(question, today.year, today) is not None:
        question = re.sub(r" +", PERIOD, without_periods(question), count=1)
    return plain(question)


def plain(text: str) -> str:
    """A text with marks and white space as single spaces."""
    return _MARKS.sub(" ", text).strip()


def grams(text: str) -> set[str]:
    """The character n-grams of a text, one to three characters."""
    return {
        text[at : at + size] for size in range(1, LONGEST + 1) for at in range(len(text) - size + 1)
    }


def wants_list(text: str) -> float:
    """The probability that a signed text wants a whole list."""
    weights = _weights()
    total = weights[BIAS] + sum(weights.get(gram, 0.0) for gram in grams(text))
    return 1 / (1 + math.exp(-total))


@cache
def _weights() -> dict[str, float]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit("\t", 1) for line in lines if not line.startswith("#"))
    return {gram: float(weight) for gram, weight in pairs}
