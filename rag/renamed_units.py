"""Units under a former name or the other usual ending: 区安监局 → 区应急局, 区卫健委 → 区卫健局."""

import re
from collections.abc import Iterable, Iterator

from rag.everyday import table
from rag.spelling import Correction
from rag.unit_names import stem

_NAMED = re.compile(
    r"(?<![\u4e00-\u9fff]{2}[市区县镇])(?P<level>[省市区县镇])(?P<body>[\u4e00-\u9fff]{1,8}?(?:局|委))(?![员长会公托])"
)
# What is a 局 in one place and a 委 in another. An 应急委 is not the 应急局.
_EITHER = re.compile(
    r"(卫健|卫生健康|发改|发展改革|教育?|住建|交通|交通运输|经信|工信|农业农村|商务|科技|民族宗教|民宗|文旅)[局委]"
)
_OTHER_ENDING = {"局": "委", "委": "局"}


def renamed(question: str, units: Iterable[str]) -> tuple[str, tuple[Correction, ...]]:
    """The question with such units as the library names them, and (as typed, as read) pairs.

    A unit of the library keeps its name; another level's unit is never meant.
    """
    known = tuple(units)
    found: list[Correction] = []
    for match in _NAMED.finditer(question):
        name, level = match.group(), match.group("level")
        if _of_level(known, level, name):
            continue
        for body in _other_names(match.group("body")):
            if meant := _of_level(known, level, level + body):
                found.append((name, min(meant, key=len)))
                break
    for typed, meant_name in found:
        question = question.replace(typed, meant_name)
    return question, tuple(found)


def _of_level(known: Iterable[str], level: str, name: str) -> list[str]:
    """The units of a level that have this name, whatever their spelling."""
    return [
        unit
        for unit in known
        if stem(unit) == stem(name) and level in unit[: len(unit) - len(stem(unit))]
    ]


def _other_names(body: str) -> Iterator[str]:
    if _EITHER.fullmatch(body):
        yield body[:-1] + _OTHER_ENDING[body[-1]]
    for former, names in table():
        if former == body:
            yield from names
