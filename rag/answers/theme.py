"""Everything that the plans say of a theme: every sentence that names it, itself or in a heading."""

import re
from collections.abc import Iterable
from itertools import pairwise

from index.record import Record
from rag.answers.line import Drawn, Line, Span, closed, with_headings
from rag.question import Question

LITERALLY = "按字面查找：凡是写到“{words}”的条款都列出；换了说法的可能不在内。"


def theme_lines(question: Question, records: Iterable[Record]) -> Drawn:
    """A line for every sentence that holds all terms of the theme, of 甲、乙 one of them.

    Nothing where none does.
    """
    holds = any if _are_enumerated(question) else all
    lines = []
    for record in records:
        plan = record.plan
        for sentence in record.sentences if plan.id in question.plan_ids else ():
            clause = plan.clause(sentence.addresses[0])
            assert clause is not None
            words = with_headings(sentence.text, clause)
            if holds(term.stands(words) for term in question.about):
                end = closed(plan, sentence.end)
                span = Span(clause, sentence.start, end)
                lines.append(Line(plan, plan.text[sentence.start : end], (span,)))
    if not lines:
        return Drawn()
    words = "”“".join(term.text for term in question.about)
    return Drawn(tuple(lines), notices=(LITERALLY.format(words=words),))


def _are_enumerated(question: Question) -> bool:
    """Whether the terms are named side by side: 头桥、李典, 渡口和渡船."""
    text = question.standalone
    places = sorted((text.find(term.text), len(term.text)) for term in question.about)
    between = [text[start + length : after] for (start, length), (after, _) in pairwise(places)]
    return bool(between) and all(re.search(r"[、和与及跟]|以及", words) for words in between)
