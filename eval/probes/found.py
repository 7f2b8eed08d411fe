"""Something a plan says, with the words to ask for it and the answer that is known."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from eval.gold.case import Gold
from eval.probes.ground import Statement, pairs

Facts = tuple[tuple[str, ...], ...]
# Another plan that shares this much of a topic's character pairs may be meant: name the plan.
_OTHER_PLAN = 0.35
# Another sentence of the same plan that shares this much makes the question vague: ask it not.
_SAME_PLAN = 0.5
# A topic of fewer pairs tells nothing apart.
_FEWEST = 4
_NUMBER = re.compile(
    r"^(?:第?[一二三四五六七八九十]+[章条、]|[（(][一二三四五六七八九十\d]+[)）]|\d+[.．、]|[①-⑳])\s*"
)
_VERB = re.compile(
    r"^(?:加[强大快]|强化|落实|健全|完善|严[格防]|推[进动行广]|规范|压实|夯实|深化|做好|抓好|开展|提升|实行|组织"
    r"|守牢|整治|防[控范]|巩固|优化|建强|用好|明确|督促|突出|狠抓|持续)"
)


class About(StrEnum):
    """What is asked for."""

    WHO = "who"
    DEADLINE = "deadline"
    FREQUENCY = "frequency"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Found:
    """A value of a sentence, and the question for it: `before`, `wording` in its place, `after`.

    `topic` are the words without the value, `words` the value as the plan writes it, `facts` what
    a right answer says, `named` whether the question must name its plan because another one speaks
    of the topic.
    """

    about: About
    statement: Statement
    topic: str
    before: str
    wording: str
    after: str
    words: str
    facts: Facts
    named: bool = False

    @property
    def asked(self) -> str:
        """The question without the name of a plan and without a question mark."""
        return f"{self.before}{self.wording}{self.after}"

    def gold(self) -> tuple[Gold, ...]:
        """What a good answer cites."""
        who = self.about is About.WHO
        return self.statement.gold_with_note() if who else self.statement.gold()


def naming(rivals: Iterable[Statement], own: Statement, topic: str) -> bool | None:
    """Whether the plan must be named to ask about a topic; None when even then it is vague.

    `rivals` are the sentences that hold a value of the kind that is asked for.
    """
    wanted = pairs(topic)
    if len(wanted) < _FEWEST:
        return None
    named = False
    for other in rivals:
        if other is own:
            continue
        shared = len(wanted & other.pairs) / len(wanted)
        if other.plan.id == own.plan.id and shared >= _SAME_PLAN:
            return None
        named = named or (other.plan.id != own.plan.id and shared >= _OTHER_PLAN)
    return named


def context(own: Statement, topic: str) -> str:
    """ "消防安全方面，": the heading of a sentence, where it says more than the topic; else ""."""
    heading = own.clause.heading or next(reversed(own.clause.path), "")
    plain = _VERB.sub("", _NUMBER.sub("", heading)).strip("。 ")
    if not 3 <= len(plain) <= 14 or len(pairs(plain) & pairs(topic)) * 2 >= len(pairs(plain)):
        return ""
    return f"{plain}方面，"
