"""Who does what: units with their roles, read from words.

Glossary: 牵头 lead · 负责/责任 responsible · 配合 supporting · 会同 together with.
"""

from dataclasses import dataclass

from rag.check.kinds import Kind
from rag.check.words import Words

Role = tuple[str, str]
DEFAULT = "负责"
_DONE = (("落", "实"), ("组", "织"))
_NAMES = {"role:牵头": "牵头", "role:负责": DEFAULT, "role:配合": "配合", "role:会同": "会同"}


@dataclass(slots=True)
class _Reading:
    """Units that wait for their role; `label` is the role of a list such as 责任单位：…"""

    waiting: list[str]
    label: str | None
    found: set[Role]

    def give(self, role: str | None) -> None:
        if role is not None:
            self.found |= {(unit, role) for unit in self.waiting}
        self.waiting = []


def roles_in(words: Words, note: bool) -> frozenset[Role]:
    """The roles that words give to units.

    A note is a list of names: words between a name and its role (等有关部门) belong to the list,
    and names without a role are responsible. In a sentence only "甲牵头" and "责任单位：甲" count.
    """
    reading = _Reading([], DEFAULT if note else None, set())
    for at, kind in enumerate(words.kinds):
        if kind is Kind.UNIT:
            if _stands_alone(words, at):
                reading.waiting.append(words.forms[at])
        elif kind is Kind.ROLE:
            _role(reading, _NAMES[words.forms[at]], _is_label(words, at))
        elif kind is not Kind.GLUE and not note:
            reading.give(reading.label)
            reading.label = None
    reading.give(reading.label)
    return frozenset(reading.found)


def _role(reading: _Reading, role: str, labels: bool) -> None:
    if labels:
        reading.give(reading.label)
        reading.label = role
    elif role == "会同":
        reading.give(DEFAULT)
        reading.label = "配合"
    else:
        reading.give("配合" if reading.label == "配合" and role == DEFAULT else role)


def _is_label(words: Words, at: int) -> bool:
    """责任单位：甲 names a role before its units; 甲牵头：… names it behind them."""
    behind = at > 0 and words.kinds[at - 1] is Kind.UNIT and not words.breaks[at]
    return ":" in words.breaks[at + 1] and not behind


def _stands_alone(words: Words, at: int) -> bool:
    """Whether a name is a whole name: 区安委会各成员单位 is not 区安委会."""
    before = at == 0 or words.breaks[at] or words.kinds[at - 1] is not Kind.CONTENT
    end = at + 1 == len(words) or words.breaks[at + 1]
    after = end or words.kinds[at + 1] is not Kind.CONTENT or words.forms[at + 1 : at + 3] in _DONE
    return bool(before and after)
