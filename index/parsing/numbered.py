"""Whether a line opens with a number of official documents: a cheap look before the outline's."""

import re

_CN = "一二三四五六七八九十百"
_NUMBERED = re.compile(
    rf"\s*(?:第(?:[{_CN}]{{1,4}}|\d{{1,3}})(?:[编篇章节条]|部分)|[{_CN}]{{1,4}}[、.．]|[（(](?:[{_CN}]{{1,4}}|\d{{1,2}})[)）]|〔[{_CN}]{{1,4}}[〕)）]"
    r"|\d{1,3}\s*[.．、](?!\d)|\d{1,2}[）)]|[①-⑳])"
)


def is_numbered(line: str) -> bool:
    """Whether a line opens with 第一条, 一、, （一）, 1., （1） or ①."""
    return _NUMBERED.match(line) is not None
