"""The value that a fact answer begins with: a date, a frequency, an amount in the plan's words."""

import re
from collections.abc import Callable, Sequence

from index.ledger.values import deadlines, figures, frequencies
from rag.asks import Asks
from rag.question import Question
from rag.terms import Term
from rag.wanted import holds_wanted

_READERS: dict[Asks, Callable[[str], tuple[str, ...]]] = {
    Asks.WHEN: deadlines,
    Asks.FREQUENCY: frequencies,
    Asks.AMOUNT: figures,
}
# What belongs to a value and stands before it: 不少于120个, 上限为8000人, 每台给予5万元.
_BEFORE = re.compile(
    r"(?:每(?:[台人户度起次条家处月年]|人每月|季度|半年)?(?:给予|奖励|补助|补贴)?|单次)?"
    r"(?:(?:(?:不|不得)(?:少于|低于|超过|高于|多于)|至少|最多)[\u4e00-\u9fff]{0,4}|最少|最高|最低|上限为|下限为|控制在|压减到|提高到|达到|超过|不足|提前)?$"
)
_AFTER = re.compile(r"(?:以上|以下|以内|之内|以前|(?<=[钟时天日月年周米里])[内前])")
# 多少分钟里: of 24小时 and 10分钟内 the second.
_UNIT_ASKED = re.compile(
    r"(?:多少|(?<![那这])几)个?(分钟|小时|工作日|学时|天|元|家|栋|台|座|处|条|户|支|辆|艘|公里|万|%)"
)
# C级危房, 村里, 镇级演练: what is said of one is not said of another.
_MARKS = re.compile(r"([A-D]级)|([镇村])(?=级|里|上|呢|自己)")
_PARTS = re.compile(r"[^，,。；;、]+")


def leading_value(question: Question, sentence: str) -> str:
    """The one value of a sentence that the question asks for; "" where it is not certain which.

    Of several values the one counts whose part of the sentence speaks more of the question than
    any other part that holds one: a wrong value in front is worse than none.
    """
    reader = _READERS.get(question.wants)
    if reader is None or len(question.asks) > 1:
        return ""
    wanted, words = question.wants, question.standalone
    values = [
        one
        for one in reader(sentence)
        if holds_wanted(wanted, words, one, None)
        # 奖励多少: the purpose stands before the sum.
        or ("元" in one and holds_wanted(wanted, words, _part(sentence, one), None))
    ]
    marks = _marks(question.text) or _marks(words)
    values = [one for one in values if not marks or _marks(_part(sentence, one)) in (set(), marks)]
    asked = _UNIT_ASKED.search(words)
    values = [one for one in values if asked and asked[1] in one] or values
    if len(values) < 2:
        return qualified(sentence, values[0]) if values else ""
    spoken = [(_spoken(question.terms, sentence, value), value) for value in values]
    spoken.sort(key=lambda pair: -pair[0])
    return qualified(sentence, spoken[0][1]) if spoken[0][0] > spoken[1][0] else ""


def _marks(text: str) -> set[str]:
    """The grades and levels that a text names: C级, 村级."""
    return {grade or level for grade, level in _MARKS.findall(text)}


def qualified(sentence: str, value: str) -> str:
    """The value with the words that bound it; a value that stands twice is left as it is."""
    at = sentence.find(value)
    before = _BEFORE.search(sentence[:at])
    after = _AFTER.match(sentence, at + len(value))
    start = before.start() if before else at
    return sentence[start : after.end() if after else at + len(value)]


def _spoken(terms: Sequence[Term], sentence: str, value: str) -> float:
    """How much of the question stands in the part of a sentence that holds a value."""
    return sum(term.weight * term.degree(_part(sentence, value)) for term in terms)


def _part(sentence: str, value: str) -> str:
    """The part of a sentence, between marks, that holds a value."""
    at = sentence.find(value)
    return next(
        (found.group() for found in _PARTS.finditer(sentence) if found.start() <= at < found.end()),
        sentence,
    )
