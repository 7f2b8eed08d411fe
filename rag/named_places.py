"""Places that a question names, in full or in short, and the plans that they issued."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

import rjieba

from index.plan import Plan
from rag.plan_mentions import JOINED, Mention

_PLACE = re.compile(
    r"([\u4e00-\u9fff]{2,3}?)(省|市|区|县|镇|乡|街道)(?=(?:20\d\d年?|安委会|安全生产委员会)?(?:的|安全生产)?(?:年度)?(?:工作)?(?:要点|计划|文件|方案)|20\d\d年)"
)
_NOT_PLACES = ("全", "本", "我", "各", "咱", "这个", "那个", "哪个", "上级", "外")


def places_named(question: str, plans: Sequence[Plan]) -> tuple[list[Mention], list[str]]:
    """临江区, 青石镇: plans whose titles begin with the place; a place nobody issued for is missing."""
    found: dict[tuple[int, int], set[str]] = {}
    listed = _listed(question, {stem for plan in plans if len(stem := _stem(plan)) >= 2})
    for plan in plans:
        name = _place_name(plan)
        stem = _stem(plan)
        word = name if name and name in question else ""
        if (
            not word
            and len(stem) >= 2
            and stem in question
            and (stem in listed or _about_plan(question, stem) or _opens(question, stem))
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


def _listed(question: str, stems: Collection[str]) -> set[str]:
    """Places that stand beside each other, each in short: 云津、临江、青石三级."""
    spans = sorted(
        (at.start(), at.end()) for stem in stems for at in re.finditer(re.escape(stem), question)
    )
    return {
        question[start:end]
        for (first, last), (begin, stop) in pairwise(spans)
        if last < begin and JOINED.fullmatch(question[last:begin])
        for start, end in ((first, last), (begin, stop))
    }


def _stem(plan: Plan) -> str:
    """A place without its 市, 区 or 镇."""
    name = _place_name(plan)
    return name[:-1] if len(name) > 2 else name


def _place_name(plan: Plan) -> str:
    match = re.match(
        r"([\u4e00-\u9fff]{2,8}?(?:省|市|区|县|镇|乡|街道))", plan.issuer or plan.title
    )
    return match.group(1) if match else ""


# What follows a place that stands for its plan: 青石那份, 云津2024, 临江23年.
_PLAN_BEHIND = (
    r"(?:的|市|区|县|镇)?(?:20\d\d年?)?(?:的)?(?:工作)?(?:要点|计划|文件|方案)"
    r"|(?:[市区县镇]?(?:[那这](?:边|份|头|里|个?(?:要点|计划|文件))|20\d\d|\d\d年|[今去前]年|全[市区县镇]))"
    r"|呢(?=[??,， ]|$)"
)
_OPENING = r"(?:^|[，,。;；:：、/（( 年]|[在和与跟比及]|还有|另外|咱们?|我们)(?:请问|那么?|看看?)?"


def _about_plan(question: str, stem: str) -> bool:
    return bool(re.search(rf"{re.escape(stem)}(?:{_PLAN_BEHIND})", question))


def _opens(question: str, stem: str) -> bool:
    """Whether a part of the question opens with a place named in short: 过期的气瓶，云津怎么处理.

    A place whose name is a word besides (青石) must be one where it stands: with 在 in front of it, with
    的 or no noun behind.
    """
    spoken = re.search(
        rf"{_OPENING}{re.escape(stem)}(?![镇乡街岭山河江湖路渡板村矿厂坝桥沟湾港库])", question
    )
    if spoken is None:
        return False
    if [kind for _, kind in rjieba.tag(stem)] == ["ns"] or not rjieba.has_word(stem):
        return True
    words = [("", ""), *rjieba.tag(question), ("", "n")]
    return any(
        word == stem
        and (
            words[at - 1][0] == "在" or words[at + 1][0] == "的" or words[at + 1][1][:1] in "vtrdpf"
        )
        for at, (word, _) in enumerate(words[:-1])
    )


def _names_a_place(stem: str) -> bool:
    return not re.search(
        r"[的在和与及按照据对于从是]|各|哪|某|工作|安全|生产|行业|园|小|社|景|辖|城|老|山|校|库|矿|厂",
        stem,
    )
