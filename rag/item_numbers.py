"""Item numbers that a question names: 第16项, 第五条."""

import re

from index.numerals import to_number

ITEM = re.compile(r"第\s*(\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:小?项|条|点|款)(?!生产线|线)")


def pointed_items(question: str) -> tuple[int, ...]:
    """The item numbers that a question names, in its order."""
    numbers = (to_number(match.group(1)) for match in ITEM.finditer(question))
    return tuple(dict.fromkeys(number for number in numbers if number))
