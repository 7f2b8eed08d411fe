"""Places in a plan that a question names: 第16项, 第五条, the opening."""

import re
from collections.abc import Collection

from index.numerals import to_number

_ITEM = re.compile(
    r"第\s*(\d{1,3}|[一二三四五六七八九十百]{1,4})\s*(?:小?项|条|点|款)(?!生产线|线)"
)
# 要点三开头 · 开篇就讲: not 从4月开头, 打头阵.
_OPENING = re.compile(
    r"(?:(?<=[点划案件里的份一二三四五六七八九十\d ,，])|^)"
    r"(?:最?(?:开头|开篇|前言|序言|引言)|最?前[面头]那一?大?段|最前[面头]|[头第]一段"
    r"|一(?:上来|开头)(?=就|先|讲|说|写|提))(?:那?一?大?段话?|部分)?"
)
# 最后那一条
_LAST = re.compile(r"(?:最后|末尾?|倒数第)(?:那|这)?的?一条")


def pointed_items(question: str, held: Collection[int], alone: bool = False) -> tuple[int, ...]:
    """The item numbers that a question names, in its order; 0 for the opening.

    `held` are those of the plans that are meant, `alone` whether they are of one plan: it has a last one.
    """
    numbers = [to_number(match.group(1)) for match in _ITEM.finditer(question)]
    opening = [0] if 0 in held and _OPENING.search(question) else []
    last = [max(held)] if alone and held and _LAST.search(question) else []
    return tuple(dict.fromkeys([number for number in numbers if number] + last + opening))


def without_numbers(question: str) -> str:
    """A question without the numbers of items: of another plan they mean other clauses."""
    return _ITEM.sub("", question)


def without_items(question: str, items: Collection[int]) -> str:
    """A question without the places that it names."""
    question = _LAST.sub(" ", _ITEM.sub(" ", question)) if any(items) else question
    return _OPENING.sub(" ", question) if 0 in items else question
