"""Probes for counts and amounts: 新建小型消防站6座 → 新建小型消防站多少座？"""

import re
from collections.abc import Iterator, Sequence

from eval.probes.found import About, Found, context, naming
from eval.probes.ground import Ground, Statement
from eval.probes.phrases import is_headless, window
from index.ledger.values import deadlines, figures, frequencies

_FIGURE = re.compile(
    r"^(?P<number>\d+(?:\.\d+)?[余多]?)(?P<unit>万?亿?"
    r"(?:元|个|家|栋|台|处|条|公里|人|名|套|只|座|辆|艘|项|户|端口|%|％|学时|平方米|支))"
    r"(?P<bound>以上|以下|以内)?$"
)
# Not cut out of a range, a name or a place: 1000元至10万元, 第3个, 1号线.
_CUT_BEFORE = re.compile(r"[第至到\-—～~\dA-Za-z.“‘+每]$")
_CUT_AFTER = re.compile(r"^[至到\-—～~\d月年日次“”+]")


def figures_in(ground: Ground) -> Iterator[Found]:
    """Every figure that can be asked for; a phrase with two figures is left alone."""
    counted = [(own, "".join(figures(own.text))) for own in ground.statements]
    rivals = [(own, words) for own, words in counted if words]
    for own, _ in rivals:
        for words in figures(own.text) if not own.is_row else ():
            found = _found(rivals, own, words)
            if found:
                yield found


def _found(rivals: Sequence[tuple[Statement, str]], own: Statement, words: str) -> Found | None:
    parts = _FIGURE.match(words)
    start, end = own.text.find(words), own.text.find(words) + len(words)
    if parts is None or own.text.count(words) != 1 or parts["number"] == "1":
        return None
    if _CUT_BEFORE.search(own.text[:start]) or _CUT_AFTER.match(own.text[end:]):
        return None
    if any(words in other for other in (*deadlines(own.text), *frequencies(own.text))):
        return None
    seen = window(own.text, start, end)
    if seen is None or figures(seen.before + seen.after) or seen.after[:1] in ("的", "级", "及"):
        return None
    unit, bound = parts["unit"], parts["bound"] or ""
    wording = "百分之多少" if unit in "%％" else f"多少{unit.lstrip('万亿')}"
    about = "" if seen.whole else context(own, seen.topic)
    topic, before, after = about + seen.topic, about + seen.before, bound + seen.after
    if is_headless(own.text[start - len(seen.before) : end] + seen.after):
        return None
    named = naming((other for other, held in rivals if unit[-1] in held), own, topic)
    if named is None:
        return None
    facts = ((parts["number"] + unit,),)
    return Found(About.FIGURE, own, topic, before, wording, after, words, facts, named)
