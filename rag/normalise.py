"""A question as typed → simplified characters, plain widths, no noise."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from index.errors import InputError

MAX_LENGTH = 1000
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\ud800-\udfff\x00-\x08\x0b-\x1f\x7f]")


@cache
def _simplifier() -> OpenCC:
    return OpenCC("t2s")


def normalise(question: str) -> str:
    """Simplified characters, half-width letters and digits, one space; InputError if unusable."""
    text = _SPACE.sub(" ", _CONTROL.sub("", unicodedata.normalize("NFKC", question))).strip()
    if not text or not any(char.isalnum() for char in text):
        raise InputError("问题是空的。请输入一个问题，例如：电动自行车违规充电由谁牵头整治？")
    if len(text) > MAX_LENGTH:
        raise InputError(
            f"问题有 {len(text)} 个字，超过上限 {MAX_LENGTH} 个字。请只写要问的那一句。"
        )
    return str(_simplifier().convert(text))
