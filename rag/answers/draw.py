"""Evidence or ledger → what the answer says: the kind of the question chooses the way."""

import re
from collections.abc import Sequence
from datetime import date

from rag.answers.comparison import rule_table, silent_notices
from rag.answers.due_tasks import due_tasks
from rag.answers.evident import lines
from rag.answers.line import Drawn
from rag.answers.pointed import pointed_lines
from rag.answers.recurring import recurring_tasks
from rag.answers.term import only_mentioned
from rag.answers.theme import theme_lines
from rag.answers.unit_duties import unit_duties
from rag.answers.who import has_note, who_line
from rag.answers.whole_plans import asks_for_whole_plans, whole_plans
from rag.answers.yes_no import OPEN, names_a_unit, yes_no_line
from rag.asks import Asks
from rag.candidates import Key
from rag.described_units import described_units
from rag.evidence import Evidence
from rag.gate import Verdict
from rag.listing import GATHERED, listed
from rag.opened import Opened
from rag.question import Question
from rag.unit_names import asked_units

# 点了名的活动日有哪些 is answered by a sentence from this strength on; 凡是讲到演练的 never is. Of the 22
# themes of the tuning halves on 2026-11-28 three were such (4 to 18 lines for one or two sentences).
ENUMERATED = 0.85
_SAME_CLAUSE = re.compile(r"同一?条|[这该本]一?条")
_MAY_BE_DUTIES = (Asks.DUTIES, Asks.REQUIREMENT, Asks.THEME)


def draw(
    opened: Opened, asked: Question, verdict: Verdict, weighed: Sequence[Evidence], today: date
) -> Drawn:
    """What is said: from the ledger where all rows are asked for, else from evidence that passed.

    Nothing drawn is a refusal, for the reason in the notices, else in the verdict.
    """
    if asked.missing:
        return Drawn()
    snapshot = opened.snapshot
    if pointed := pointed_lines(asked, snapshot.plans.values()):
        return Drawn(pointed)
    units = named_units(opened, asked)
    if asked.wants is Asks.DEADLINES:
        due = due_tasks(asked, units, snapshot.records, today)
        if due.lines or due.notices:
            return due
    if units and asked.wants is Asks.DUTIES:
        return unit_duties(asked, units, snapshot.records, _same_clauses(asked, weighed))
    if asked.wants is Asks.RECURRING:
        return recurring_tasks(asked, units, snapshot.records)
    if _is_gathered(asked, verdict) and (said := theme_lines(asked, snapshot.records)).lines:
        return said
    if asks_for_whole_plans(asked):
        return whole_plans(asked, opened)
    if asked.wants is Asks.TERM and not verdict.passed:
        return Drawn(notices=only_mentioned(asked, weighed))
    return _from_evidence(opened, asked, verdict, weighed)


def _same_clauses(asked: Question, weighed: Sequence[Evidence]) -> frozenset[Key]:
    """The clauses of the conversation, where a question means them: 同一条里区教育局负责什么."""
    if not _SAME_CLAUSE.search(asked.text):
        return frozenset()
    return frozenset(one.key for one in weighed if one.followed)


def _is_gathered(asked: Question, verdict: Verdict) -> bool:
    """Whether everything about a theme is wanted from all over, not what one sentence enumerates."""
    return asked.wants is Asks.THEME and bool(
        verdict.strength < ENUMERATED or GATHERED.search(asked.standalone)
    )


def as_listed(opened: Opened, asked: Question, today: date) -> Question:
    """The question with the want of a list in front where it wants one, however it says so."""
    return listed(asked, named_units(opened, asked), opened.lexicon.vocabulary, today)


def named_units(opened: Opened, asked: Question) -> tuple[str, ...]:
    """The units that a question names or describes, else the groups that it names."""
    units = asked_units(asked.standalone, opened.units)
    if not units and asked.wants in _MAY_BE_DUTIES:
        units = described_units(asked.standalone, _units_of(opened, asked))
    return units or tuple(group for group in opened.groups if group in asked.standalone)


def _units_of(opened: Opened, asked: Question) -> set[str]:
    """The units that the ledgers of the asked plans name: 镇上管文化的站 is not the district's."""
    return {
        unit
        for record in opened.snapshot.records
        if record.plan.id in asked.plan_ids
        for duty in record.duties
        for unit in duty.named()
    }


def _from_evidence(
    opened: Opened, asked: Question, verdict: Verdict, weighed: Sequence[Evidence]
) -> Drawn:
    drawn = lines(asked, verdict.passed, weighed)
    if asked.wants is Asks.YES_NO and names_a_unit(asked, opened.names):
        drawn = tuple(
            who_line(best, True, asked.standalone) if best.duty and has_note(best.duty) else line
            for best, line in zip(verdict.passed, drawn, strict=True)
        )
    if asked.wants is Asks.COMPARE:
        plans = opened.snapshot.plans
        # Earlier years first, however strong their evidence.
        drawn = tuple(sorted(drawn, key=lambda line: line.plan.year or 0))
        named = [plans[plan_id] for plan_id in asked.plan_ids] if asked.named else []
        silent = silent_notices(named, drawn) if drawn else ()
        return Drawn(drawn, table=rule_table(drawn, opened.names), notices=silent)
    if asked.wants is Asks.YES_NO and drawn:
        decided = [
            yes_no_line(asked, best, line, opened.names)
            for best, line in zip(verdict.passed, drawn, strict=True)
        ]
        told = tuple(new or line for new, line in zip(decided, drawn, strict=True))
        return Drawn(told, notices=() if all(decided) else (OPEN,))
    return Drawn(drawn)
