"""References to plans in a question: "要点二", "2023年", "市里的文件", "青石镇"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.numerals import to_chinese, to_number
from index.plan import Level, Plan
from rag.described_plans import described
from rag.named_places import places_named
from rag.official_numbers import numbers_named
from rag.plan_mentions import Mention, issuers_of, meant_together, plans_of

_CN = "[一二三四五六七八九十]"
_NUMBERED = re.compile(
    rf"(?:工作)?(?:要点|计划|方案)\s*[（(]?"
    rf"({_CN}{{1,2}}(?:[、,，和与及]\s*(?:要点)?{_CN}(?=[、,，和与及的里中在比对?？]|$))*|\d{{1,2}})"
    r"(?!\d{0,3}[年月日个家次项条类级.])[)）]?"
    rf"|(?:第|(?=[一二三四五六七八九十\d]{{1,2}}号(?:工作)?(?:要点|计划|文件?)))\s*({_CN}|\d{{1,2}})\s*(?:个|份|篇|部|号)(?:工作)?(?:要点|计划|文件?|方案)?"
    r"|(?:(?<![一-鿿])|(?<=[和与跟在按比同]))([头末]|最后)一?(?:个|份|篇)(?:工作)?(?:要点|计划|文件|方案)?(?!\d)"
    rf"|(?<![一-鿿])({_CN}(?:[、和与跟]{_CN}){{1,2}})(?=[两三]份|的?(?:口气|说法|写法|态度|要求|规定))"
)
_NUMBER = re.compile(rf"{_CN}{{1,2}}|\d{{1,2}}")
# Not "2000块", "2000人": a number without 年 before a measure is an amount.
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:\s*年度?(?:(?=20\d\d年)|(?!\d|[/.-]))|(?!\d|[/.-]|\s*[块元个人名家户台次米公万只吨条座处辆栋岁]))"
    r"|(?<!\d)(\d\d)年(?!\d(?!\d年))"
)
# 宣讲哪几个省里的文件: what is asked for, no plan.
_ASKED_FOR = re.compile(r"(?:哪[几一两二三四五六七八九十]?[个些份部项]|什么|啥)$")
_ASKED_BEHIND = re.compile(r"[,，]?(?:一共|总共|都)?(?:有|是)?(?:哪|几)")
# 2000年就在用的设备: how old a thing is, no plan.
_BUILT = re.compile(r"(?:年|那年)?(?:就|以前|之前|前|建|盖|买|装|投[用产]|出厂|开始|起(?!草))")
_COMPARED = re.compile(r"[比较]|同期|以来")
# 报到区里, 向市里报告: where something goes, no plan.
_NOT_TO = r"(?<![到给])(?!(?<=向)[市区县镇]里?(?:上级?|报告|报送|上报|汇报|反馈|备案|申请|申报))"
_OURS = "(?:我们|咱们?|俺们?)"
# 市、区、镇三级: each a level.
_LEVELS_LISTED = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=年))[省市区县镇乡](?:[、和与及跟/][省市区县镇乡]){1,3}(?=[三两二各这那]|分别|都|里|的?(?:要点|计划|文件)|[)）,，]|$)"
)
_OF_LEVEL = {
    "省": Level.PROVINCE, "市": Level.CITY, "区": Level.DISTRICT, "县": Level.DISTRICT,
    "镇": Level.TOWNSHIP, "乡": Level.TOWNSHIP,
}  # fmt: skip
_BY_LEVEL: tuple[tuple[Level, re.Pattern[str]], ...] = (
    (Level.NATION, re.compile(r"国家(?:级)?(?:的)?(?:要点|计划|文件)|全国的(?:要点|计划)")),
    (Level.PROVINCE, re.compile(r"省(?:里|级)?的?(?:工作)?(?:要点|计划|文件)|省里|全省")),
    (
        Level.CITY,
        re.compile(
            rf"{_OURS}市|{_NOT_TO}市(?:里头?|级|上)(?!场|政)|全市|市的?(?:工作)?(?:要点|计划|文件)"
        ),
    ),
    (
        Level.DISTRICT,
        re.compile(
            rf"{_OURS}区(?!域)|{_NOT_TO}(?<![小社园景山城老郊校库辖])区(?:里头?|上)|区级的?(?:要点|计划|文件)|全区|(?<![一-鿿])区的?(?:工作)?(?:要点|计划|文件)|{_NOT_TO}县里头?(?![分主领])|全县"
        ),
    ),
    (
        Level.TOWNSHIP,
        re.compile(
            rf"{_OURS}镇(?!街)|{_NOT_TO}镇里头?|{_NOT_TO}镇上|镇级|全镇|(?<![一-鿿])镇的?(?:工作)?(?:要点|计划|文件)|乡里|街道的(?:要点|计划|文件)"
        ),
    ),
)
_BOTH = re.compile(
    r"(?<!哪)两份|前后(?:两|这?几)年|(?<!哪)两(?:个|年|级)的?(?:要点|计划|文件|方案)"
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
    cited, no_cited = numbers_named(question, plans)
    missing += no_cited
    narrowed = plans_of(numbered) or everything
    mentions, years = [*numbered, *cited], list[Mention]()
    if _are_issued(plans):
        places, no_places = places_named(question, plans)
        levels, no_levels = _by_level(question, plans)
        # The year in 云安办〔2024〕8号 is a part of the number.
        years, no_years = _by_year(_without(question, cited), plans)
        mentions += [*places, *levels, *years]
        missing += no_places + no_levels + no_years
        issuers = issuers_of(places, levels)
        meant = meant_together(question, issuers, [one for one in years if one.plan_ids])
        missing += meant.unmet
        if issuers and not meant.unmet:
            narrowed &= meant.plan_ids
        elif any(one.plan_ids for one in years):
            narrowed &= _of_common_issuers(plans_of(years), plans)
    if plans_of(cited):
        # 临江区临安委〔2024〕2号 is one plan, 临安委〔2024〕2号和临江区2023年 are two.
        narrowed = narrowed & plans_of(cited) or narrowed | plans_of(cited)
    if not mentions and not missing:
        mentions = described(question, plans)
        narrowed = plans_of(mentions) or everything
    several = re.search(r"(?:前后|这|近|相邻)?(?:两|这几)年(?![前内])", question)
    if several and _BOTH.search(question) and all(one in years for one in mentions):
        narrowed = _of_common_issuers(everything, plans)
    # In their order: who carries them to the next question keeps a year beside its issuer.
    mentions.sort(key=lambda one: one.start)
    words = list(dict.fromkeys(question[one.start : one.end] for one in mentions))
    by_name = len({(question[one.start : one.end], one.plan_ids) for one in mentions})
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


def _without(question: str, mentions: Sequence[Mention]) -> str:
    """A question with mentions blanked out, everything else in its place."""
    for one in mentions:
        question = f"{question[: one.start]}{' ' * (one.end - one.start)}{question[one.end :]}"
    return question


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
    ends = {"头": min(filter(None, numbered)), "末": max(filter(None, numbered))}
    ends["最"] = ends["末"]
    found: list[Mention] = []
    missing: list[str] = []
    for match in _NUMBERED.finditer(question):
        digits = _NUMBER.findall(next(filter(None, match.groups())))
        numbers = [to_number(one) or 0 for one in digits] or [ends[match.group()[0]]]
        held = [frozenset({numbered[number]}) for number in numbers if number in numbered]
        # Each of 要点一、二、三 is named.
        found += [Mention(*match.span(), one) for one in held or [frozenset[str]()]]
        missing += [f"工作要点{to_chinese(one)}" for one in numbers if one not in numbered]
    return found, missing


def _by_year(question: str, plans: Sequence[Plan]) -> Found:
    """2023年: plans of the year; any other year is missing, unless the plans speak of it so."""
    found: list[Mention] = []
    missing: list[str] = []
    for match in _YEAR.finditer(question):
        year = int(match.group(1) or f"20{match.group(2)}")
        of_year = frozenset(plan.id for plan in plans if plan.year == year)
        if of_year:
            found.append(Mention(*match.span(), of_year))
        elif _BUILT.match(question, match.end()):
            continue
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
    if len(levels) > 1:
        for listed in _LEVELS_LISTED.finditer(question):
            for name in listed.group():
                ids = frozenset(one.id for one in plans if one.level is _OF_LEVEL.get(name))
                found += [Mention(*listed.span(), ids)] if ids else []
    for level, pattern in _BY_LEVEL:
        for match in pattern.finditer(question):
            if level in levels and len(levels) > 1:
                ids = frozenset(plan.id for plan in plans if plan.level is level)
                found.append(Mention(*match.span(), ids))
            elif (
                level not in levels
                and re.search(r"要点|计划|文件", match.group())
                and not _ASKED_FOR.search(question, 0, match.start())
                and not _ASKED_BEHIND.match(question, match.end())
            ):
                missing.append(f"{level}级的计划")
    return found, list(dict.fromkeys(missing))
