"""Whether a question has a subject of its own, or points at what was spoken of."""

import re
from collections.abc import Sequence

from rag.asks import Asks, asks
from rag.content import content
from rag.terms import NOUN, terms_of
from rag.wanted import VALUED

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
# 换成要点二，自建房这块要整治什么: a question of its own.
_ASKS = re.compile(r"什么|啥|哪|谁|怎|咋|几|多少|多久")
_SHORT, _OF_A_THING = 16, 10


def points_back(question: str) -> bool:
    """Whether a question points at what was spoken of: 这两个渡口, 它."""
    return bool(_BACK.search(question))


def bare_of(question: str, words: Sequence[str]) -> str:
    """A question without some words, pointers and the marks around them."""
    return _POINTER.sub("", without(question, words)).strip(" ,，的?。")


def depends(question: str, bare: str) -> bool:
    """Whether a question has no subject of its own; `bare` is what `bare_of` leaves of it."""
    points = bool(_POINTING.search(question))
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
    return asks(bare)[0] in VALUED and not names_something(bare)


def names_something(bare: str) -> bool:
    """Whether a question names a thing, not only what is done: "多久检查一次" does not."""
    return any(term.weight >= NOUN and len(term.text) > 1 for term in terms_of(content(bare)))


def without(text: str, words: Sequence[str]) -> str:
    """A text without some words."""
    for word in words:
        text = text.replace(word, "")
    return text


def _is_whole(bare: str, terms: int, back: bool) -> bool:
    """Whether what follows 那 or 换成 is a question itself: 换成要点二，自建房这块要整治什么."""
    return (terms > 1 or not back) and bool(_ASKS.search(bare)) and names_something(bare)
