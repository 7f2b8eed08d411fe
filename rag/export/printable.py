"""What an office file may hold: XML knows no control characters."""

import re

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _UNPRINTABLE.sub("", text)
