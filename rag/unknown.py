"""Names in a question that no plan holds: a unit, a place, a numbered thing."""

import re
from functools import lru_cache

import rjieba

from rag.everyday import table
from rag.unit_names import short_form

_UNIT = re.compile(
    r"(?:(?<=^)|(?<=[，,。;；:：、在由归和与及让请是找问给对么道下知看查说到]))(?P<unit>(?:XX?)?[国省市区县镇][\u4e00-\u9fff]{1,10}?"
    r"(?:局|委|办|办公室|大队|支队|总队|总工会|中心|集团|公司|法院|检察院|海关|银行))"
    r"(?<!领导办)(?=[^员长里]|$)(?!(?<=办)(?:[理好完了过班证]|培训|手续|活动|[一二两三几\d]+[期场次]))"
)
# 区里的那个分局 is no name.
_POINTS = re.compile(r"[的这那哪个谁几隔往向报属]|国有|民营|私营|多久|什么")
# Bodies by the last word of their names, and posts of which a question asks what they do.
_BODY = re.compile(
    r"(?P<before>[\u4e00-\u9fff]{0,8}?)(?P<kind>协会|联合会|红十字会|供销合作社|供销社|侨联|工商联|妇联|残联|科协|文联"
    r"|气象台|商会|基金会|学会|研究院|研究所|武装部|海事处|海关|税务局|税务所|银行|电视台|报社|档案馆|博物馆)(?![员长]|说|讲|发|挂|报|预[报警]|通知)"
)
_SHARED = frozenset(("协会", "联合会", "商会", "学会", "研究院", "研究所", "银行"))
_POST = re.compile(
    r"(?:(?<=^)|(?<=[，,。;；:：、在由归和与及让请是找问给对]))(?P<post>[\u4e00-\u9fff]{2,8}?(?:站|室|处|科))"
    r"(?=(?:要|都|主要|具体|在.{0,12})?(?:负责|牵头|承担|配合|管|有哪|的职责|的任务))"
)
_PLACE = re.compile(
    r"(?:(?<=^)|(?<=[，,。;；:：、在由归和与及对么道下问知看查说到镇县区市乡年]))(?P<place>[\u4e00-\u9fff]{2}(?:镇|县|乡|区|市))(?![域内里间长场民容政村])"
)
_NOT_PLACES = re.compile(
    r"有的|不|^[给把被]|[归出把跟带给将让请与和向对按找往到在从由要]$|[全本我各咱这那哪上外小园景社城老山校库矿厂片辖郊集超夜农都该某牧港禁限重]|我们|工业|开发|高新|地震|乡镇|生活|施工|作业|办公|仓储|储存|居民|住宅|商业|养殖|林区|保护|危险|重点"
)
_NUMBERED = re.compile(r"[A-Za-z]?\d{1,4}号(?:线|楼|矿|井|仓|桥|令|码头|库)")


def unknown_names(question: str, vocabulary: str) -> tuple[str, ...]:
    """Names that stand in the question and nowhere in the text of the plans."""
    plain = _plain(vocabulary)
    units = (match.group("unit") for match in _UNIT.finditer(question))
    found = [
        unit for unit in units if short_form(unit)[1:] not in plain and not _POINTS.search(unit)
    ]
    found += _bodies(question, plain)
    places = (match.group("place") for match in _PLACE.finditer(question))
    found += [
        place
        for place in places
        if place not in vocabulary
        and not _NOT_PLACES.search(place[:2])
        and not rjieba.has_word(place)
        and not _is_spoken(place[:2])
    ]
    found += [name for name in _NUMBERED.findall(question) if name not in vocabulary]
    return tuple(dict.fromkeys(found))


def _is_spoken(word: str) -> bool:
    """Whether a word names nothing: 听说镇上, 跟着区里."""
    return rjieba.has_word(word) and rjieba.tag(word)[0][1][:1] in "vpcdrumq"


def _bodies(question: str, plain: str) -> list[str]:
    """The bodies and posts of a question whose names stand nowhere in the plans.

    A name is looked for by its end, for what stands before it may be no part of it: 请问市红十字会.
    """
    found: list[str] = []
    for match in _BODY.finditer(question):
        before, kind = match.group("before"), match.group("kind")
        own = before[-2:] + kind if kind in _SHARED and len(before) >= 2 else kind
        if own not in plain and not _is_everyday(kind, plain):
            found.append(before[-4:] + kind)
    posts = (match.group("post") for match in _POST.finditer(question))
    found += [
        post
        for post in posts
        if post[-4:] not in plain and not any(word in post for word, _ in table())
    ]
    return found


def _is_everyday(word: str, plain: str) -> bool:
    """Whether the plans speak of a body by an official word: 电视台 of 主流媒体."""
    official = dict(table()).get(word, ())
    return any(one in plain for one in official)


@lru_cache(maxsize=2)
def _plain(vocabulary: str) -> str:
    """The text of the plans with units in short forms, made once for a library."""
    return short_form(vocabulary)
