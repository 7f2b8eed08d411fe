"""The words of a note as units in their roles: lead, responsible, supporting.

Glossary: 牵头 lead · 责任/负责/分工负责 responsible · 配合/协同/会同 supporting.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.ledger.values import deadlines
from index.sentences import NOTE_BRACKETS

_JOINED = re.compile(r"^(?:以及|[和及与])(?=[省市区镇乡各有相])")
_KINDS = r"(?:单位|部门|科室|股室|处室|主体|机构|站所)"
_LABEL = re.compile(
    rf"^(?:主要|第一|共同)?(?:(牵头|协同|配合)责任{_KINDS}[:：]?|(责任|负责|落实|实施|承办|牵头|主办|主责|配合|协办|协同|协助|参与|执行|监管|主管){_KINDS}[:：]?"
    r"|(责任|负责|牵头|主办|配合|协办|协同|参与)[:：])"
)
_BRACKETED_LABEL = re.compile(
    rf"[【［\[]([^【】［］\[\]]{{0,4}}(?:{_KINDS}|领导|人|时限|期限|时间))[】］\]][:：]?"
)
# A label that follows the words of the one before without a mark: 王某责任单位：….
_NEXT_LABEL = re.compile(
    rf"(?<=[^\s，,；;。：:（(〔【［\[牵头协同配合主要第一共同])\s*(?=(?:牵头|协同|配合)?(?:责任|牵头|配合|主办|协办|协同){_KINDS}[:：]"
    r"|(?:责任|牵头|分管)(?:领导|人)[:：]|(?:完成|整改|办结)(?:时限|期限|时间)[:：])"
)
# Words of a note that name no unit: who signs for it, by when, how long it goes on.
_ASIDE = re.compile(
    r"[^：:]*(?:领导|人|时限|时间|期限|频次|备注)[:：]|长期|持续|常态|立即|排[在名]|其中|列?第一|以下|上述|不再|下同"
)
_PERSON = re.compile(r".*(?:[长员人]|人员|同志|书记|主任|领导)$")
_MANNER = (
    r"(?:(?:按照?|依|根据)?(?:各自|各)?(?:职责|分工|职能)(?:分工)?)?"
    r"(?:分工|分头|共同|具体|统筹|抓好|(?<![党级会])组织)?"
)
_ROLE = re.compile(
    rf"(牵头(?:负责|落实|组织|协调|实施|抓总)?|会同|{_MANNER}(?:负责(?:落实)?|落实|实施)|主责|主办|承办|各负其责|各司其职"
    rf"|落实属地(?:管理|监管)?责任|{_MANNER}(?:配合(?:落实|做好)?|协同(?:配合)?|协助|参与(?:配合)?|协办))$"
)
_WITH = re.compile(r"^(.{2,}?|)会同(.{2,})$")
_AND_OTHERS = re.compile(
    r"等(?:[\d一二三四五六七八九十]+个|多个)?((?:各|其他)?(?:有关|相关|区级|市级|县级|责任|成员)*(?:部门|单位)?)$"
)
_ALSO = re.compile(
    r"(?<=[局办队部站所院])(?:以及|及其?|和|与)(?=.{2})|(?<=中心|公司|集团|街道|镇街|单位|部门)(?:以及|及|和|与)(?=.{2})|(?<=委)[和与及](?=[省市区县镇乡各])|(?<=[）)])(?:以及|及|和|与)(?=各|有关|相关|其他)"
)
_GROUP = (
    r"各|有关|相关|^(?:负有|承担|具有|涉及|全体|所有|其[他它]|沿江|沿线|属地|所在|当地|辖区|事发)"
    r"|(?:成员|所在|维保|运营|建设|施工|生产经营|使用|产权|管理|责任|直属|区直|市直|县直)单位$"
    r"|(?:主管|监管|责任|职能|执法)部门$|企业$|所在(?:地|村|社区|乡镇|镇街|镇|街道)$"
    r"|^[\d一二三四五六七八九十]+[个大].*(?:委员会|专委会|专班|小组)|^[省市区县]?(?:安全生产)?专(?:[业门]委员会|委会)$"
    r"|^(?:功能区|开发区|园区|产业园区|县区|区县|县市区|镇街|乡镇|街道|乡镇街道|镇（街道）|乡镇（街道）|镇\(街道\)|村|社区|村（社区）|部门|单位)$"
)
_COLLECTIVE = re.compile(_GROUP)
# Units are parted by 、 outside of brackets (各县（市、区）), in some notes by spaces or strokes.
_LISTED = re.compile(r"(?:、|(?<=[\u4e00-\u9fff）)])[\s/／]+(?=[\u4e00-\u9fff]))(?![^（(]*[)）])")
_HALF = re.compile(r"各[省市区县旗州盟]")
_OTHER_HALF = re.compile(
    r"[市区县旗州盟](?:级市)?(?:人民政府|政府|安委会|安委办|管委会|应急管?理?局|党委|党委政府)|县级市"
)
_OPEN, _CLOSE = tuple(NOTE_BRACKETS), tuple(NOTE_BRACKETS.values())
_BETWEEN_NOTES = re.compile(
    r"[)）〕】］\]][。；;]?[（(〔【［\[](?=[^（(]*(?:[:：]|牵头|负责|配合|前))"
)
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
    default, marked = "负责", False
    waiting: list[str] = []
    for phrase in _phrases(_inside(note)):
        if _ASIDE.match(phrase):
            continue
        while labelled := _LABEL.match(phrase):
            found += [(unit, default) for unit in waiting]
            default, waiting = _meaning(labelled[1] or labelled[2] or labelled[3]), []
            phrase, marked = phrase[labelled.end() :], True
        role = _ROLE.search(phrase)
        if role and marked:
            # 牵头单位：甲，乙配合: the verb is not that of the units behind the label.
            found += [(unit, default) for unit in waiting]
            waiting = []
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
    parts = _whole(_LISTED.split(_ALSO.sub("、", words)))
    names = (_JOINED.sub("", name.strip(" ：:")) for name in parts)
    return [name for name in names if len(name) >= 2 and not _is_other(name)]


def _whole(parts: list[str]) -> Iterator[str]:
    """The names of a list; 各县、区政府 is one group."""
    waiting = ""
    for part in parts:
        if waiting:
            joined = _OTHER_HALF.fullmatch(part)
            yield from (f"{waiting}、{part}",) if joined else (waiting, part)
            waiting = ""
        elif _HALF.fullmatch(part):
            waiting = part
        else:
            yield part
    if waiting:
        yield waiting


def _is_other(name: str) -> bool:
    """Whether words of a list are no unit: a person, a date, an aside."""
    return bool(_PERSON.fullmatch(name) or _ASIDE.match(name) or deadlines(name))


def role_of(verb: str) -> str:
    """lead, responsible or supporting."""
    if verb.startswith(("牵头", "主办", "主责")):
        return "lead"
    return "supporting" if any(word in verb for word in (*_SUPPORTING, "会同")) else "responsible"


def _inside(note: str) -> str:
    """A note without the brackets around each of its lines; brackets inside it stay."""
    words = _BETWEEN_NOTES.sub("；", note.strip())
    lines = (line.strip().rstrip("。；;") for line in words.split("\n"))
    return "；".join(
        line[1:-1] if line[:1] in _OPEN and line[-1:] in _CLOSE else line for line in lines
    )


def _meaning(label: str) -> str:
    """The verb that a label such as 责任单位 stands for."""
    if label in ("牵头", "主办", "主责"):
        return "牵头"
    return "配合" if label in (*_SUPPORTING, "会同") else "负责"


def _group(others: str) -> str:
    """ "等有关部门" names a group; "等部门" only ends a list."""
    return others if is_collective(others) and others not in ("部门", "单位") else ""


def _phrases(words: str) -> Iterator[str]:
    """The stretches between commas; "甲会同乙负责" becomes "甲负责" and "乙会同"."""
    words = _BRACKETED_LABEL.sub(r"；\1：", words)
    for phrase in re.split(r"[，,；;。\n]", _NEXT_LABEL.sub("；", words)):
        split = _WITH.match(phrase)
        if split and split[1]:
            yield f"{split[1]}负责"
        if split:
            yield f"{_ROLE.sub('', split[2])}配合"
        elif phrase.strip():
            yield phrase.strip()
