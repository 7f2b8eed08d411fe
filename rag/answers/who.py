"""Who is in charge: the units of a note by their roles, lead, responsible and supporting apart."""

import re

from index.ledger.duty import Duty
from index.sentences import NOTE_BRACKETS, UNIT_END, Kind, split_sentences
from rag.answers.line import Line, Span, span_of
from rag.evidence import Evidence
from rag.wanted import BY_UNIT

# 由甲牵头 · 村党组织书记为第一责任人
# 行业主管部门验收 · 聘请专家
_NAMES_WHO = re.compile(
    rf"{BY_UNIT.pattern}|(?:部门|机构|单位)[^，,。；;]{{0,6}}(?:参与|验收|审批|批准|牵头)|聘请|领导[^，,。；;]{{0,2}}包[保联]|[为是](?:本.{{1,6}})?(?:第一|主要|直接)?责任人"
)
_DOES = re.compile(
    rf"由(?!于|此)[^，,。；;：:]{{1,18}}?(?:{UNIT_END})(?:依法|负责|组织)*(处罚|查处|调查|审批|验收|鉴定|发放|受理)"
)
_COLON = re.compile(r"(?<=单位|部门):")


def who_line(best: Evidence, with_sentence: bool, question: str = "") -> Line:
    """The units as the note names them, carried by the sentence and its note.

    The sentence is shown too when more was asked, or when it names who does what itself. Evidence
    without a note is no input: ValueError.
    """
    duty = best.duty
    if duty is None or not has_note(duty):
        raise ValueError("evidence without a note names nobody")
    if best.titled and not with_sentence:
        return _of_clause(best)
    plan = best.plan
    sentence = span_of(best)
    inside = best.sentence.start <= duty.note_start < best.sentence.end
    if inside or _does_itself(question, best.sentence.text):
        return Line(plan, best.sentence.text, (sentence,))
    note = plan.text[duty.note_start : duty.note_end]
    shown = with_sentence or _NAMES_WHO.search(best.sentence.text)
    text = f"{best.sentence.text}{note}" if shown else f"{in_roles(duty, note)}。"
    return Line(plan, text, (sentence, Span(best.clause, duty.note_start, duty.note_end)))


def _does_itself(question: str, sentence: str) -> bool:
    """Whether a sentence names by itself who does what is asked for: 由大队依法处罚, whatever its note says."""
    found = _DOES.search(sentence)
    return found is not None and found[1] in question


def has_note(duty: Duty) -> bool:
    """Whether words of the plan name the units of a duty."""
    return duty.note_end > duty.note_start


def in_roles(duty: Duty, note: str) -> str:
    """The units of a note with their roles in front; the note's own words where one is not read.

    "（区应急局牵头，区财政局配合）" → "牵头：区应急局；配合：区财政局".
    """
    # A group has no role of its own in the ledger: the note's words say it.
    if duty.collective or not duty.units():
        return units_of_note(note)
    return "；".join(f"{role}：{'、'.join(names)}" for role, names in duty.by_role())


def units_of_note(note: str) -> str:
    """The words of a note without its brackets: "责任单位：区应急局"."""
    words = note.strip().rstrip("。；;")
    held = words[:1] in NOTE_BRACKETS and words[-1] == NOTE_BRACKETS[words[0]]
    return _COLON.sub("：", words[1:-1] if held else words)


def _of_clause(best: Evidence) -> Line:
    """All the units that the notes of a clause name, carried by its heading and the notes.

    Of several notes each stands behind the sentences that it governs.
    """
    plan, clause = best.plan, best.clause
    parts = split_sentences(plan.text, clause.start, clause.body_start, clause.end)
    shown = [part for part in parts if part.kind is not Kind.TEXT]
    notes = [plan.text[part.start : part.end] for part in shown if part.kind is Kind.NOTE]
    if len(set(notes)) > 1:
        text = "".join(plan.text[p.start : p.end] for p in parts if p.kind is not Kind.HEADING)
        return Line(plan, text, tuple(Span(clause, part.start, part.end) for part in parts))
    words = dict.fromkeys(map(units_of_note, notes))
    spans = tuple(Span(clause, part.start, part.end) for part in shown)
    return Line(plan, f"{'；'.join(words)}。", spans)
