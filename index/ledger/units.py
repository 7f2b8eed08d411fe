"""The words of a note as units in their roles: lead, responsible, supporting.

Glossary: 牵头 lead · 责任/负责/分工负责 responsible · 配合/协同/会同 supporting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.ledger.values import deadlines

_JOINED = re.compile(r"^(?:以及|[和及与])(?=[省市区镇乡各有相])")
_KINDS = r"(?:单位|部门|科室|处室|主体|机构)"
_LABEL = re.compile(
    rf"^(?:(责任|负责|落实|实施|承办|牵头|主办|主责|配合|协办|协同|参与){_KINDS}[:：]?|(责任|负责|牵头|主办|配合|协办|协同|参与)[:：])"
)
# Words of a note that name no unit: who signs for it, by when, how long it goes on.
_ASIDE = re.compile(
    r"[^：:]*(?:领导|人|时限|时间|期限|频次|备注)[:：]|长期|持续|常态|立即|排[在名]|其中|列?第一"
)
_PERSON = re.compile(r".*(?:[长员人]|人员|同志|书记|主任|领导)$")
_MANNER = (
    r"(?:(?:按照?|依|根据)?(?:各自|各)?(?:职责|分工|职能)(?:分工)?)?"
    r"(?:分工|分头|共同|具体|统筹|抓好|(?<![党级会])组织)?"
)
_ROLE = re.compile(
    rf"(牵头(?:负责|落实|组织|协调|实施|抓总)?|会同|{_MANNER}(?:负责(?:落实)?|落实|实施)|主责|主办|承办|各负其责|各司其职"
    rf"|{_MANNER}(?:配合(?:落实|做好)?|协同(?:配合)?|协助|参与(?:配合)?|协办))$"
)
_WITH = re.compile(r"^(.{2,}?|)会同(.{2,})$")
_AND_OTHERS = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个|多个)?((?:各|其他)?(?:有关|相关|区级|市级|县级|责任|成员)*(?:部门|单位)?)$"
)
_ALSO = re.compile(
    r"(?<=[局办队部站所院])(?:以及|及其?|和|与)(?=.{2})|(?<=中心|公司|集团|街道|镇街|单位|部门)(?:以及|及|和|与)(?=.{2})|(?<=委)[和与及](?=[省市区县镇乡各])"
)
_GROUP = (
    r"各|有关|相关|^(?:负有|承担|具有|涉及|全体|所有|其[他它]|沿江|沿线|属地|所在|当地|辖区|事发)"
    r"|(?:成员|所在|维保|运营|建设|施工|生产经营|使用|产权|管理|责任|直属|区直|市直|县直)单位$"
    r"|(?:主管|监管|责任|职能|执法)部门$|企业$|所在(?:地|村|社区|乡镇|镇街|镇|街道)$"
    r"|^[\d一二三四五六七八九十]+[个大].*(?:委员会|专委会|专班|小组)|^[省市区县]?(?:安全生产)?专(?:[业门]委员会|委会)$"
    r"|^(?:镇街|乡镇|街道|乡镇街道|镇（街道）|乡镇（街道）|镇\(街道\)|村|社区|村（社区）|部门|单位)$"
)
_COLLECTIVE = re.compile(_GROUP)
_SUPPORTING = ("配合", "协同", "协助", "参与", "协办")


@dataclass(frozen=True, slots=True)
class Roles:
    """The units that a text names, by role, in the plan's own spelling; a unit has one role."""

    leads: tuple[str, ...] = ()
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()

    def named(self) -> frozenset[str]:
        """Every single unit."""
        return frozenset(self.leads + self.responsible + self.supporting)


def read_roles(note: str) -> Roles:
    """The roles in a note such as "（区住建局牵头，区城管局、各镇街配合）"."""
    found: list[tuple[str, str]] = []
    default = "负责"
    waiting: list[str] = []
    for phrase in _phrases(_inside(note)):
        if _ASIDE.match(phrase):
            continue
        while labelled := _LABEL.match(phrase):
            found += [(unit, default) for unit in waiting]
            default, waiting = _meaning(labelled[1] or labelled[2]), []
            phrase = phrase[labelled.end() :]
        role = _ROLE.search(phrase)
        waiting += units_in(phrase[: role.start()] if role else phrase)
        if role:
            found += [(unit, role[1]) for unit in waiting]
            waiting = []
    return by_role(found + [(unit, default) for unit in waiting])


def by_role(found: list[tuple[str, str]]) -> Roles:
    """Units with the verb of their role, as roles; the first role of a unit counts most."""
    roles: dict[str, list[str]] = {"lead": [], "responsible": [], "supporting": [], "group": []}
    for place in ("lead", "responsible", "supporting"):
        for unit, verb in found:
            known = any(unit in units for units in roles.values())
            if role_of(verb) == place and not known:
                roles["group" if is_collective(unit) else place].append(unit)
    return Roles(*(tuple(units) for units in roles.values()))


def is_collective(unit: str) -> bool:
    """Whether a name stands for a group: 各有关部门, 区安委会各成员单位, 沿江镇街."""
    return bool(_COLLECTIVE.search(unit))


def units_in(words: str) -> list[str]:
    """The units of a list: 甲局、乙局和丙办等有关部门."""
    others = _AND_OTHERS.search(words)
    if others:
        words = f"{words[: others.start()]}、{_group(others[1])}"
    names = (_JOINED.sub("", name.strip(" ：:")) for name in _ALSO.sub("、", words).split("、"))
    return [name for name in names if len(name) >= 2 and not _is_other(name)]


def _is_other(name: str) -> bool:
    """Whether words of a list are no unit: a person, a date, an aside."""
    return bool(_PERSON.fullmatch(name) or _ASIDE.match(name) or deadlines(name))


def role_of(verb: str) -> str:
    """lead, responsible or supporting."""
    if verb.startswith(("牵头", "主办", "主责")):
        return "lead"
    return "supporting" if any(word in verb for word in (*_SUPPORTING, "会同")) else "responsible"


def _inside(note: str) -> str:
    """A note without its brackets; brackets inside it stay."""
    words = note.strip().rstrip("。；;")
    return words[1:-1] if words[:1] in ("（", "(") and words[-1:] in ("）", ")") else words


def _meaning(label: str) -> str:
    """The verb that a label such as 责任单位 stands for."""
    if label in ("牵头", "主办", "主责"):
        return "牵头"
    return "负责" if label in ("责任", "负责", "落实", "实施", "承办") else "配合"


def _group(others: str) -> str:
    """ "等有关部门" names a group; "等部门" only ends a list."""
    return others if is_collective(others) and others not in ("部门", "单位") else ""


def _phrases(words: str) -> Iterator[str]:
    """The stretches between commas; "甲会同乙负责" becomes "甲负责" and "乙会同"."""
    for phrase in re.split(r"[，,；;。\n]", words):
        split = _WITH.match(phrase)
        if split and split[1]:
            yield f"{split[1]}负责"
        if split:
            yield f"{_ROLE.sub('', split[2])}配合"
        elif phrase.strip():
            yield phrase.strip()
