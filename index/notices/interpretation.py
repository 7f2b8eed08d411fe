"""The reading of a document that offices publish below it (政策解读): it is no text of the document."""

import re
from collections.abc import Sequence

from index.parsing.lines import Line
from index.parsing.numbered import is_numbered

_KIND = r"(?:政策|文件|文字|图文|图片|视频|简明|一图)"
_OPENS = re.compile(
    rf"【?{_KIND}?(?:解读|读懂)】?\s*[:：]?\s*(?:关于)?《[^《》]{{4,80}}》.{{0,12}}"
    rf"|(?:关于)?(?:印发)?《[^《》]{{4,80}}》(?:的通知)?的?(?:{_KIND}解读|解读|编制说明|起草说明)(?:材料|稿)?"
    rf"|{_KIND}解读\s*[:：].{{6,80}}"
)


def interpretation_start(lines: Sequence[Line], first: int, last: int) -> int:
    """The place of the line that opens an interpretation below the items of a text; `last` if none."""
    items = False
    for at in range(first, last):
        words = lines[at].text.strip()
        if is_numbered(words):
            items = True
        elif items and not words.endswith("。") and _OPENS.fullmatch(words):
            return at
    return last
