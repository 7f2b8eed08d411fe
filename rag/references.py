"""References to plans in a question: "要点二", "2023年", "市里的文件", "青石镇"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import rjieba

from index.numerals import to_chinese, to_number
from index.plan import Level, Plan
from rag.plan_mentions import Mention, issuers_of, meant_together

_CN = "[一二三四五六七八九十]"
_NUMBERED = re.compile(
    rf"(?:工作)?(?:要点|计划|方案)\s*[（(]?"
    rf"({_CN}{{1,2}}(?:[、,，和与及]\s*(?:要点)?{_CN}(?=[、,，和与及的里中在比对?？]|$))*|\d{{1,2}})"
    r"(?!\d*[年月日个家次项条类级.])[)）]?"
    rf"|第\s*({_CN}|\d{{1,2}})\s*(?:个|份|篇|部)(?:工作)?(?:要点|计划|文件|方案)?"
)
_NUMBER = re.compile(rf"{_CN}{{1,2}}|\d{{1,2}}")
# Not "2000块", "2000人": a number without 年 before a measure is an amount.
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s*年度?(?!\d|[/.-])|(?!\d|[/.-]|\s*[块元个人名家户台次米公万只吨条座处辆栋岁]))"
    r"|(?<!\d)(\d\d)年(?!\d)"
)
_COMPARED = re.compile(r"[比较]|同期|以来")
# 报到区里: where something goes, no plan.
_NOT_TO = "(?<![到给向])"
_BY_LEVEL: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.NATION, re.compile(r"国家(?:级)?(?:的)?(?:要点|计划|文件)|全国的(?:要点|计划)")),
    (Level.PROVINCE, re.compile(r"省(?:里|级)?的?(?:工作)?(?:要点|计划|文件)|省里|全省")),
    (
        Level.CITY,
        re.compile(rf"{_NOT_TO}市(?:里头?|级|上)(?!场|政)|全市|市的?(?:工作)?(?:要点|计划|文件)"),
    ),
    (
        Level.DISTRICT,
        re.compile(
            rf"{_NOT_TO}区里头?|区级的?(?:要点|计划|文件)|全区|(?<![一-鿿])区的?(?:工作)?(?:要点|计划|文件)|{_NOT_TO}县里头?|全县"
        ),
    ),
    (
        Level.TOWNSHIP,
        re.compile(
            rf"{_NOT_TO}镇里头?|{_NOT_TO}镇上|镇级|全镇|(?<![一-鿿])镇的?(?:工作)?(?:要点|计划|文件)|乡里|街道的(?:要点|计划|文件)"
        ),
    ),
)
_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,3}?)(省|市|区|县|镇|乡|街道)(?=(?:20\d\d年?|安委会|安全生产委员会)?(?:的|安全生产)?(?:年度)?(?:工作)?(?:要点|计划|文件|方案)|20\d\d年)"
)
_NOT_PLACES = ("全", "本", "我", "各", "咱", "这个", "那个", "哪个", "上级", "外")
_BOTH = re.compile(
    r"(?<!哪)两份|(?<!哪)两(?:个|年|级)的?(?:要点|计划|文件|方案)"
    r"|(?<![连续着过前近满])两年(?=里|内|中|间|都|各|分别|比|对比|有)|各(?:个|份)?(?:要点|计划)|(?:三|四|几|多)(?:个|份)(?:要点|计划|文件)"
)


@dataclass(frozen=True, slots=True)
class References:
    """The plans a question may be answered from, and what it named that is not there.

    `words` are the stretches that referred to plans; they are no content. `each` says that several
    plans were named one by one: 要点一和要点二 do so, 2024年 does not.
    """

    plan_ids: tuple[str, ...]
    named: bool
    missing: tuple[str, ...]
    words: tuple[str, ...]
    each: bool = False


def find_references(question: str, plans: Sequence[Plan]) -> References:
    """Resolve the references of a question against the plans of the library.

    References of one kind widen (要点一和要点二), an issuer's years narrow (云津市2024年). A collection
    of articles, without year, issuer, level and numbered items, is not told apart by issuers and
    years: there they are what the question is about.
    """
    everything = frozenset(plan.id for plan in plans)
    numbered, missing = _by_number(question, plans)
    narrowed = _union(numbered) or everything
    mentions = list(numbered)
    if _are_issued(plans):
        places, no_places = _by_place(question, plans)
        levels, no_levels = _by_level(question, plans)
        years, no_years = _by_year(question, plans)
        mentions += [*places, *levels, *years]
        missing += no_places + no_levels + no_years
        issuers = issuers_of(places, levels)
        meant = meant_together(question, issuers, [one for one in years if one.plan_ids])
        missing += meant.unmet
        if issuers and not meant.unmet:
            narrowed &= meant.plan_ids
        elif any(one.plan_ids for one in years):
            narrowed &= _of_common_issuers(_union(years), plans)
    words = list(dict.fromkeys(question[one.start : one.end] for one in mentions))
    by_name = len(words)
    chosen = any(one.plan_ids for one in mentions)
    if chosen and not narrowed and not missing:
        missing.append(f"“{' '.join(words)}”的计划")
    # One plan is never "both": there 两个 counts what is asked about.
    words += [match.group() for match in _BOTH.finditer(question) if len(plans) > 1]
    ids = tuple(plan.id for plan in plans if plan.id in narrowed)
    each = chosen and 1 < len(ids) <= by_name
    return References(ids, chosen or bool(missing), tuple(missing), tuple(words), each)


# What is named, and what is named that is not there.
Found = tuple[list[Mention], list[str]]


def _union(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset[str]().union(*(one.plan_ids for one in mentions))


def _are_issued(plans: Sequence[Plan]) -> bool:
    """Whether any of them is a plan that somebody issued; one with items is, even if unsigned."""
    return any(
        plan.year is not None or plan.issuer or plan.level is not Level.UNKNOWN or plan.items()
        for plan in plans
    )


def _by_number(question: str, plans: Sequence[Plan]) -> Found:
    """要点二, 第二篇: plans whose titles end in the number."""
    numbered = {to_number(plan.title[-1]): plan.id for plan in plans if to_number(plan.title[-1])}
    if not numbered:
        return [], []
    found: list[Mention] = []
    missing: list[str] = []
    for match in _NUMBERED.finditer(question):
        digits = _NUMBER.findall(match.group(1) or match.group(2))
        numbers = [to_number(one) or 0 for one in digits]
        held = frozenset(numbered[number] for number in numbers if number in numbered)
        found.append(Mention(*match.span(), held))
        missing += [f"工作要点{to_chinese(one)}" for one in numbers if one not in numbered]
    return found, missing


def _by_place(question: str, plans: Sequence[Plan]) -> Found:
    """临江区, 青石镇: plans whose titles begin with the place; a place nobody issued for is missing."""
    found: dict[tuple[int, int], set[str]] = {}
    for plan in plans:
        name = _place_name(plan)
        stem = name[:-1] if len(name) > 2 else name
        word = name if name and name in question else ""
        if (
            not word
            and len(stem) >= 2
            and stem in question
            and (_about_plan(question, stem) or _opens(question, stem))
        ):
            word = stem
        for match in re.finditer(re.escape(word), question) if word else ():
            found.setdefault(match.span(), set()).add(plan.id)
    missing = [
        match.group()
        for match in _PLACE.finditer(question)
        if not found and not match.group(1).endswith(_NOT_PLACES) and _names_a_place(match.group(1))
    ]
    return [Mention(*span, frozenset(ids)) for span, ids in sorted(found.items())], missing


def _place_name(plan: Plan) -> str:
    match = re.match(
        r"([\u4e00-\u9fff]{2,8}?(?:省|市|区|县|镇|乡|街道))", plan.issuer or plan.title
    )
    return match.group(1) if match else ""


def _about_plan(question: str, stem: str) -> bool:
    return bool(
        re.search(
            re.escape(stem)
            + r"(?:的|市|区|县|镇)?(?:20\d\d年?)?(?:的)?(?:工作)?(?:要点|计划|文件|方案)",
            question,
        )
    )


def _opens(question: str, stem: str) -> bool:
    """Whether a part of the question opens with a place named in short: 过期的气瓶，云津怎么处理."""
    if rjieba.has_word(stem) and [kind for _, kind in rjieba.tag(stem)] != ["ns"]:
        return False
    return bool(
        re.search(rf"(?:^|[，,。;；、 在])(?:请问)?{re.escape(stem)}(?![镇乡街])", question)
    )


def _names_a_place(stem: str) -> bool:
    return not re.search(
        r"[的在和与及按照据对于从是]|各|哪|某|工作|安全|生产|行业|园|小|社|景|辖|城|老|山|校|库|矿|厂",
        stem,
    )


def _by_year(question: str, plans: Sequence[Plan]) -> Found:
    """2023年: plans of the year; any other year is missing, unless the plans speak of it so."""
    found: list[Mention] = []
    missing: list[str] = []
    for match in _YEAR.finditer(question):
        year = int(match.group(1) or f"20{match.group(2)}")
        of_year = frozenset(plan.id for plan in plans if plan.year == year)
        if of_year:
            found.append(Mention(*match.span(), of_year))
        elif not _speak_of(plans, question, match) or _names_plan(question, match.end()):
            missing.append(f"{year}年的计划")
            found.append(Mention(*match.span(), of_year))
    return found, missing


def _of_common_issuers(found: frozenset[str], plans: Sequence[Plan]) -> frozenset[str]:
    """Where several years are named, the plans of the issuers that hold all of them, if any do."""
    years = {plan.year for plan in plans if plan.id in found}
    held: dict[str, set[int | None]] = {}
    for plan in plans:
        if plan.id in found and plan.issuer:
            held.setdefault(plan.issuer, set()).add(plan.year)
    common = {issuer for issuer, own in held.items() if own == years}
    if len(years) < 2 or not common:
        return found
    return frozenset(plan.id for plan in plans if plan.id in found and plan.issuer in common)


def _speak_of(plans: Sequence[Plan], question: str, year: re.Match[str]) -> bool:
    """Whether a year is meant as the plans mean it: compared with, or with the same neighbour."""
    start, end = year.span()
    as_spoken = [year.group()] if _COMPARED.search(question) else []
    as_spoken += [question[start - 1 : end]] if start else []
    as_spoken += [question[start : end + 1]] if end < len(question) else []
    return any(words in plan.text for plan in plans for words in as_spoken)


def _names_plan(question: str, end: int) -> bool:
    return bool(
        re.match(r"(?:度)?的?(?:安全生产)?(?:工作)?(?:要点|计划|文件|方案)", question[end:])
    )


def _by_level(question: str, plans: Sequence[Plan]) -> Found:
    """市里的文件, 全镇: plans of the level; counts only where the library holds several levels."""
    levels = {plan.level for plan in plans}
    found: list[Mention] = []
    missing: list[str] = []
    for level, pattern in _BY_LEVEL:
        for match in pattern.finditer(question):
            if level in levels and len(levels) > 1:
                ids = frozenset(plan.id for plan in plans if plan.level is level)
                found.append(Mention(*match.span(), ids))
            elif level not in levels and re.search(r"要点|计划|文件", match.group()):
                missing.append(f"{level}级的计划")
    return found, list(dict.fromkeys(missing))
