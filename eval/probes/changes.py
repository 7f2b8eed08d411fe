"""The same sentence with another value: 9月底前 → 12月底前, 每月 → 每季度, another unit."""

import re
from dataclasses import dataclass

from eval.probes import deadline, frequency
from eval.probes.found import About, Facts, Found
from eval.probes.ground import Ground
from eval.probes.often import often_in

_PERIODS = {
    "每月": "每半年",
    "每季度": "每半年",
    "每半年": "每季度",
    "每年": "每半年",
    "每周": "每月",
    "每日": "每周",
    "每天": "每周",
    "每学期": "每年",
    "每半月": "每季度",
}
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Change:
    """What a sentence says in its copy: `old` became `new` in the sentence or in its note."""

    sentence: str
    note: str
    old: str
    new: str
    facts: Facts


def changed(found: Found, ground: Ground) -> Change | None:
    """The sentence with another value of the same kind; None where no other is at hand."""
    own = found.statement
    new, facts = _CHANGES[found.about](found, ground)
    if not new or new == found.words or new in own.text + own.note:
        return None
    if found.about is not About.WHO:
        sentence = own.text.replace(found.words, new, 1)
        return Change(sentence, own.note, found.words, new, facts)
    if own.duty is None or sum(found.words in unit for unit in own.duty.units()) != 1:
        return None
    return Change(own.text, own.note.replace(found.words, new, 1), found.words, new, facts)


def _deadline(found: Found, ground: Ground) -> tuple[str, Facts]:
    """A quarter later, or twice as long."""
    month = re.match(
        r"(?P<year>(?:20\d\d年)?)(?P<month>1[0-2]|[1-9])(?P<rest>月[^至到月]*)$", found.words
    )
    if month:
        later = (int(month["month"]) + 2) % 12 + 1
        new = f"{month['year']}{later}{month['rest']}"
    elif "月" in found.words:
        return "", ()
    else:
        new = _NUMBER.sub(lambda one: str(int(one.group()) * 2), found.words, count=1)
    return new, deadline.facts_of(new)


def _frequency(found: Found, ground: Ground) -> tuple[str, Facts]:
    for often in often_in(found.words):
        period = _PERIODS.get(often.period, "")
        if often.once and period:
            new = period + found.words[len(often.period) :]
            return new, next((frequency.facts_of(one) for one in often_in(new)), ())
        if often.count.isdigit() and not often.once:
            new = _NUMBER.sub(str(int(often.count) + 3), found.words)
            return new, next((frequency.facts_of(one) for one in often_in(new)), ())
    return "", ()


def _figure(found: Found, ground: Ground) -> tuple[str, Facts]:
    number = _NUMBER.match(found.words)
    if number is None or found.words[number.end() :].startswith("."):
        return "", ()
    old = int(number.group())
    value = str(old - 7 if old > 14 else old + 5)
    fact = found.facts[0][0]
    return value + found.words[number.end() :], ((value + fact[number.end() :],),)


def _unit(found: Found, ground: Ground) -> tuple[str, Facts]:
    """Another unit of the same level; 区应急局 is not another than 区应急管理局."""
    own = found.statement
    clause = own.plan.quote(own.clause)
    for unit in ground.units():
        if unit[0] == found.words[0] and unit[:3] not in clause and unit[1:3] not in found.topic:
            return unit, ((unit,), *found.facts[1:])
    return "", ()


_CHANGES = {
    About.WHO: _unit,
    About.DEADLINE: _deadline,
    About.FREQUENCY: _frequency,
    About.FIGURE: _figure,
}
