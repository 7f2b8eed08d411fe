"""One wrong figure: count, measure, money, share, decimals, the other figure of the sentence."""

import re
from collections.abc import Iterator
from itertools import combinations
from random import Random

from eval.adversarial.case import Case, cited_by, wrong
from eval.probes.ground import Statement
from index.ledger.values import figures
from index.numerals import to_chinese

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MEASURES = "个家栋台处条人名座户支艘套"


def wrong_values(own: Statement, luck: Random) -> Iterator[Case]:
    """The sentence with one of its figures changed."""
    for figure in figures(own.text):
        if own.text.count(figure) == 1 and re.match(r"\d", figure):
            yield from _number(own, figure, luck)
            yield from _measure(own, figure, luck)
            yield from _written(own, figure)
    yield from _swapped(own)


def _number(own: Statement, figure: str, luck: Random) -> Iterator[Case]:
    old = _NUMBER.match(figure)
    assert old is not None
    tail = figure[old.end() :]
    whole = "." not in old.group()
    value = float(old.group())
    kind = "金额" if "元" in tail else "百分比" if "%" in tail or "％" in tail else "数字"
    near = [value + 1, value * 2, value + 100 if value > 100 else value + 3, value * 10]
    if value > 2:
        near += [value - 1, value / 10 if value % 10 == 0 else value - 2]
    for new in luck.sample(near, 2):
        words = f"{int(new) if whole else round(new, 2):}{tail}"
        yield from _changed(kind, own, figure, words)
    if not whole or tail.startswith("万"):
        bare = tail.removeprefix("万") if tail.startswith("万") else tail
        moved = old.group().replace(".", "") if not whole else old.group()
        yield from _changed("小数点和万", own, figure, moved + bare)
    if whole and len(old.group()) > 2:
        yield from _changed("数字截断", own, figure, old.group()[1:] + tail)


def _measure(own: Statement, figure: str, luck: Random) -> Iterator[Case]:
    if figure[-1] in _MEASURES and figure[:-1].isdigit():
        other = luck.choice([one for one in _MEASURES if one not in {figure[-1], *"人名"}])
        yield from _changed("计量单位", own, figure, figure[:-1] + other)


def _written(own: Statement, figure: str) -> Iterator[Case]:
    """A wrong value in Chinese numerals."""
    old = re.match(r"\d{1,2}(?=次|个|家|处|座|台|天|日)", figure)
    if old:
        yield from _changed(
            "汉字数字", own, figure, to_chinese(int(old.group()) + 2) + figure[old.end() :]
        )


def _swapped(own: Statement) -> Iterator[Case]:
    """Two figures of the same measure in each other's place."""
    found = [one for one in figures(own.text) if own.text.count(one) == 1 and one[0].isdigit()]
    for a, b in combinations(found, 2):
        if a[-1] == b[-1] and a not in b and b not in a:
            said = own.text.replace(a, "\0").replace(b, a).replace("\0", b)
            yield Case("两数互换", False, said, cited_by(own))


def _changed(kind: str, own: Statement, old: str, new: str) -> Iterator[Case]:
    # "1000元至10万元" is one range: its parts do not stand alone.
    yield from wrong(kind, own.text.replace(old, new), new, cited_by(own))
