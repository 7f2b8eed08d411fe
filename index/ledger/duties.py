"""The responsibility ledger of a plan: who carries which sentences, by when, how often.

Three places name the units of a task: a note ("（责任单位：…）") governs the sentences of its clause
since the note before it, one behind its heading all of them where no other does; a row of a duty
table governs itself; a sentence may name who acts
("由甲局牵头，乙局配合"), which counts where no note governs, and for units that its note leaves out.

Decided so: a note never governs another clause. One that closes a list of （1）（2）（3） might be
meant for the whole list; it is tied to the last of them only (no plan at hand has such a note, and
a unit put in charge wrongly is worse than one that is not found). A note that is cut off without
its closing bracket is none.
"""

from collections.abc import Iterator
from dataclasses import replace

from index.ledger.agents import agents_in
from index.ledger.due import due_of
from index.ledger.duty import Duty
from index.ledger.duty_row import read_row
from index.ledger.units import Roles, read_roles
from index.ledger.values import deadlines, figures, frequencies
from index.plan import Clause, ClauseKind, Plan
from index.sentences import Kind, Sentence, split_sentences


def duties_of(plan: Plan) -> tuple[Duty, ...]:
    """Every duty of a plan, in the order of the words that name its units."""
    noted = {clause.address: _noted(plan, clause) for clause in plan.clauses}
    known = frozenset(unit for duties in noted.values() for duty in duties for unit in duty.units())
    return tuple(
        duty
        for clause in plan.clauses
        for duty in sorted(
            (*noted[clause.address], *_spoken(plan, clause, noted[clause.address], known)),
            key=lambda duty: duty.note_start,
        )
    )


def sentences_of(plan: Plan, clause: Clause) -> tuple[Sentence, ...]:
    """The heading, sentences and notes of a clause."""
    return split_sentences(plan.text, clause.start, clause.body_start, clause.end)


def current(words: tuple[str, ...], plan: Plan) -> tuple[str, ...]:
    """Deadlines without those that lie before the plan's year: 2005年底前 tells of the past."""
    dues = (due_of(one, plan.year) for one in words)
    return tuple(
        due.words for due in dues if not (plan.year and due.last and due.last.year < plan.year)
    )


def _noted(plan: Plan, clause: Clause) -> list[Duty]:
    """The duties of a clause's notes, or of a table row."""
    if clause.kind is ClauseKind.ROW:
        return list(_of_row(plan, clause))
    found: list[Duty] = []
    governed: list[Sentence] = []
    for sentence in sentences_of(plan, clause):
        words = plan.text[sentence.start : sentence.end]
        if sentence.kind is Kind.TEXT:
            governed.append(sentence)
        elif sentence.kind is Kind.NOTE and (roles := read_roles(words)) != Roles():
            start = governed[0].start if governed else sentence.start
            stop = governed[-1].end if governed else sentence.start
            duty = _duty(plan, clause, (start, stop), (sentence.start, sentence.end), roles)
            found.append(_due(duty, current(deadlines(words), plan)))
            governed = []
    if not found and governed:
        found = list(_headed(plan, clause, governed))
    if len(found) == 1:
        found = [_due(found[0], current(deadlines(clause.heading), plan))]
    return found


def _headed(plan: Plan, clause: Clause, governed: list[Sentence]) -> Iterator[Duty]:
    """The duty of a note behind the heading of a clause: it governs what the clause says."""
    heading = split_sentences(plan.text, clause.start, clause.start, clause.body_start)
    for sentence in heading:
        words = plan.text[sentence.start : sentence.end]
        if sentence.kind is Kind.NOTE and (roles := read_roles(words)) != Roles():
            span = (governed[0].start, governed[-1].end)
            duty = _duty(plan, clause, span, (sentence.start, sentence.end), roles)
            yield _due(duty, current(deadlines(words), plan))


def _spoken(plan: Plan, clause: Clause, noted: list[Duty], known: frozenset[str]) -> Iterator[Duty]:
    """The duties of units that a sentence charges and its note does not."""
    if clause.kind is ClauseKind.ROW:
        return
    for sentence in sentences_of(plan, clause):
        agents = (
            agents_in(plan.text, sentence.start, sentence.end, known)
            if sentence.kind is Kind.TEXT
            else None
        )
        if agents is None:
            continue
        roles = agents.roles
        for duty in noted:
            if duty.start <= sentence.start < duty.end:
                roles = _others(roles, duty)
        if roles != Roles():
            span = (sentence.start, sentence.end)
            yield _duty(plan, clause, span, (agents.start, agents.end), roles)


def _others(roles: Roles, duty: Duty) -> Roles:
    """The single units that a duty does not name; its note speaks for the groups."""
    carried = duty.units()
    kept = (
        tuple(unit for unit in units if unit not in carried)
        for units in (roles.leads, roles.responsible, roles.supporting)
    )
    return Roles(*kept)


def _due(duty: Duty, more: tuple[str, ...]) -> Duty:
    return replace(duty, deadlines=tuple(dict.fromkeys((*duty.deadlines, *more))))


def _duty(
    plan: Plan, clause: Clause, span: tuple[int, int], note: tuple[int, int], roles: Roles
) -> Duty:
    task = plan.text[span[0] : span[1]]
    return Duty(
        plan.id,
        clause.address,
        task,
        *span,
        *note,
        roles.leads,
        roles.responsible,
        roles.supporting,
        roles.collective,
        current(deadlines(task), plan),
        frequencies(task),
        figures(task),
    )


def _of_row(plan: Plan, clause: Clause) -> Iterator[Duty]:
    """A row that names units: its own words are task and note."""
    words = plan.text[clause.start : clause.end].rstrip("。")
    row = read_row(words, plan.year)
    if row.roles != Roles():
        span = (clause.start, clause.start + len(words))
        duty = _duty(plan, clause, span, span, row.roles)
        yield replace(duty, deadlines=current(row.deadlines, plan), frequencies=row.frequencies)
