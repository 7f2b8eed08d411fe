"""Questions that point at an item by its number: "要点一第16项由谁负责？"."""

from collections.abc import Iterable

from index.plan import Clause, Plan
from index.sentences import NOTE_BRACKETS, Kind, split_sentences
from rag.answers.line import Line, Span
from rag.answers.who import units_of_note
from rag.asks import Asks
from rag.question import Question
from rag.wanted import VALUED, holds_wanted


def pointed_lines(question: Question, plans: Iterable[Plan]) -> tuple[Line, ...]:
    """The clauses of the items that a question points at without asking about a subject in them.

    Who is asked: the notes; a value: the sentences that hold one; else the whole clause. Nothing
    when the question has a subject of its own, or the items hold no such value.
    """
    if not question.items or question.terms:
        return ()
    return tuple(
        line
        for plan in plans
        if plan.id in question.plan_ids
        for clause in plan.clauses
        if clause.item in question.items
        for line in _lines(question, plan, clause)
    )


def _lines(question: Question, plan: Plan, clause: Clause) -> list[Line]:
    wants = question.wants
    if wants not in VALUED or wants is Asks.TERM:
        span = Span(clause, clause.start, clause.end)
        return [Line(plan, plan.quote(clause).replace("\n", ""), (span,))]
    parts = split_sentences(plan.text, clause.start, clause.body_start, clause.end)
    kind = Kind.NOTE if wants is Asks.WHO else Kind.TEXT
    shown = [part for part in parts if part.kind is kind]
    if wants is not Asks.WHO:
        shown = [
            part
            for part in shown
            if holds_wanted(wants, question.standalone, plan.text[part.start : part.end], None)
        ]
    return [
        Line(plan, _shown(plan.text[one.start : one.end]), (Span(clause, one.start, one.end),))
        for one in shown
    ]


def _shown(words: str) -> str:
    """A note without its brackets; a sentence as it stands."""
    return units_of_note(words) if words[0] in NOTE_BRACKETS else words
