"""All duties of a unit: every row of the ledger that names it, the count, collective ones apart."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.ledger.duty import Duty
from index.record import Record
from rag.answers.about import in_words, narrowed
from rag.answers.line import Drawn, Line, Span, closed, with_headings
from rag.answers.who import has_note
from rag.candidates import Key
from rag.ledger import may_include, role_of
from rag.own_level import is_of_level
from rag.question import Question
from rag.unit_names import bare_town, stem

LONGEST_TASK = 400
COLLECTIVE = "以集体名义承担的工作（条款没有点名，是否包括{units}请核对）"
NO_SUCH_ROLE = "没有找到由{units}{role}的工作，以下是它承担的其他工作。"
NOT_OF_IT = "没有写到“{words}”由{units}承担的工作，不能据此回答。"
_EVERY = re.compile(r"全部|所有|含|包括|以及|参与|一共|分别|[也都](?:要|得)?算|在内|一并|不管")
_TOGETHER = re.compile(r"共同|一起|一块|联合|同时")
_SPOKEN = {
    "牵头": re.compile(r"牵头|牵的头|[挑带领打]头"),
    "配合": re.compile(r"配合|协助|搭把?手|打下手|帮衬|帮忙的"),
}
_TOLD = {"责任": "负责"}


def unit_duties(
    question: Question,
    units: Sequence[str],
    records: Iterable[Record],
    within: frozenset[Key] = frozenset(),
) -> Drawn:
    """A line for every duty in which one of the units is named, in the order of the plans.

    Each plan's rows stand below a line with their count. "牵头哪些" and "配合哪些" want the duties
    of that role, "共同负责哪些" those that name all the units, "在燃气方面负责哪些" those about it,
    where the units have any, which a notice says; "负责" alone means every role. Duties of groups
    that may include the unit stand apart. `within` are the clauses that are meant; all where none is.
    """
    asked = [record for record in records if record.plan.id in question.plan_ids]
    found = [
        (role, record, duty)
        for record in asked
        for duty in record.duties
        if (role := role_of(duty, units)) and question.part.holds(record.plan.clause(duty.address))
    ]
    found = [one for one in found if (one[1].plan.id, one[2].address) in within] or found
    if _TOGETHER.search(question.standalone):
        wanted = {stem(unit) for unit in units}
        found = [one for one in found if wanted <= {stem(name) for name in one[2].units()}]
    spoken = [role for role, said in _SPOKEN.items() if said.search(question.standalone)]
    every = bool(len(spoken) != 1 or _EVERY.search(question.standalone))
    if spoken == ["配合"] and re.search(r"负责|承担|责任", question.standalone):
        every = True
    if _speak_of_others(question, units, found):
        told = NOT_OF_IT.format(words=in_words(question.about), units="、".join(units))
        return Drawn(notices=(told,))
    chosen = [one for one in found if every or one[0] == spoken[0]]
    shown, notices = narrowed(chosen or found, question.about, lambda one: _words(*one[1:]))
    if not chosen and shown:
        notices = (NO_SUCH_ROLE.format(role=spoken[0], units="、".join(units)), *notices)
    if not shown:
        return Drawn()
    naming = [one for one in asked if any(record is one for _, record, _ in shown)]
    groups = tuple(_group_lines(naming, units)) if shown == found else ()
    spoken_of = tuple(_place_lines(asked, units, shown)) if shown == found else ()
    title = COLLECTIVE.format(units="、".join(units))
    lines = (*_counted(units, shown), *spoken_of)
    return Drawn(lines, groups, title if groups else "", notices=notices)


def _speak_of_others(
    question: Question, units: Sequence[str], found: Sequence[tuple[str, Record, Duty]]
) -> bool:
    """Whether none of the duties speaks of what the question is about: 渡船 in those of 区民政局."""
    about = [term for term in question.about if not any(term.text in unit for unit in units)]
    return bool(about) and not any(
        term.stands(_words(record, duty)) for _, record, duty in found for term in about
    )


def _counted(units: Sequence[str], rows: Sequence[tuple[str, Record, Duty]]) -> Iterator[Line]:
    """The lines of each plan, the count of its clauses in front."""
    for record in dict.fromkeys(record.plan.id for _, record, _ in rows):
        lines = [_line(one, duty, role) for role, one, duty in rows if one.plan.id == record]
        spans = tuple(dict.fromkeys(span for line in lines for span in line.spans))
        clauses = {span.clause.address for span in spans}
        named = _in_plan(units, rows, record)
        # Of several units not every clause names each: the count alone is what all of them carry.
        text = f"{named[0]}：共{len(clauses)}条。" if len(named) == 1 else f"共{len(clauses)}条。"
        yield Line(lines[0].plan, text, spans)
        yield from lines


def _in_plan(
    units: Sequence[str], rows: Sequence[tuple[str, Record, Duty]], plan_id: str
) -> list[str]:
    """The units as the rows of one plan spell them."""
    spelled = [name for _, one, duty in rows if one.plan.id == plan_id for name in duty.units()]
    return [unit for unit in units if unit in spelled]


def _group_lines(records: Iterable[Record], units: Sequence[str]) -> Iterator[Line]:
    """A line for every duty of a group that may include a unit and names none of them."""
    for record in records:
        own = [unit for unit in units if is_of_level(unit, record.plan.level)]
        for duty in record.duties:
            named = role_of(duty, units) not in ("", "集体")
            if own and duty.collective and not named and may_include(duty.collective, own):
                yield _line(record, duty, "集体")


def _place_lines(
    records: Iterable[Record],
    units: Sequence[str],
    shown: Sequence[tuple[str, Record, Duty]],
) -> Iterator[Line]:
    """A line for every further sentence that sets a place a task by its short name: 甲、乙等乡镇."""
    places = [town for unit in units if (town := bare_town(unit))]
    for record in records:
        told = [(duty.start, duty.end) for _, one, duty in shown if one is record]
        for sentence in record.sentences if places else ():
            named = any(re.search(rf"{place}(?:[、等和及]|$)", sentence.text) for place in places)
            if named and not any(start <= sentence.start < end for start, end in told):
                clause = record.plan.clause(sentence.addresses[0])
                assert clause is not None
                span = Span(clause, sentence.start, sentence.end)
                yield Line(record.plan, sentence.text, (span,))


def _words(record: Record, duty: Duty) -> str:
    """The words that say what a duty is about: its task and the headings above it."""
    clause = record.plan.clause(duty.address)
    return duty.task if clause is None else with_headings(duty.task, clause)


def _line(record: Record, duty: Duty, role: str) -> Line:
    """A duty with its role: all the sentences that its note governs, the first one if they are long."""
    plan = record.plan
    clause = plan.clause(duty.address)
    assert clause is not None
    end = duty.end
    if end - duty.start > LONGEST_TASK:
        governed = (one for one in record.sentences if one.addresses[0] == duty.address)
        end = next((one.end for one in governed if one.start == duty.start), end)
    end = closed(plan, end) if end > duty.start else end
    spans = [Span(clause, duty.start, end)] if end > duty.start else []
    if has_note(duty) and duty.note_start >= end:
        spans.append(Span(clause, duty.note_start, duty.note_end))
    words = plan.text[duty.start : end].strip() or clause.heading
    # A group has no role that its words could be put behind: they stand alone.
    label = "" if role == "集体" else f"{_TOLD.get(role, role)}："
    return Line(plan, f"{label}{words}", tuple(spans))
