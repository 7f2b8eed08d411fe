"""The words of a note as units in their roles: lead, responsible, supporting.

Glossary: 牵头 lead · 责任/负责/分工负责 responsible · 配合/协同/会同 supporting.
"""

import re
from dataclasses import dataclass

_LABEL = re.compile(r"^(责任|牵头|配合|主办|协办)(?:单位|部门)[:：]?")
_ROLE = re.compile(
    r"(牵头(?:负责|落实)?|会同|(?:按?职责)?分工负责|共同负责|具体负责|负责|组织实施|落实|配合(?:落实|做好)?|协同(?:配合)?|协助|参与|协办)$"
)
_WITH = re.compile(r"^(.{2,}?)会同(.{2,})$")
_TAIL = re.compile(r"等?(?:各?(?:有关|相关)?(?:部门|单位))?(?:按照?职责)?$")
_COLLECTIVE = re.compile(
    r"^(?:各(?!村镇)|负有|承担|区?(?:各)?(?:有关|相关)|区级?有关|全体|所有|其他)|(?:成员单位|有关部门|相关部门|主管部门|各部门|所在单位)$|^十.*(?:委员会|专委会)"
)
_SUPPORTING = ("配合", "协同", "协助", "参与", "协办")


@dataclass(frozen=True, slots=True)
class Roles:
    """The units that a note names, by role, in the plan's own spelling."""

    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()


def read_roles(note: str) -> Roles:
    """The roles in a note such as "（区住建局牵头，区城管局、各镇街配合）"."""
    inside = note.strip().rstrip("。；;").strip("（）()")
    default = "负责"
    found: dict[str, list[str]] = {"lead": [], "responsible": [], "supporting": []}
    waiting: list[str] = []
    for phrase in _phrases(inside):
        labelled = _LABEL.match(phrase)
        if labelled:
            found[_role(default)] += waiting
            waiting = []
            default = {"牵头": "牵头", "主办": "牵头", "责任": "负责"}.get(
                labelled.group(1), "配合"
            )
            phrase = phrase[labelled.end() :]
        role = _ROLE.search(phrase)
        words = phrase[: role.start()] if role else phrase
        waiting += _units(words)
        if role:
            found[_role(role.group(1))] += waiting
            waiting = []
    found[_role(default)] += waiting
    units = [tuple(dict.fromkeys(names)) for names in found.values()]
    lead, responsible, supporting = (
        tuple(unit for unit in names if not is_collective(unit)) for names in units
    )
    groups = dict.fromkeys(unit for names in units for unit in names if is_collective(unit))
    return Roles(lead, responsible, supporting, tuple(groups))


def is_collective(unit: str) -> bool:
    """Whether a name stands for a group: 各有关部门, 区安委会各成员单位."""
    return bool(_COLLECTIVE.search(unit)) or ("各" in unit and not unit.endswith("局"))


def _phrases(words: str) -> list[str]:
    """The stretches between commas; "甲会同乙负责" becomes "甲负责" and "乙会同"."""
    phrases: list[str] = []
    for phrase in re.split(r"[，,；;。]", words):
        split = _WITH.match(phrase)
        if split:
            partner = _ROLE.sub("", split.group(2))
            phrases += [f"{split.group(1)}负责", f"{partner}配合"]
        elif phrase.strip():
            phrases.append(phrase.strip())
    return phrases


def _units(words: str) -> list[str]:
    names = [_TAIL.sub("", name) if "等" in name else name for name in re.split(r"、", words)]
    return [name.strip("和及与 ：:") for name in names if len(name.strip("和及与 ：:")) >= 2]


def _role(verb: str) -> str:
    if verb.startswith("牵头"):
        return "lead"
    return "supporting" if verb.startswith(_SUPPORTING) or verb == "会同" else "responsible"
