"""One wrong unit: another one, another level, another role, one too many."""

import re
from collections.abc import Iterator
from random import Random

from eval.adversarial.case import Case, bare_note, cited_by, wrong
from eval.adversarial.names import core, short
from eval.probes.ground import Statement

_LEVELS = "市区县镇省"


def wrong_units(own: Statement, units: tuple[str, ...], luck: Random) -> Iterator[Case]:
    """The sentence with its note, one unit of which is wrong."""
    duty = own.duty
    if duty is None or not own.note:
        return
    named = list(dict.fromkeys(duty.named()))
    known = [one for one in named if own.note.count(one) == 1]
    for unit in known:
        for other in luck.sample(_others(unit, units, own), 2):
            for said in _shapes(own, own.note.replace(unit, other), luck):
                yield from wrong("单位", said, other, cited_by(own))
        for level in luck.sample([one for one in _LEVELS if one != unit[0]], 2):
            if unit[0] in _LEVELS and unit[1:3] not in ("场监", "村建"):
                other = level + unit[1:]
                note = own.note.replace(unit, other)
                yield from wrong("级别", _shapes(own, note, luck)[0], other, cited_by(own))
    yield from _extended(own, known, units, luck)
    yield from _roles(own, luck)
    yield from _in_text(own, units, luck)


def _shapes(own: Statement, note: str, luck: Random) -> list[str]:
    """The ways in which an answer says who does something; one of them."""
    bare = bare_note(note)
    head = re.sub(r"^(?:责任|牵头)单位[:：]", "", bare)
    return [
        luck.choice(
            [f"{own.text}{note}", f"{bare}。", f"{bare}：{own.text}", f"由{head}，{own.text}"]
        )
    ]


def _others(unit: str, units: tuple[str, ...], own: Statement) -> list[str]:
    """Units of the library that are surely not named in the sentence or its note."""
    spoken = short(own.text + own.note)
    found = [
        one
        for one in units
        if core(one) not in spoken and core(one) not in core(unit) and core(unit) not in core(one)
        and re.fullmatch(r"[\u4e00-\u9fff]+", one)
    ]  # fmt: skip
    return found if len(found) > 1 else [*found, "区地震局", "市气象局"]


def _extended(
    own: Statement, known: list[str], units: tuple[str, ...], luck: Random
) -> Iterator[Case]:
    """A unit too many in a list."""
    if known:
        other = luck.choice(_others(known[0], units, own))
        note = own.note.replace(known[0], f"{known[0]}、{other}")
        yield from wrong("多一个单位", f"{own.text}{note}", other, cited_by(own))


def _roles(own: Statement, luck: Random) -> Iterator[Case]:
    """Who leads supports, who supports leads."""
    duty = own.duty
    assert duty is not None
    cited = cited_by(own)
    for lead in duty.leads:
        for support in duty.supporting:
            if own.note.count(lead) != 1 or own.note.count(support) != 1:
                continue
            swapped = own.note.replace(lead, "\0").replace(support, lead).replace("\0", support)
            said = luck.choice(
                [
                    f"{own.text}{swapped}",
                    f"{bare_note(swapped)}。",
                    f"{bare_note(swapped)}：{own.text}",
                ]
            )
            yield Case("角色互换", False, said, cited)
            yield Case("角色", False, f"由{support}牵头，{own.text}", cited)
            yield Case("角色", False, f"{own.text.rstrip('。')}，由{support}牵头。", cited)
            yield Case("角色", False, f"{lead}配合：{own.text}", cited)
            yield Case("角色", False, f"配合单位：{lead}。", cited)
    if not duty.leads and duty.responsible and "牵头" not in own.note + own.text:
        yield Case("角色", False, f"{duty.responsible[0]}牵头：{own.text}", cited)
        yield Case("角色", False, f"牵头：{own.text}", cited)
    if not duty.supporting and not re.search("配合|协同|会同", own.note + own.text):
        yield Case("角色", False, f"配合：{own.text}", cited)


def _in_text(own: Statement, units: tuple[str, ...], luck: Random) -> Iterator[Case]:
    """A unit that the sentence itself names."""
    for unit in units:
        if own.text.count(unit) == 1 and not re.search(rf"{unit}[各成]", own.text):
            other = luck.choice(_others(unit, units, own))
            said = own.text.replace(unit, other)
            yield from wrong("句中单位", said, other, cited_by(own))
