"""Plans that a question names by their number as a document: 临安委〔2024〕2号, 2号文."""

import re
from collections.abc import Sequence

from index.notices.official_number import NUMBER, official_number
from index.numerals import to_number
from index.plan import Plan
from rag.plan_mentions import Mention

_DOCUMENT = re.compile(r"文件?")
# Not 省12号文: whose number it is, is said.
_SHORT = re.compile(
    r"(?:(?<![\d〕\])）\u4e00-\u9fff])|(?<=[在按照据跟和与看查那这个份]))第?(\d{1,4})号文件?"
)
_LEAD = re.compile(r".*(?:按照?|依照|依据|根据|对照|在|查|看|和|与|跟|的)")


def numbers_named(question: str, plans: Sequence[Plan]) -> tuple[list[Mention], list[str]]:
    """The numbers in a question that plans bear, and those that none of them does.

    None is missing while the number of some plan is not known, or where a plan itself speaks of it.
    Where titles end in numbers (要点二), 2号文 is left to them.
    """
    found: list[Mention] = []
    missing: list[str] = []
    for match in NUMBER.finditer(question):
        ids = frozenset(plan.id for plan in plans if _bears(plan, match))
        behind = _DOCUMENT.match(question, match.end())
        end = behind.end() if behind else match.end()
        if ids:
            words = min(plan.number.index("〔") for plan in plans if plan.id in ids)
            found.append(Mention(match.end("who") - words, end, ids))
        elif _is_missing(official_number(match[0]), plans):
            lead = _LEAD.match(match["who"])
            start = match.start() + (lead.end() if lead and lead.end() < len(match["who"]) else 0)
            missing.append(f"“{question[start : match.end()]}”的计划")
            found.append(Mention(start, end, ids))
    if not any(to_number(plan.title[-1:]) for plan in plans):
        for match in _SHORT.finditer(question):
            ids = frozenset(
                plan.id for plan in plans if plan.number.endswith(f"〕{int(match[1])}号")
            )
            found += [Mention(*match.span(), ids)] if ids else []
    return found, missing


def _bears(plan: Plan, named: re.Match[str]) -> bool:
    """Whether a plan's number is the one named; words may stand in front of it: 按照云安办〔2024〕8号."""
    number = official_number(named[0])
    who, _, rest = plan.number.partition("〔")
    return bool(who) and number.partition("〔")[0].endswith(who) and number.endswith(f"〔{rest}")


def _is_missing(number: str, plans: Sequence[Plan]) -> bool:
    """Whether every plan is known to bear another number and none speaks of this one."""
    told = number[number.index("〔") :]
    return bool(plans) and all(plan.number and told not in plan.text for plan in plans)
