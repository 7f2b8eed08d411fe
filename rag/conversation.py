"""What a conversation has spoken of, and a question in it: as it would be asked alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.passage import Passage
from index.plan import Plan
from rag.answer import Turn
from rag.asks import Asks
from rag.content import content
from rag.dependence import bare_of, names_something, without
from rag.followup import means_the_rest, standalone
from rag.normalise import normalise
from rag.question import Question
from rag.references import References, find_references
from rag.terms import NOUN, terms_of
from rag.years import spoken_day, with_years

_VALUES = {Asks.WHO, Asks.WHEN, Asks.FREQUENCY, Asks.AMOUNT}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A question in its conversation: as it would be asked alone, what it refers to.

    `earlier` is the question before it, `reply` what was answered to it, `names_a_plan` whether it names
    one itself, `leans` whether it names nothing at all and is about what was said, `notice` what must be
    said of its years.
    """

    alone: str
    references: References
    earlier: str
    reply: str
    names_a_plan: bool
    leans: bool
    notice: str


def in_conversation(
    spelt: str, history: Sequence[Turn], plans: Sequence[Plan], today: date
) -> Spoken:
    """A normalised question with the turns before it."""
    # Years first: 去年 beside a conversation about 今年 puts one year in the place of another.
    said = [turn.content for turn in history if turn.role == "user"]
    today = spoken_day(said, plans, today)
    dated = with_years(spelt, plans, today)
    earlier = earlier_question(history, plans, today)
    reply = _last_reply(history) if earlier else ""
    alone = standalone(dated.text, earlier, plans)
    references = find_references(alone, plans)
    if alone != dated.text and not references.named:
        references = replied_plans(reply, references, plans)
    references = other_plans(dated.text, earlier, references, plans)
    own = find_references(dated.text, plans)
    leans = alone != dated.text and not own.words and not names_something(bare_of(dated.text, ()))
    named = not history or own.named
    return Spoken(alone, references, earlier, reply, named, leans, dated.notice)


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


def _last_reply(history: Sequence[Turn]) -> str:
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
    if references.named or not means_the_rest(question):
        return references
    before = find_references(earlier, plans)
    if not before.named:
        return references
    rest = tuple(plan.id for plan in plans if plan.id not in before.plan_ids)
    return replace(references, plan_ids=rest or references.plan_ids)


def with_subject(question: str, earlier: str, plans: Sequence[Plan]) -> str:
    """The question with all that was asked before it: for one that says too little to be found.

    `earlier` as `earlier_question` says it. "" without one.
    """
    if not earlier:
        return ""
    named = find_references(question, plans).words
    before = find_references(earlier, plans).words
    plain = content(without(earlier, before))
    return f"{'' if named else ''.join(before)}{plain} {question}"


def about_sentence(question: Question, said: Passage) -> Question:
    """A question that names nothing, asked of a sentence: 都由谁去落实 of what was answered."""
    about = content(said.text)
    return replace(
        question,
        standalone=f"{said.text} {normalise(question.text)}",
        content=about,
        terms=terms_of(about),
    )


def says_enough(question: Question, vocabulary: str) -> bool:
    """Whether the refusal of a follow-up stands: it asks for no value, or names what no plan knows.

    With the earlier question in front the earlier clause would answer anything: 食堂吃什么菜？
    """
    terms = terms_of(content(normalise(question.text)))
    unknown = any(term.weight >= NOUN and term.text not in vocabulary for term in terms)
    return unknown or not {*question.asks} & _VALUES
