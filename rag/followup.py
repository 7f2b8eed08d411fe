"""A follow-up with the question before it → a question that stands alone: what takes whose place."""

import re
from collections.abc import Sequence

import rjieba

from index.plan import Plan
from rag.asks import Asks, asks
from rag.content import content
from rag.dependence import bare_of, depends, names_something, points_back, without
from rag.item_numbers import without_numbers
from rag.references import find_references
from rag.terms import terms_of
from rag.unit_names import UNIT
from rag.wanted import VALUED

_YEAR = re.compile(r"(?:19|20)\d\d年?|(?<!\d)\d\d年")
# 其他计划呢: the plans that were asked about before are not meant, or not alone.
_OTHERS = re.compile(
    r"其[他它余]|别的|另外|(?:所有|全部)的?(?:[市区县镇]|要点|计划|文件|地方)|各(?:份|个|地)|哪(?:个|份)(?:要点|计划|文件)|都有"
)
_REST = re.compile(
    r"(?:另外|其[他它余]|剩下|别的)的?那?(?:[几两三]|[一二三]两)?(?:份|个(?:要点|计划)|篇)"
)
_BESIDE = re.compile(
    r"(?:(?P<before>[上前]一|^那?头一)|(?P<after>[下后]一|次|转|第二)|(?P<same>同一?|当|那一?))年度?"
    r"(?P<rest>的|呢)?(?!底|内|初|末|级|龄|同期)"
)


def standalone(question: str, earlier: str, plans: Sequence[Plan]) -> str:
    """The question as it would be asked alone; unchanged when it needs no history.

    `question` is normalised, `earlier` as `earlier_question` says it.
    """
    if not earlier:
        return question
    question = _beside_year(question, earlier)
    named = find_references(question, plans).words
    before = find_references(earlier, plans).words
    if means_the_rest(question):
        earlier, before = without(earlier, before), ()
    head, mark, tail = question.partition("呢")
    another = tail.strip(" ?,。")
    if another:
        ahead = find_references(head, plans).words
        thing = bare_of(head, ahead)
        if content(thing) and asks(tail)[0] in VALUED:
            # 矿上的呢，归哪些单位: another thing, and what is asked of it.
            return f"{_carried(question, before, ahead)}{head} {tail.strip(' ,，')}"
        if ahead:
            # 那23年呢？归谁管？ asks the question before once more, and another one; 也报一下 does not.
            once_more = standalone(head + mark, earlier, plans)
            asked = asks(another) != (Asks.REQUIREMENT,) or names_something(another)
            return f"{once_more} {another}" if asked else once_more
    bare = bare_of(question, named)
    if not depends(without(question, named), bare):
        return f"{_carried(question, before, named)}{question}"
    subject = _with_plans(earlier, before, named, plans)
    words = find_references(subject, plans).words
    spoken, plain = "".join(words), without(subject, words)
    wants = asks(bare) != (Asks.REQUIREMENT,)
    # "那要点二呢？" keeps the whole question, "由谁负责？", "多久检查一次？" its subject only.
    if wants and (points_back(question) or not names_something(bare)):
        return f"{spoken}{content(plain)} {bare}"
    if not terms_of(bare):
        # 按月的那个怎么弄 says what of the subject is asked.
        return f"{subject} {bare}" if content(bare) else subject
    if wants:
        return f"{spoken}{bare}"
    if points_back(question):
        return f"{subject} {bare}"
    unit = UNIT.search(plain)
    if unit and UNIT.fullmatch(bare):
        return f"{spoken}{plain.replace(unit.group(), bare)}"
    return f"{spoken}{bare} {_without_its_like(plain, bare)}"


def means_the_rest(question: str) -> bool:
    """Whether a question means the plans that were not asked about: 另外两份也是这个数吗."""
    return bool(_REST.search(question))


def _beside_year(question: str, earlier: str) -> str:
    """上一年呢, 第二年, 同年的 as a year, where the conversation is about one."""
    years = set(_YEAR.findall(earlier))
    if len(years) != 1:
        return question
    year = int(years.pop().rstrip("年")[-2:]) + 2000
    return _BESIDE.sub(
        lambda at: f"{year - bool(at['before']) + bool(at['after'])}年{at['rest'] or ''}", question
    )


def _carried(question: str, before: Sequence[str], named: Sequence[str]) -> str:
    """The plans of the conversation that a question with a subject of its own still means.

    All of them where it names none; where it names a year only, its place: 临江区2023年 … 2024年那份.
    """
    if _OTHERS.search(question):
        return ""
    if not named:
        return "".join(before)
    years = all(_YEAR.fullmatch(word) for word in named)
    return "".join(word for word in before if not _YEAR.fullmatch(word)) if years else ""


def _without_its_like(question: str, bare: str) -> str:
    """A question without the thing in whose place `bare` comes: "工贸的呢？", "一般隐患呢？".

    The thing that is named by the same noun, else the first one; with what describes it.
    """
    terms = terms_of(question)
    words = rjieba.tag(question)
    nouns = [word for word, kind in rjieba.tag(bare) if kind.startswith("n")]
    same = [at for at, (word, _) in enumerate(words) if nouns and word == nouns[-1]]
    first = [at for at, (word, _) in enumerate(words) if terms and terms[0].text in word]
    if not same and not first:
        return question.replace(terms[0].text, "", 1) if terms else question
    start = end = (same or first)[0]
    while start and _describes(*words[start - 1]):
        start -= 1
    while not same and end + 1 < len(words) and words[end + 1][1].startswith("n"):
        end += 1
    return "".join(word for word, _ in words[:start] + words[end + 1 :])


def _describes(word: str, kind: str) -> bool:
    return len(word) > 1 and kind[:1] in "nabmjz"


def _with_plans(
    earlier: str, before: Sequence[str], named: Sequence[str], plans: Sequence[Plan]
) -> str:
    """The earlier question asked of the plans that are named now; a year replaces a year.

    The year stays where the plan that is named now has one of it.
    """
    if not named:
        return earlier
    earlier = without_numbers(earlier)
    if all(_YEAR.fullmatch(word) for word in named) and _YEAR.search(earlier):
        return _YEAR.sub(named[0], earlier)
    years = "".join(word for word in before if _YEAR.fullmatch(word))
    kept = years if years and _is_held(f"{''.join(named)}{years}", plans) else ""
    return f"{''.join(named)}{kept}{without(earlier, before)}"


def _is_held(names: str, plans: Sequence[Plan]) -> bool:
    """Whether the library holds the plans of a name: 青石镇2023年."""
    found = find_references(names, plans)
    return bool(found.plan_ids) and not found.missing
