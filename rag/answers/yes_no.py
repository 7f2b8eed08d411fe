"""Is it so? The clause decides, or it is said that the clause does not settle it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from index.sentences import segments
from rag.answers.bounds import is_out_of_bounds
from rag.answers.line import Line
from rag.check.facts import Fact, facts_of
from rag.check.kinds import COUNTED, Kind
from rag.check.units import UnitNames
from rag.evidence import Evidence
from rag.question import Question
from rag.terms import Term

OPEN = "条款没有直接说“是”或“否”，请以所引原文为准。"
# Everything of the question stands in the sentence: nothing is left that could make a difference.
COVERED = 0.99
# 要钱吗 is denied by 免费, and nothing else that is required says that it costs.
_COSTS = re.compile(r"(?P<verb>[要收花掏交])(?:不(?P=verb))?(?:钱|费)|付费")
_MAY = re.compile(r"能不能|可不可以|可以|能否|允许|能.*吗|让不让|准不准|行不行")
_MUST = re.compile(r"要不要|需不需要|必须|是否要|需要|应当|应不应该|是不是要|要.*吗|得.*吗")
_FORBIDS = re.compile(r"严禁|禁止|不得|不准|不允许|不能")
_DENIES = re.compile(r"不|未|无需|没有?(?!$)")
_DIGITS = re.compile(r"[\d.]+")
_VALUES = COUNTED | {Kind.FREQUENCY, Kind.DATE}
# 24小时内, 90天以上: other values may lie within the bound.
_BOUND = re.compile(r"内|以上|以下|以前|前")
_ASKS_BOTH = re.compile(r"(.)不\1|是否|能否|没错|没问题|有没有|没有?(?=[?？]?$)")
# How much of the question a sentence must speak of before a value in it decides.
# The name of a unit stands in the note, so that less of the question is left for the sentence.
SPOKEN, SPOKEN_OF_UNIT = 0.7, 0.4


def yes_no_line(question: Question, best: Evidence, line: Line, units: UnitNames) -> Line | None:
    """The line with "是" or "不是" in front; None where the clause does not settle the question.

    A value in the question (a number, a date, a frequency, a unit in charge) is compared with the
    only value of its kind in the clause: among several it is not certain which is meant, and a
    bound (不少于90天) settles no other value but one beyond it. What is forbidden may not be, whatever values the
    question shares with the clause. Else, without a value, only a sentence that covers every word of
    the question decides: what is required is so.
    """
    text = " ".join(line.plan.text[span.start : span.end] for span in line.spans)
    verdict = _verdict(question.standalone, question.terms, text, best, units)
    if verdict is None:
        return None
    return replace(line, text=f"{'是。' if verdict else '不是。'}原文：{line.text}")


def names_a_unit(question: Question, units: UnitNames) -> bool:
    """Whether a unit in charge is what is asked about."""
    return any(fact.kind is Kind.UNIT for fact in facts_of(question.standalone, units))


def _verdict(
    question: str, terms: Sequence[Term], text: str, best: Evidence, units: UnitNames
) -> bool | None:
    facts = facts_of(_ASKS_BOTH.sub("", question), units)
    if any(fact.kind is Kind.POLARITY and _DENIES.search(fact.words) for fact in facts):
        return None
    asked = _asked(facts)
    sentence = best.sentence.text
    if _COSTS.search(question):
        return False if "免费" in sentence and best.words >= SPOKEN else None
    may = _MAY.search(question)
    if may and is_out_of_bounds(question, sentence):
        return False
    if may and _FORBIDS.search(sentence):
        return False if best.words >= SPOKEN and _is_forbidden(terms, sentence) else None
    if not asked:
        covered = best.words >= COVERED
        return _by_words(question, sentence) if covered else None
    units_asked = any(fact.kind in (Kind.UNIT, Kind.ROLE) for fact in asked)
    if best.words < (SPOKEN_OF_UNIT if units_asked else SPOKEN):
        return None
    held = facts_of(text, units)
    bounds = {fact.value for fact in held if fact.kind is Kind.COMPARISON}
    own = {fact.value for fact in facts if fact.kind is Kind.COMPARISON}
    verdicts = [_agrees(fact, held, bool(bounds), own <= bounds) for fact in asked]
    return None if None in verdicts else all(verdicts)


def _is_forbidden(terms: Sequence[Term], sentence: str) -> bool:
    """Whether what is forbidden in a sentence is what the terms ask for, and nothing beside it.

    Of C级危房严禁出租，D级危房7月底前拆除 the ban is about C级 alone: a term that stands only in another part than
    the ban's and the first leaves it open, and so does a ban of something that is not asked for.
    """
    first, *_ = parts = segments(sentence)
    for part in parts:
        ban = _FORBIDS.search(part)
        if ban is None:
            continue
        banned = part[ban.end() :]
        standing = [term for term in terms if term.stands(sentence)]
        if any(term.stands(banned) for term in standing) and all(
            term.stands(part) or term.stands(first) for term in standing
        ):
            return True
    return False


def _asked(facts: Iterable[Fact]) -> list[Fact]:
    """The facts that decide: who has which role where one is said, else the units, and values."""
    roles = [fact for fact in facts if fact.kind is Kind.ROLE]
    units = roles or [fact for fact in facts if fact.kind is Kind.UNIT]
    return units + [fact for fact in facts if fact.kind in _VALUES]


def _agrees(fact: Fact, held: Sequence[Fact], bounded: bool, bounds_agree: bool) -> bool | None:
    """Whether the clause says a fact; None where it says none of its kind, or not which."""
    same = {
        other.value: other
        for other in held
        if other.kind is fact.kind and _measure(other) == _measure(fact)
    }
    if fact.kind in (Kind.UNIT, Kind.ROLE):
        return fact.value in same if same else None
    if len(same) != 1 or not bounds_agree:
        return None
    if fact.value in same:
        return True
    other = next(iter(same.values()))
    settled = fact.kind in (Kind.DATE, Kind.FREQUENCY) or not (
        bounded or _BOUND.search(other.words)
    )
    return False if settled else None


def _measure(fact: Fact) -> str:
    """What is counted: 次 of 3次; nothing for facts that are no numbers."""
    return _DIGITS.sub("", fact.value) if fact.kind in COUNTED else ""


def _by_words(question: str, sentence: str) -> bool | None:
    if _MAY.search(question):
        return None
    if _MUST.search(question) and not _DENIES.search(question.replace("要不要", "")):
        return None if _DENIES.search(sentence) else True
    return None
