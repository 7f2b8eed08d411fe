"""What a term means: the sentence that explains it, or that the plans only mention it."""

import re
from collections.abc import Sequence

from rag.answers.line import Line, Span
from rag.evidence import Evidence
from rag.question import Question

_QUOTED = re.compile(r"[“\"]([^”\"]{2,16})[”\"]")


def only_mentioned(question: Question, weighed: Sequence[Evidence]) -> tuple[Line, ...]:
    """For each plan the first sentence that uses the term; () when none does, or none is named.

    Whether a sentence explains a term has been judged before; these are for the terms that no
    sentence explains.
    """
    term = term_of(question)
    lines: dict[str, Line] = {}
    for one in weighed:
        if term and term in one.sentence.text and one.plan.id not in lines:
            span = Span(one.clause, one.sentence.start, one.sentence.end)
            lines[one.plan.id] = Line(one.plan, one.sentence.text, (span,))
    return tuple(lines.values())


def term_of(question: Question) -> str:
    """The term in quotation marks that a question asks about, or ""."""
    found = _QUOTED.search(question.standalone)
    return found.group(1) if found else ""


def mentioned_notice(term: str) -> str:
    """What to say when a term is used and nowhere explained."""
    return f"计划只提到“{term}”，没有解释它的含义；以下是计划中的用法。"
