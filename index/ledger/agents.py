"""The units that a sentence itself charges: 由甲局牵头，乙局、丙办配合 · 甲局要每月检查.

A mention charges nobody: 向甲局报告, 报甲办备案, 由甲局局长约谈. So a name counts only where the
sentence makes it the one who acts: behind 由, before the verb of a role at the start of a phrase,
or before 要, 应, 每 … at the start of the sentence.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.ledger.units import Roles, by_role, units_in

# A unit that no note of the plan names: its level in front, its kind behind, no verb inside.
_INNER = (
    r"(?!授权|委托|指定|组织|统筹|负责|牵头|安排|主要|会同|联合|指导|督促|协调|挂牌"
    r"|[各属在到向对的按于每从以为])[X\u4e00-\u9fff]"
)
_ORGAN = (
    rf"[省市区县镇乡](?:{_INNER}){{1,12}}?(?:(?<![格布结大全])局|办公室|(?<![督查承主交经协举兴创开领代催])办"
    r"|所(?![在有属需])|站|大队|支队|中队|执法队|消防队|中心)"
)
# A longer name than the one that was read: 区公安局 of 区公安局城东分局.
_WHOLE = rf"(?!(?:{_INNER}){{1,5}}?(?:分局|支队|大队|中队|派出所)|办公室|公室)"
_GROUP = (
    r"各(?:有关|相关|行业|级|自)*[\u4e00-\u9fff]{0,8}?(?:镇街|乡镇街道|乡镇|街道|部门|单位|村（社区）)"
    r"|(?:所在|属地|沿江|有关|相关)(?:镇街|乡镇|街道|部门|单位)"
)
_PERSON = r"(?!局长|主任|主要|负责人|负责同志|分管|领导|书记|人员|工作人员|干部|专家|授权|党组|内设|官网|网站)"
_ROLE = r"(?:牵头|(?:按职责)?(?:分工|具体|共同)?负责(?![人制同])|配合|协同|协助|参与(?!的)|会同)"
_DOES = r"(?:要(?!求)|应当?(?!急)|须|必须|每(?!个)|全年|定期|牵头|负责(?![人制同])|会同|落实|组织(?!部)|开展|督促|加强)"


@dataclass(frozen=True, slots=True)
class Agents:
    """Who acts in a text: their roles, and `text[start:end]`, the words that say so."""

    roles: Roles
    start: int
    end: int


def agents_in(text: str, start: int, end: int, known: frozenset[str]) -> Agents | None:
    """The units charged by the sentence `text[start:end]`; None when it charges none.

    `known` are the units that the notes of the plan name.
    """
    by, phrase, subject = _patterns(known)
    matches = list(by.finditer(text, start, end))
    opening = subject.match(text, start, end)
    matches += [opening] if opening else []
    matches += phrase.finditer(text, start, end)
    found: list[tuple[str, str]] = []
    for match in matches:
        verb = match["verb"] or "负责"
        found += [(unit, "负责" if verb == "会同" else verb) for unit in units_in(match["units"])]
        found += [(unit, "会同") for unit in units_in(match["partners"] or "")]
    roles = by_role(found)
    if roles == Roles():
        return None
    return Agents(
        roles, min(match.start() for match in matches), max(match.end() for match in matches)
    )


@lru_cache(maxsize=64)
def _patterns(known: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """The three places of an agent: behind 由, at the start of a phrase, of the sentence."""
    names = "|".join(map(re.escape, sorted(known, key=lambda name: (-len(name), name))))
    charged = "|".join(filter(None, (names, _GROUP)))
    units = _listed("units", f"{charged}|{_ORGAN}") + _PERSON
    verb = rf"(?:(?P<verb>{_ROLE})(?:(?<=会同){_listed('partners', f'{charged}|{_ORGAN}')})?)"
    return (
        re.compile(rf"(?<![理自事案缘经])由{units}{verb}?"),
        re.compile(rf"(?<=[，,；;]){units}{verb}"),
        re.compile(rf"{_listed('units', charged)}{_PERSON}(?={_DOES}){verb}?"),
    )


def _listed(group: str, unit: str) -> str:
    """A pattern for one or more units."""
    return rf"(?P<{group}>(?:{unit}){_WHOLE}(?:[、和及与](?:{unit}){_WHOLE})*)等?"
