"""A follow-up question with its history → a question that stands alone."""

import re
from collections.abc import Sequence

from rag.answer import Turn
from rag.asks import Asks, asks, content, content_terms
from rag.normalise import normalise

_POINTING = re.compile(r"^(?:那么?|这|它|该|其|上面|上述|前面|刚才)|这(?:一?(?:条|项|个|件|些)|事|里)|该(?:项|条|工作|任务)|此(?:项|事)|(?:那|它)(?:们)?(?:的|呢|由|要|是)|呢[??]?$")
_POINTER = re.compile(r"^(?:那么?|然后|还有)[，,]?|这(?:一?(?:条|项|个|件|些)(?:工作|任务|事)?|事儿?|里)|该(?:项|条)(?:工作|任务)?|此(?:项|事)|上述(?:工作|任务)?|它们?|呢(?=[??]?$)")
_ENOUGH_TERMS = 5


def standalone(question: str, history: Sequence[Turn], plan_words: Sequence[str]) -> str:
    """The question as it would be asked alone; unchanged when it needs no history.

    `plan_words` are the references to plans that it holds itself. An elliptic question takes its
    subject from the last user turn that had one, and keeps its own plan and what it asks for.
    """
    earlier = [normalise(turn.content) for turn in history if turn.role == "user" and turn.content.strip()]
    if not earlier or not _depends(question, plan_words):
        return question
    subject = next((text for text in reversed(earlier) if _own_terms(text, ()) >= 2), earlier[-1])
    own = _POINTER.sub("", _without(question, plan_words)).strip(" ??。，,")
    if not content_terms(content(own)) and asks(own) == (Asks.REQUIREMENT,):
        return f"{''.join(plan_words)}{_without_plans(subject) if plan_words else subject}"
    kept = _without_plans(subject) if plan_words else subject
    if asks(own) != (Asks.REQUIREMENT,):
        kept = content(kept)
    return f"{''.join(plan_words)}{kept} {own}".strip()


def _depends(question: str, plan_words: Sequence[str]) -> bool:
    terms = _own_terms(question, plan_words)
    return terms < 2 or (terms < _ENOUGH_TERMS and bool(_POINTING.search(question)))


def _own_terms(question: str, plan_words: Sequence[str]) -> int:
    return len(content_terms(content(_POINTER.sub("", _without(question, plan_words)))))


def _without(question: str, words: Sequence[str]) -> str:
    for word in words:
        question = question.replace(word, "")
    return question


def _without_plans(text: str) -> str:
    """An earlier question without its references to plans; the new one brings its own."""
    return re.sub(
        r"(?:在|按照?|根据)?(?:区安全生产委员会|[\u4e00-\u9fff]{2}[市区县镇])?(?:20\d\d年)?(?:的)?(?:安全生产)?(?:工作)?(?:要点|计划)[一二三四五六七八九十]?(?:里面|里|中)?(?:的)?|20\d\d年(?:的)?",
        "", text,
    )
