"""Which duties a unit carries: rows of the ledger, complete, as lines of an answer."""

import re
from collections.abc import Iterable, Sequence

from index.duty import Duty
from index.record import Record
from rag.asks import Asks
from rag.extract import Line, Span
from rag.question import Question
from rag.terms import Term

# What reads as the name of a unit.
UNIT = re.compile(
    r"(?:[区市县镇]|XX?区?|省)?[\u4e00-\u9fff]{1,12}?(?:局|委员会|委|办公室|办|大队|支队|分局|总工会|部|中心|派出所|院|公司|政府)(?![员长内门署分])"
)
_STEMS = (
    ("应急管理局", "应急局"),
    ("市场监督管理局", "市场监管局"),
    ("住房和城乡建设局", "住建局"),
    ("安全生产委员会办公室", "安委办"),
    ("安委会办公室", "安委办"),
    ("发展和改革委员会", "发改委"),
    ("发展和改革局", "发改局"),
    ("文化和旅游局", "文旅局"),
    ("卫生健康局", "卫健局"),
    ("卫生健康委员会", "卫健委"),
    ("卫生健康委", "卫健委"),
    ("交通运输局", "交通局"),
    ("农业农村局", "农业局"),
    ("消防救援大队", "消防大队"),
    ("消防救援支队", "消防支队"),
    ("公安交警大队", "交警大队"),
    ("人力资源和社会保障局", "人社局"),
    ("自然资源和规划局", "自然资源局"),
    ("经济和信息化局", "经信局"),
    ("机构编制委员会办公室", "编办"),
    ("委编办", "编办"),
)
LONGEST_TASK = 200
_EVERY = re.compile(r"全部|所有|含|包括|以及")
_ABOUT = re.compile(r"([^，,。 ]{2,10}?)(?:方面|领域|行业)")
_LEVELS = tuple("国省市区县镇乡")
_PREFIX = re.compile(r"^(?:XX?[区市县镇]?|[区市县镇省](?=.{2}))")


def stem(unit: str) -> str:
    """A unit's name without place and in its short form: 区应急管理局 → 应急局."""
    return short_form(_PREFIX.sub("", unit))


def short_form(text: str) -> str:
    """A text with the long names of units in their short forms."""
    for long, short in _STEMS:
        text = text.replace(long, short)
    return text


def asked_units(question: str, known: Iterable[str]) -> tuple[str, ...]:
    """The units of the library that a question names, by name or short form.

    区商务局 is not 市商务局: a level that the question says must be the unit's own.
    """
    words = short_form(question)
    found = {unit for unit in known if len(stem(unit)) >= 2 and _names(words, unit)}
    longest = {
        unit
        for unit in found
        if not any(stem(unit) != stem(other) and stem(unit) in stem(other) for other in found)
    }
    return tuple(sorted(longest))


def _names(words: str, unit: str) -> bool:
    """Whether words name a unit without naming another level's."""
    for match in re.finditer(re.escape(stem(unit)), words):
        level = words[match.start() - 1] if match.start() else ""
        place = unit[: len(unit) - len(stem(unit))] or unit[:3]
        if level not in _LEVELS or level in place or not any(one in place for one in _LEVELS):
            return True
    return False


def duty_lines(
    question: Question, units: Sequence[str], records: Iterable[Record]
) -> tuple[Line, ...]:
    """A line for every duty in which one of the units is named, in the order of the plans.

    "牵头哪些" and "配合哪些" want the duties of that role, "在燃气方面负责哪些" those about it,
    where the units have any; "负责" alone means every role.
    """
    found = [
        (_role(duty, sorted(named)[0]), record, duty)
        for record in records
        if record.plan.id in question.plan_ids
        for duty in record.duties
        if (named := set(units) & {*duty.leads, *duty.responsible, *duty.supporting})
    ]
    spoken = [role for role in ("牵头", "配合") if role in question.standalone]
    every = len(spoken) != 1 or _EVERY.search(question.standalone)
    chosen = [one for one in found if every or one[0] == spoken[0]] or found
    subject = _subject(question)
    about = [one for one in chosen if any(term.stands(_words(*one[1:])) for term in subject)]
    return tuple(_line(record, duty, role) for role, record, duty in about or chosen)


def _subject(question: Question) -> list[Term]:
    """What the duties shall be about, when the question says so: "在燃气方面"."""
    spoken = _ABOUT.search(question.standalone)
    return [term for term in question.terms if spoken and term.text in spoken.group(1)]


def _words(record: Record, duty: Duty) -> str:
    """The words that say what a duty is about: its task and the headings above it."""
    clause = record.plan.clause(duty.address)
    return duty.task if clause is None else " ".join((duty.task, clause.heading, *clause.path[-1:]))


def asks_for_duties(question: Question, units: Sequence[str]) -> bool:
    """Whether the question wants all duties of a unit: it asks for them, or for nothing else."""
    if question.wants is Asks.DUTIES:
        return bool(units)
    names = "".join(units) + "".join(map(stem, units))
    others = [term for term in question.terms if term.text not in names]
    return bool(units) and not others and question.wants in (Asks.REQUIREMENT, Asks.TERM)


def _role(duty: Duty, unit: str) -> str:
    return "牵头" if unit in duty.leads else "负责" if unit in duty.responsible else "配合"


def _line(record: Record, duty: Duty, role: str) -> Line:
    """A duty with its role: all the sentences that its note governs, the first one if they are long."""
    plan = record.plan
    clause = plan.clause(duty.address)
    assert clause is not None
    end = duty.end
    if end - duty.start > LONGEST_TASK:
        governed = (one for one in record.sentences if one.addresses[0] == duty.address)
        end = next((one.end for one in governed if one.start == duty.start), end)
    spans = [Span(clause, duty.start, end)] if end > duty.start else []
    if duty.note_end > duty.note_start and duty.note_start >= end:
        spans.append(Span(clause, duty.note_start, duty.note_end))
    words = plan.text[duty.start : end].strip() or clause.heading
    return Line(plan, f"{role}：{words}", tuple(spans))
