"""A question with its history → a question that stands alone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import rjieba

from index.plan import Plan
from rag.answer import Turn
from rag.asks import Asks, asks
from rag.content import content
from rag.item_numbers import without_numbers
from rag.normalise import normalise
from rag.question import Question
from rag.references import References, find_references
from rag.terms import NOUN, terms_of
from rag.unit_names import UNIT
from rag.wanted import VALUED
from rag.years import with_years

_POINTING = re.compile(
    r"^(?:那么?|这|它|该|其|此|上面|上述|前面|刚才|换成|改成)|这(?:一?(?:条|项|个|件|些|样|种)|事|里)|另外[两几]|该(?:项|条)|此(?:项|事)|呢[??]?$"
)
# 这两个渡口, 它多久查一次; not 这边, 这几年.
_BACK = re.compile(
    r"^那批|(?:^|[，, ])那?[这该此](?![边里样么类种年月周天几])|(?<!其)它|上述|刚才|刚刚|前面[说提]"
)
_POINTER = re.compile(
    # 2023版怎么写的, 那2024年那份呢: what is left of a plan's name.
    r"^那?(?:版本?|那[版份本])(?=的|里|怎|咋|如|呢|$)|^[那这]批|^(?:那么?|然后|还有|换成|改成)[，,]?|这(?:一?(?:条|项|个|件|些|摊|块|档|桩|码)子?(?:工作|任务|事儿?|规定)?|事儿?|里)"
    r"|该(?:项|条)(?:工作|任务)?|此(?:项|事)|(?:上面|上述|前面|刚才)(?:说|提到)?的?|它们?|呢(?=[??]?$)|换成|改成"
    # 也是这个数不, 也一样吗, 也要这么勤: the same is asked.
    r"|[,，]?(?:也|还|是不是)(?:是|要|得)?这么[一-鿿]{1,3}(?=[??]?$)"
    r"|[,，]?(?:也|还|是不是)(?:是|要|得)?(?:一样|同样|[这那]个?)(?:数|时间|日子|规定|要求|频次|标准|说法)?(?:[吗嘛么不]|的吗)?(?=[??]?$)"
)
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
# 换成要点二，自建房这块要整治什么: a question of its own.
_ASKS = re.compile(r"什么|啥|哪|谁|怎|咋|几|多少|多久")
_SHORT, _OF_A_THING = 16, 10
_VALUES = {Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT}


def with_subject(question: str, earlier: str, plans: Sequence[Plan]) -> str:
    """The question with all that was asked before it: for one that says too little to be found.

    `earlier` as `earlier_question` says it. "" without one.
    """
    if not earlier:
        return ""
    named = find_references(question, plans).words
    before = find_references(earlier, plans).words
    plain = content(_without(earlier, before))
    return f"{'' if named else ''.join(before)}{plain} {question}"


def points_back(question: str) -> bool:
    """Whether a question points at what was spoken of: 这两个渡口, 它."""
    return bool(_BACK.search(question))


def says_enough(question: Question, vocabulary: str) -> bool:
    """Whether the refusal of a follow-up stands: it asks for no value, or names what no plan knows.

    With the earlier question in front the earlier clause would answer anything: 食堂吃什么菜？
    """
    terms = terms_of(content(normalise(question.text)))
    unknown = any(term.weight >= NOUN and term.text not in vocabulary for term in terms)
    return unknown or not {*question.asks} & _VALUES


def earlier_question(history: Sequence[Turn], plans: Sequence[Plan], today: date) -> str:
    """The last question of a conversation as it would be asked alone; "" without one.

    Earlier user turns are resolved in their order, so that a chain of follow-ups keeps its subject.
    """
    subject = ""
    for turn in history:
        if turn.role == "user" and any(char.isalnum() for char in turn.content):
            dated = with_years(normalise(turn.content), plans, today)
            subject = standalone(dated.text, subject, plans)
    return subject


def last_reply(history: Sequence[Turn]) -> str:
    """What was answered last; "" when nothing was."""
    replies = [turn.content.strip() for turn in history if turn.role != "user"]
    return replies[-1] if replies else ""


def replied_plans(reply: str, references: References, plans: Sequence[Plan]) -> References:
    """What a follow-up that names no plan refers to: the plans that the reply before it named."""
    told = find_references(reply, plans)
    if not told.named or told.missing:
        return references
    return replace(references, plan_ids=told.plan_ids)


def other_plans(
    question: str, earlier: str, references: References, plans: Sequence[Plan]
) -> References:
    """What 另外两份也是这个数吗 refers to: the plans that were not asked about before."""
    before = find_references(earlier, plans)
    if not _REST.search(question) or not before.named or references.named:
        return references
    rest = tuple(plan.id for plan in plans if plan.id not in before.plan_ids)
    return replace(references, plan_ids=rest or references.plan_ids)


def standalone(question: str, earlier: str, plans: Sequence[Plan]) -> str:
    """The question as it would be asked alone; unchanged when it needs no history.

    `question` is normalised, `earlier` as `earlier_question` says it.
    """
    if not earlier:
        return question
    question = _beside_year(question, earlier)
    named = find_references(question, plans).words
    before = find_references(earlier, plans).words
    if _REST.search(question):
        earlier, before = _without(earlier, before), ()
    head, mark, tail = question.partition("呢")
    another = tail.strip(" ?,。")
    if another:
        ahead = find_references(head, plans).words
        thing = _POINTER.sub("", _without(head, ahead)).strip(" ,，的")
        if content(thing) and asks(tail)[0] in VALUED:
            # 矿上的呢，归哪些单位: another thing, and what is asked of it.
            return f"{_carried(question, before, ahead)}{head} {tail.strip(' ,，')}"
        if ahead:
            # 那23年呢？归谁管？ asks the question before once more, and another one; 也报一下 does not.
            once_more = standalone(head + mark, earlier, plans)
            asked = asks(another) != (Asks.REQUIREMENT,) or _names_something(another)
            return f"{once_more} {another}" if asked else once_more
    bare = _POINTER.sub("", _without(question, named)).strip(" ,，的?。")
    points = bool(_POINTING.search(question))
    if not _depends(_without(question, named), bare, points):
        return f"{_carried(question, before, named)}{question}"
    subject = _with_plans(earlier, before, named, plans)
    words = find_references(subject, plans).words
    spoken, plain = "".join(words), _without(subject, words)
    wants = asks(bare) != (Asks.REQUIREMENT,)
    # "那要点二呢？" keeps the whole question, "由谁负责？", "多久检查一次？" its subject only.
    if wants and (points_back(question) or not _names_something(bare)):
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


def leans(question: str, alone: str, plans: Sequence[Plan]) -> bool:
    """Whether a follow-up, made to stand alone, names nothing itself: it is about what was said."""
    named = find_references(question, plans).words
    bare = _POINTER.sub("", _without(question, named)).strip(" ,，的?。")
    return not named and alone != question and not _names_something(bare)


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


def _is_whole(bare: str, terms: int, back: bool) -> bool:
    """Whether what follows 那 or 换成 is a question itself: 换成要点二，自建房这块要整治什么."""
    return (terms > 1 or not back) and bool(_ASKS.search(bare)) and _names_something(bare)


def _depends(question: str, bare: str, points: bool) -> bool:
    """Whether a question has no subject of its own."""
    back = points_back(question)
    terms = sum(len(term.text) > 1 for term in terms_of(bare))
    if (
        question.rstrip("?").endswith("呢")
        and (question.startswith("那") or (terms <= 3 and len(bare) <= _OF_A_THING))
        and asks(bare) == (Asks.REQUIREMENT,)
    ):
        return True
    if len(question) > _SHORT:
        return False
    if (
        terms == 0
        or (terms <= 2 and points and not _is_whole(bare, terms, back))
        or len(content(bare)) <= 2
    ):
        return True
    return asks(bare)[0] in VALUED and not _names_something(bare)


def _names_something(bare: str) -> bool:
    """Whether a question names a thing, not only what is done: "多久检查一次" does not."""
    return any(term.weight >= NOUN and len(term.text) > 1 for term in terms_of(content(bare)))


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
    return f"{''.join(named)}{kept}{_without(earlier, before)}"


def _is_held(names: str, plans: Sequence[Plan]) -> bool:
    """Whether the library holds the plans of a name: 青石镇2023年."""
    found = find_references(names, plans)
    return bool(found.plan_ids) and not found.missing


def _without(text: str, words: Sequence[str]) -> str:
    for word in words:
        text = text.replace(word, "")
    return text
