"""A typed question with its history and filters → a Question."""

import re
from collections.abc import Sequence
from datetime import date

from index.errors import InputError
from index.plan import Plan
from rag.answer import Filters, Turn
from rag.asks import Asks, asks
from rag.content import content
from rag.conversation import in_conversation
from rag.cycle import cycles
from rag.dependence import points_back
from rag.everyday import everyday_words, rewritten
from rag.item_numbers import pointed_items, without_items
from rag.learned_names import in_short
from rag.named_part import Part, named_part, without_part
from rag.normalise import normalise
from rag.opened import Opened
from rag.question import Question
from rag.references import References, find_references
from rag.renamed_units import renamed
from rag.spelling import Correction
from rag.terms import terms_of
from rag.unit_names import asked_units
from rag.unit_terms import unit_terms
from rag.unknown import unknown_names
from rag.word_table import Pair

# 按月的那个呢 wants another cycle than was spoken of, 是每月一次吗 doubts one.
_HOW_OFTEN = {Asks.FREQUENCY, Asks.YES_NO, Asks.COMPARE}
_TERM = re.compile(
    r"(?:什么|啥)(?:是|叫)\s*([^，,。?？“”\s]{2,10})(?=[?？]|$)"
    r"|(?:^|[，, ])([^，,。“”\s]{2,10}?)"
    r"(?:是(?:什么|啥)(?:意思)?|指(?:的是)?什么|(?:具体)?包括(?:哪些|什么))(?=[?？]|$)"
)
# 除了打非治违，还有哪些柔性做法: what is known already is not what is asked.
_BESIDES = re.compile(
    r"除(?:了|开|去)[^，,。]{2,16}?(?:之外|以外|外)?[，, ]+(?=[^，,]{0,6}(?:还|另))"
)
# What is left of 2024年4月底前 where 2024 names the plan.
_STRAY_YEAR = re.compile(r"(?<![\d一-鿿])年(?=\d{1,2}月)")


def understand(
    text: str, history: Sequence[Turn], filters: Filters, opened: Opened, today: date
) -> Question:
    """What a question means against the plans of the library; InputError when it is unusable."""
    plans = tuple(opened.snapshot.plans.values())
    vocabulary = opened.lexicon.vocabulary
    spelt, corrections = _as_spelt(text, opened)
    part = named_part(spelt, (clause for plan in plans for clause in plan.clauses))
    spelt = spelt if part is Part.ALL else without_part(spelt)
    turn = in_conversation(spelt, history, plans, today)
    alone, references = turn.alone, turn.references
    wants = asks(alone)
    allowed = allowed_plans(filters, plans)
    chosen = tuple(plan_id for plan_id in references.plan_ids if plan_id in allowed)
    missing = _missing(alone, references, vocabulary, bool(chosen))
    bare = _BESIDES.sub("", _without_plans(alone, references.words))
    held = _items_of([plan for plan in plans if plan.id in chosen])
    # Where no plan numbers its items, 第五条 points at none of them: it is what is asked about.
    items = (
        pointed_items(bare, held, len(chosen) == 1) if any(plan.items() for plan in plans) else ()
    )
    missing += tuple(f"第{item}项" for item in items if item not in held)
    bare = without_items(bare, items)
    bare = _with_marked_term(bare, vocabulary)
    everyday = everyday_words(bare, vocabulary)
    units = asked_units(alone, opened.units)
    named, plain = unit_terms(bare, units)
    if Asks.YES_NO in wants:
        # 由镇应急办牵头吗: the unit is what is doubted, not what the clause must be about.
        named = ()
    return Question(
        text=text,
        standalone=rewritten(bare, everyday, vocabulary).strip(),
        content=content(bare),
        terms=(*named, *terms_of(plain, everyday)),
        asks=wants,
        # A refusal shows the nearest clauses of what may be searched at all.
        plan_ids=chosen or tuple(plan.id for plan in plans if plan.id in allowed),
        # A plan that is carried over adds no strength.
        named=references.named and turn.names_a_plan,
        missing=missing,
        items=() if missing else items,
        notes=_notes(corrections, everyday, units),
        each=references.each,
        earlier=turn.earlier,
        part=part,
        reply=turn.reply,
        leans=turn.leans,
        cycles=cycles(spelt) if turn.earlier and not _HOW_OFTEN & {*wants} else (),
        points=bool(turn.earlier)
        and points_back(spelt)
        and not find_references(spelt, plans).named,
        notices=tuple(one for one in (*map(_read_as, corrections), turn.notice) if one),
    )


def _items_of(plans: Sequence[Plan]) -> set[int]:
    """The item numbers that plans hold, 0 for an opening."""
    return {clause.item for plan in plans for clause in plan.clauses if clause.item is not None}


def _as_spelt(text: str, opened: Opened) -> tuple[str, tuple[Correction, ...]]:
    """A typed question in the words and names of the library, and (as typed, as read) pairs."""
    spelt, corrections = opened.spelling.corrected(normalise(text))
    spelt, names = renamed(in_short(spelt, opened.learned), opened.units)
    return spelt, corrections + names


def _missing(
    question: str, references: References, vocabulary: str, chosen: bool
) -> tuple[str, ...]:
    """What a question names that the library does not hold."""
    missing = references.missing
    for name in unknown_names(question, vocabulary):
        if not any(name in word or word in name for word in (*missing, *references.words)):
            missing = (*missing, f"“{name}”")
    if references.plan_ids and not chosen:
        missing = (*missing, "所选范围内的相应计划")
    return missing


def _notes(
    corrections: Sequence[Correction], everyday: Sequence[Pair], units: Sequence[str]
) -> tuple[str, ...]:
    """For the trace: words read otherwise than typed, and the units that were recognised."""
    words = (f"“{word}”即“{'、'.join(official)}”" for word, official in everyday)
    named = (f"单位：{'、'.join(units)}",) if units else ()
    return (*map(_read_as, corrections), *words, *named)


def _read_as(correction: Correction) -> str:
    return f"“{correction[0]}”按“{correction[1]}”理解。"


def _without_plans(question: str, names: Sequence[str]) -> str:
    """A question without the names of plans; of 2024年底前 the 年底前 stays."""
    for name in names:
        if name.endswith("年"):
            question = re.sub(rf"{re.escape(name)}(?=[底末内初])", " 年", question)
        question = question.replace(name, " ")
    return _STRAY_YEAR.sub("", question)


def _with_marked_term(question: str, vocabulary: str) -> str:
    """ "三必上是什么" with the term in quotation marks when the plans use it."""
    for match in _TERM.finditer(question):
        term = match.group(1) or match.group(2)
        if term in vocabulary and not set("“”") & set(question):
            return question.replace(term, f"“{term}”", 1)
    return question


def allowed_plans(filters: Filters, plans: Sequence[Plan]) -> set[str]:
    """The plans that filters leave; InputError for an id that the library does not hold."""
    known = {plan.id for plan in plans}
    unknown = [plan_id for plan_id in filters.plan_ids if plan_id not in known]
    if unknown:
        raise InputError(
            f"库中没有编号为 {'、'.join(unknown)} 的计划。可用的编号见 GET /api/v1/plans。"
        )
    return {
        plan.id
        for plan in plans
        if (not filters.plan_ids or plan.id in filters.plan_ids)
        and (not filters.years or plan.year in filters.years)
    }
