"""What a word of a sentence is to the gate."""

from enum import StrEnum


class Kind(StrEnum):
    """The kinds of facts, and the two kinds of words that are none."""

    UNIT = "unit"
    ROLE = "role"
    NUMBER = "number"
    MONEY = "money"
    SHARE = "share"
    DURATION = "duration"
    YEAR = "year"
    DATE = "date"
    FREQUENCY = "frequency"
    POLARITY = "polarity"
    COMPARISON = "comparison"
    PLAN = "plan"
    GLUE = "glue"
    CONTENT = "content"


COUNTED = frozenset({Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.DURATION})
TIMED = frozenset({Kind.YEAR, Kind.DATE, Kind.FREQUENCY})
PLAIN = frozenset({Kind.GLUE, Kind.CONTENT})
