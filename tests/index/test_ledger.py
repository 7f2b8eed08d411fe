"""The ledger against a count of its own: every unit name times every clause that names it.

What is expected is found by plain search in the text of the clauses, with none of the parser's
patterns: brackets that name units, the columns of table rows, and commas between the names.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from index.ledger.duties import duties_of
from index.ledger.duty import Duty
from index.parsing.parse import parse
from index.plan import Clause, ClauseKind, Plan
from index.readers.read import read

CHECKOUT = Path(__file__).resolve().parents[2]
REAL = CHECKOUT.parent / "shared" / "plans"
BRACKETS = re.compile("[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]")
SPEAKS = ("责任单位", "牵头单位", "配合单位", "牵头", "分工负责", "配合", "协同", "会同")
ROLES = ("分工负责", "负责", "牵头", "配合", "协同")
GROUP_WORDS = ("各", "有关", "相关", "负有", "成员单位", "所在", "沿江", "专委会")

Place = tuple[int, str]
needs_real = pytest.mark.skipif(
    not REAL.is_dir(), reason="the real plans are not beside this checkout"
)


@cache
def plans(real: bool) -> tuple[Plan, ...]:
    if real:
        (file,) = REAL.glob("*.txt")
        return parse(read(file, 10**7))
    files = sorted(file for file in (CHECKOUT / "samples").iterdir() if "工作要点" in file.name)
    assert len(files) == 4
    return tuple(plan for file in files for plan in parse(read(file, 10**7)))


def notes(plan: Plan, clause: Clause) -> Iterator[str]:
    """The words in brackets that name units, and the cells of a row as if they were a note."""
    text = plan.quote(clause)
    if clause.kind is ClauseKind.ROW:
        lead, support = (text.split(f"{role}单位：")[1] for role in ("牵头", "配合"))
        yield f"{lead.split('；')[0]}牵头，{support.split('；')[0]}配合"
    for inside in BRACKETS.findall(text):
        if any(word in inside for word in SPEAKS) or inside.endswith("负责"):
            yield inside


def stated(note: str) -> Iterator[tuple[str, str]]:
    """Each name of a note with what is said behind it: 牵头, 配合, 负责 or "" for the label's."""
    note = note.replace("责任单位:", "").replace("责任单位：", "")
    first, met, second = note.partition("会同")
    if met:
        note = f"{first}负责，{second.removesuffix('负责').removesuffix('分工')}配合"
    waiting: list[str] = []
    for phrase in note.replace(",", "，").split("，"):
        verb = next((role for role in ROLES if phrase.endswith(role)), "")
        words = phrase.removesuffix(verb)
        others = re.search("等((?:有关)?(?:部门|单位))?$", words)
        waiting += (words[: others.start()] if others else words).split("、")
        if others and others[1] and others[1].startswith("有关"):
            waiting.append(others[1])
        if verb:
            yield from ((name, verb) for name in waiting)
            waiting = []
    yield from ((name, "") for name in waiting)


def is_group(name: str) -> bool:
    return any(word in name for word in GROUP_WORDS) or name.startswith("十")


def in_note(plan: Plan, duty: Duty) -> bool:
    """Whether a note or a row names the units, not the sentence itself."""
    return plan.text[duty.note_start] in "（(" or "表" in duty.address


def expected(real: bool) -> dict[tuple[int, str, str], set[str]]:
    """(plan, address, name) → what its notes say behind it."""
    found: dict[tuple[int, str, str], set[str]] = {}
    for at, plan in enumerate(plans(real)):
        for clause in plan.clauses:
            for note in notes(plan, clause):
                for name, verb in stated(note):
                    found.setdefault((at, clause.address, name), set()).add(verb)
    return found


def ledger(real: bool, noted: bool) -> dict[tuple[int, str, str], list[Duty]]:
    """(plan, address, unit) → the duties that hold it."""
    found: dict[tuple[int, str, str], list[Duty]] = {}
    for at, plan in enumerate(plans(real)):
        for duty in duties_of(plan):
            for unit in duty.units() if in_note(plan, duty) or not noted else ():
                found.setdefault((at, duty.address, unit), []).append(duty)
    return found


both = pytest.mark.parametrize("real", [False, pytest.param(True, marks=needs_real)])


@both
def test_every_unit_of_every_note_is_in_the_ledger_and_no_other(real: bool) -> None:
    said, kept = set(expected(real)), set(ledger(real, noted=True))
    assert said - kept == set(), "missing from the ledger"
    assert kept - said == set(), "invented by the ledger"
    assert len(said) > 150


@both
def test_every_note_is_one_duty(real: bool) -> None:
    for plan in plans(real):
        said = [note for clause in plan.clauses for note in notes(plan, clause)]
        assert len(said) == sum(in_note(plan, duty) for duty in duties_of(plan)), plan.title


@both
def test_what_stands_behind_a_name_is_its_role(real: bool) -> None:
    kept = ledger(real, noted=True)
    for key, verbs in expected(real).items():
        found = set()
        for duty in kept[key]:
            found |= {"牵头"} if key[2] in duty.leads else set()
            found |= {"负责"} if key[2] in duty.responsible else set()
            found |= {"配合"} if key[2] in duty.supporting else set()
            found |= {"集体"} if key[2] in duty.collective else set()
        meant = {"": "负责", "分工负责": "负责", "协同": "配合"}
        roles = {"集体"} if is_group(key[2]) else {meant.get(verb, verb) for verb in verbs}
        assert found == roles, key


@both
def test_a_unit_stands_in_the_words_that_charge_it(real: bool) -> None:
    for plan in plans(real):
        for duty in duties_of(plan):
            clause = plan.clause(duty.address)
            assert clause is not None and clause.start <= duty.note_start <= duty.note_end
            assert duty.units() and duty.note_end <= clause.end
            for unit in duty.units():
                assert unit in plan.text[duty.note_start : duty.note_end], (duty.address, unit)


def uncharged(real: bool) -> list[tuple[str, str, str]]:
    """Each single unit of a plan in a clause that names it but charges it with nothing."""
    kept, found = ledger(real, noted=False), []
    for at, plan in enumerate(plans(real)):
        units = {unit for number, _, unit in kept if number == at and not is_group(unit)}
        for clause in plan.clauses:
            text = plan.quote(clause)
            carried = [
                unit for number, place, unit in kept if (number, place) == (at, clause.address)
            ]
            for unit in sorted(carried, key=len, reverse=True):
                text = text.replace(unit, "〇")
            found += [(plan.id, clause.address, unit) for unit in sorted(units) if unit in text]
    return found


def test_in_the_samples_every_clause_charges_every_unit_that_it_names() -> None:
    assert uncharged(real=False) == []


@needs_real
def test_in_the_real_plans_only_the_note_that_is_cut_off_charges_nobody() -> None:
    last = plans(real=True)[2]
    assert [found[:2] for found in uncharged(real=True)] == [(last.id, last.clauses[-1].address)]
    assert last.warnings[0].startswith("第10项在文末中断")
    assert not last.quote(last.clauses[-1]).endswith((")", "）", "。"))
