"""Everything that the plans say of a theme: every sentence that names it, itself or in a heading."""

import re
from collections.abc import Iterable
from itertools import pairwise

from index.record import Record
from rag.answers.about import in_words
from rag.answers.line import Drawn, about, told_whole
from rag.question import Question

LITERALLY = "按字面查找：凡是写到“{words}”的条款都列出；换了说法的可能不在内。"


def theme_lines(question: Question, records: Iterable[Record]) -> Drawn:
    """A line for every sentence that holds all terms of the theme, of 甲、乙 one of them.

    Nothing where none does.
    """
    holds = any if _are_enumerated(question) else all
    sentences = (
        told_whole(record, sentence)
        for record in records
        if record.plan.id in question.plan_ids
        for sentence in record.sentences
        if question.part.holds(record.plan.clause(sentence.addresses[0]))
    )
    lines = tuple(
        line for line in sentences if holds(term.stands(about(line)) for term in question.about)
    )
    if not lines:
        return Drawn()
    return Drawn(lines, notices=(LITERALLY.format(words=in_words(question.about)),))


def _are_enumerated(question: Question) -> bool:
    """Whether the terms are named side by side: 头桥、李典, 渡口和渡船."""
    text = question.standalone
    places = sorted((text.find(term.text), len(term.text)) for term in question.about)
    between = [text[start + length : after] for (start, length), (after, _) in pairwise(places)]
    return bool(between) and all(
        re.search(r"[、和与及跟]|以及|^[”\"][“\"]$", words) for words in between
    )
