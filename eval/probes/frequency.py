"""Probes for frequencies: 每季度至少检查1次 → 多久检查一次？"""

import re
from collections.abc import Iterator, Sequence

from eval.probes.found import About, Facts, Found, context, naming
from eval.probes.ground import Ground, Statement
from eval.probes.often import Often, often_in
from eval.probes.phrases import window
from index.ledger.values import frequencies

# Without a count only what is plainly done again and again can be asked for with "how often".
_AGAIN = re.compile(
    r"检查|巡查|排查|研究|报送|公示|监测|演练|通报|调度|督导|检验|复查|会商|研判|核查|抽查|培训|发布"
)
# What is done at a time of its own within the period reads badly: 每学期开学前检验1次.
_NO_ACT = re.compile(r"\d时|^(?:开学|开工|节前|汛|\d)")
_SAME = {"1": ("一",), "一": ("1",)}


def frequencies_in(ground: Ground) -> Iterator[Found]:
    """Every frequency that can be asked for."""
    rivals = [own for own in ground.statements if frequencies(own.text)]
    for own in rivals:
        for often in often_in(own.text) if not own.is_row else ():
            found = _found(rivals, own, often)
            if found:
                yield found


def _found(rivals: Sequence[Statement], own: Statement, often: Often) -> Found | None:
    start = own.text.find(often.words)
    seen = window(own.text, start, start + len(often.words), often.act)
    if seen is None or frequencies(seen.before + seen.after) or "至少" in seen.after:
        return None
    if not often.count and (not _AGAIN.search(seen.after) or re.match(r"\d", seen.after)):
        return None
    if _NO_ACT.search(often.act):
        return None
    bare = re.sub(r"^[在于，,、]+", "", seen.before + often.act + seen.after)
    about = "" if seen.whole else context(own, bare)
    topic = about + bare
    named = naming(rivals, own, topic)
    if named is None:
        return None
    before, wording, after = _asked(often)
    return Found(
        About.FREQUENCY,
        own,
        topic,
        about + seen.before + before,
        wording,
        after + seen.after if often.count else seen.after + after,
        often.words,
        facts_of(often),
        named,
    )


def facts_of(often: Often) -> Facts:
    """What a right answer says: the period and, where there is one, the count."""
    if not often.count:
        return ((often.period,),)
    counts = tuple(
        dict.fromkeys(f"{one}{often.measure}" for one in (often.count, *_SAME.get(often.count, ())))
    )
    return ((often.period,), counts) if often.once else (counts,)


def _asked(often: Often) -> tuple[str, str, str]:
    """What stands before, for and behind the frequency: 多久·检查一次, 每学期接受·几次."""
    if not often.count:
        return "", "多久", "一次"
    if often.once:
        return "", "多久", f"{often.act}一{often.measure}"
    return f"{often.period}{often.act}", f"几{often.measure}", ""
