"""Whether a question wants a whole list: of a unit's duties, of what falls due or recurs, of a theme."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from rag.asks import Asks
from rag.cycle import cycles, without_cycles
from rag.period import asked_period, without_periods
from rag.question import Question
from rag.terms import Term
from rag.unit_names import without_units
from rag.wants_list import signed, wants_list
from rag.word_table import word_list

_WORDS_FILE = Path(__file__).with_name("listing_words.txt")
# How likely the wording must want a list: where the question asks for nothing else, and where it
# does (能不能一次列完整 asks whether, too). Chosen in ten folds: benchmarks/fit_listing.py.
LIKELY, CERTAIN = 0.5, 0.8
# 在燃气方面 · 跟商场有关的 · 校园安全任务: where a list is narrowed to what it is about.
_ABOUT = (
    re.compile(r"([^，,。 ]{2,12}?)(?:方面|领域|行业)"),
    re.compile(r"(?:跟|和|与|同|关于|涉及)([^，,。 ]{2,14}?)(?:有关|相关|沾边|的)"),
    # 在实验室检查里头 · 渡船每半个月查一回，这里头
    re.compile(r"在([^，,。 ]{2,16}?)(?<!要点)(?<!计划)(?<!文件)(?:里头?|中|当中|这(?:件|块|摊))"),
    re.compile(r"^([^，,。]{2,16})[，,](?:这|那)?(?:里头|里面|当中|其中|件事|块)"),
    re.compile(r"(?:的| |^)([^，,。 的]{2,12}?) ?(?:有关|相关)?的? ?(?:任务|工作|事项|职责)"),
)
# 要掺和哪几方面的整治和工作: every task is one of these.
_DOING = ("整治", "治理", "监管", "管理", "检查", "排查", "整改", "专项整治")
_OPEN = (Asks.REQUIREMENT, Asks.DUTIES)
# 时限是6月底的工作: no question, the name of a list.
_NAMED = re.compile(r"的(?:任务|工作|事项|活儿?|事情?|事儿|项目)$")
# 写明“严禁”“禁止”的是哪几样: the words themselves are looked for.
_WORDED = re.compile(r"(?:写[明着了有]?|出现|提到|带有?|含有?|用了?)(?:的是|过)?[“\"]")
# 各处对它提的要求 · 凡是讲到演练的: from all over, whatever else the wording is like.
_SAID, _WHERE = "讲到|提到|写到|说到|涉及", "条款|地方|条文"
_ALL_OVER = re.compile(
    rf"(?:凡是|各处|统统|通通|全部|所有|都).{{0,6}}(?:{_SAID}|{_WHERE}|规定|要求)"
    rf"|(?:{_SAID}).{{0,12}}(?:{_WHERE}|内容).{{0,4}}(?:全|都|统统)"
    r"|(?:别|不要?|甭)[漏落]|找齐|一网打尽"
    r"|(?:总共|一共)[提讲说写谈]了?些?(?:什么|啥|哪些)"
)
# Words for gathering from several places: what one sentence enumerates is not asked for so.
GATHERED = re.compile(
    rf"{_SAID}|{_WHERE}|写[明了着]|谈到|出现|凡是|[有相]关|关于|汇总|各处|方面|沾边|[带含用写][有着了]?[“\"]"
)
# 安责险(企业买的那个保险)
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_NEVER = (Asks.PERSON, Asks.FUNDS, Asks.WHY)
_FILLING = re.compile(
    r"[\s、，,。？?；;归：:！!（）()“”\"'\d\-+&/按面谁的了着过是在把被让向往从到对和与及跟同或以于为等者其它他她我你您咱们俺各该本此这那哪上下里中内外前后来去出能会可得都也就还又再有没不请吗呢吧啊呀哦一两三四五六七八九十个些件条项种份张样点名次块儿年月日号国省市区县镇乡村局]"
)


def listed(question: Question, units: Sequence[str], vocabulary: str, today: date) -> Question:
    """The question with the want of a list in front where it wants one, however it says so.

    A unit, a period or a cycle is wanted with everything that belongs to it when the wording says
    so, or when it names nothing else; else everything about a theme. `vocabulary` is the text of the plans.
    """
    wants, text = question.wants, question.standalone
    if wants in _NEVER:
        return question
    if _WORDED.search(text) and (quoted := _quoted(question, vocabulary)):
        return replace(question, asks=(Asks.THEME,), about=quoted)
    rest = _rest(text, units)
    known = tuple(
        term
        for term in question.terms
        if (term.quoted or any(term.stands(part) for part in rest)) and term.stands(vocabulary)
    )
    about = _narrowing(known, text)
    bare = not any(_FILLING.sub("", part) for part in rest)
    if wants is Asks.DEADLINES or (wants is Asks.DUTIES and units and not bare):
        return replace(question, about=about)
    # 第18条里全年的各种日子: what one clause says is no list over all of them.
    kind = None if question.items else _kind(text, units, today)
    # 按“每季度”来办的，都是谁在办: who it is stands in the list.
    who = kind is Asks.RECURRING and wants is Asks.WHO
    if kind and bare and (who or wants in (*_OPEN, Asks.AMOUNT) or _NAMED.search(text)):
        return replace(question, asks=(kind,), about=about)
    likely = wants_list(signed(text, units, today))
    # 凡是讲到安责险的条款，分别要求啥: nothing is named that could be compared.
    plain = wants is Asks.TERM and not any(term.quoted for term in question.terms)
    opened = wants in _OPEN or plain or (wants is Asks.COMPARE and not question.named)
    if likely < (LIKELY if bare or opened else CERTAIN) and not (opened and _ALL_OVER.search(text)):
        return question
    if kind:
        return replace(question, asks=(kind,), about=about)
    if wants is Asks.WHO:
        return question
    aside = " ".join(_ASIDE.findall(text))
    known = tuple(term for term in known if term.text not in aside)
    return replace(question, asks=(Asks.THEME,), about=known) if known else question


def _quoted(question: Question, vocabulary: str) -> tuple[Term, ...]:
    """The words in quotation marks that the plans use."""
    return tuple(term for term in question.terms if term.quoted and term.stands(vocabulary))


def _narrowing(known: Sequence[Term], text: str) -> tuple[Term, ...]:
    """The terms that a list is narrowed to: a word in passing narrows nothing."""
    spoken = [found for pattern in _ABOUT for found in pattern.findall(text)]
    return tuple(
        term
        for term in known
        if len(term.text) > 1
        and term.text not in _DOING
        and any(term.text in part for part in spoken)
    )


def _kind(text: str, units: Sequence[str], today: date) -> Asks | None:
    """The list that a question can mean by what it names."""
    if cycles(text):
        return Asks.RECURRING
    if asked_period(without_cycles(text), today.year, today) is not None:
        return Asks.DEADLINES
    return Asks.DUTIES if units else None


def _rest(text: str, units: Sequence[str]) -> list[str]:
    """What a question says beside units, periods, cycles and words for a list."""
    rest = without_cycles(without_periods(without_units(text, units)))
    for word in _listing_words():
        rest = rest.replace(word, " ")
    return rest.split()


@cache
def _listing_words() -> tuple[str, ...]:
    """Longest first."""
    return tuple(sorted(word_list(_WORDS_FILE), key=lambda word: (-len(word), word)))
