"""References to a plan by what stands in it: 李典、头桥那份要点, 有盐阜路的那份."""

import re
from collections.abc import Sequence

from index.plan import Plan
from rag.plan_mentions import Mention

_PLAN = "(?:工作)?(?:要点|计划|文件|方案)"
_DESCRIBED = re.compile(
    rf"([^，,。；;？?：:（）()]{{2,16}}?)的?那"
    rf"(?:一?(?:份|篇|部)(?:{_PLAN}|(?=[，,。里中上的? ]|$))|(?:一?个)?[市区县镇]?的?{_PLAN})"
)
# 我想看有盐阜路的那份: what stands before is no part of the name.
_LEAD = re.compile(r".*(?:有|提到|写到|讲到|说到|写着|写了|带|含|里头是|关于|查|看|问|在)")
_JOINED = re.compile(r"[、,，和与及跟 ]")


def described(question: str, plans: Sequence[Plan]) -> list[Mention]:
    """The plans that are meant by words which stand in some of them and not in others."""
    found = []
    for match in _DESCRIBED.finditer(question):
        words = match.group(1)
        for said in dict.fromkeys((words, _LEAD.sub("", words))):
            parts = [part for part in _JOINED.split(said) if part]
            meant = frozenset(
                plan.id
                for plan in plans
                if parts and all(part.casefold() in plan.text.casefold() for part in parts)
            )
            if meant and len(meant) < len(plans) and min(map(len, parts)) > 1:
                start = match.start() + words.rindex(said)
                found.append(Mention(start, match.end(), meant))
                break
    return found
