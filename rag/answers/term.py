"""A term that no clause explains: the plans only use it, and the refusal says so."""

import re
from collections.abc import Sequence

from rag.evidence import Evidence
from rag.question import Question

_QUOTED = re.compile(r"[“\"]([^”\"]{2,16})[”\"]")


def only_mentioned(question: Question, weighed: Sequence[Evidence]) -> tuple[str, ...]:
    """What to say of a term that sentences use and none explains; () when no sentence uses it.

    Whether a sentence explains a term has been judged before. The clauses that use it stand beside
    the refusal as the nearest ones.
    """
    term = term_of(question)
    if not term or not any(term in one.sentence.text for one in weighed):
        return ()
    return (f"计划只提到“{term}”，没有解释它的含义。计划中的用法见最接近的条款。",)


def term_of(question: Question) -> str:
    """The term in quotation marks that a question asks about, or ""."""
    found = _QUOTED.search(question.standalone)
    return found.group(1) if found else ""
