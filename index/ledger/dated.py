"""Every task of a plan that has a deadline, whether or not anybody is named for it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.ledger.due import Due, dues_of
from index.ledger.duties import current, sentences_of
from index.ledger.duty import Duty
from index.ledger.duty_row import read_row
from index.ledger.values import deadlines
from index.plan import Clause, ClauseKind, Plan
from index.sentences import Kind

# A line that says until when and no note stands beside it: "完成时限：6月底前".
_DUE_LINE = re.compile(r"(?:完成|整改)?(?:时限|期限|时间)(?:要求)?[:：]")


@dataclass(frozen=True, slots=True)
class DatedTask:
    """A sentence with its deadlines: `task` is `Plan.text[start:end]` in the clause at `address`.

    `duty` is the row of the ledger that governs it, None when the plan names nobody. Where only a
    note says until when, the sentences that it governs are the task.
    """

    plan_id: str
    address: str
    task: str
    start: int
    end: int
    dues: tuple[Due, ...]
    duty: Duty | None


def dated_tasks(plan: Plan, duties: Sequence[Duty]) -> tuple[DatedTask, ...]:
    """Every sentence, heading of a clause and table row that states a deadline, in order.

    `duties` are the plan's own (`duties_of`). Headings above clauses are not tasks.
    """
    rows: dict[str, list[Duty]] = {}
    for duty in duties:
        rows.setdefault(duty.address, []).append(duty)
    found = (
        task for clause in plan.clauses for task in _of(plan, clause, rows.get(clause.address, []))
    )
    return tuple(sorted(found, key=lambda task: (task.start, task.end)))


def _of(plan: Plan, clause: Clause, duties: list[Duty]) -> Iterator[DatedTask]:
    if clause.kind is ClauseKind.ROW:
        words = plan.text[clause.start : clause.end].rstrip("。")
        due = read_row(words, plan.year).deadlines
        yield from _task(plan, clause, clause.start, len(words), due, _last(duties))
        return
    stated: set[str] = set()
    for sentence in sentences_of(plan, clause):
        words = plan.text[sentence.start : sentence.end]
        if sentence.kind is Kind.NOTE or _DUE_LINE.match(words):
            continue
        own = [duty for duty in duties if duty.start <= sentence.start < duty.end]
        if sentence.kind is Kind.HEADING and len(duties) == 1:
            own = duties
        stated |= set(deadlines(words))
        yield from _task(plan, clause, sentence.start, len(words), deadlines(words), _last(own))
    for duty in duties:
        more = tuple(words for words in duty.deadlines if words not in stated)
        if duty.end > duty.start:
            yield from _task(plan, clause, duty.start, duty.end - duty.start, more, duty)


def _task(
    plan: Plan, clause: Clause, start: int, length: int, words: tuple[str, ...], duty: Duty | None
) -> Iterator[DatedTask]:
    """A task, when a deadline of its words is left that does not lie in the past."""
    dues = dues_of(current(words, plan), plan.year)
    if dues:
        end = start + length
        task = plan.text[start:end]
        yield DatedTask(plan.id, clause.address, task, start, end, dues, duty)


def _last(duties: Sequence[Duty]) -> Duty | None:
    """The duty that governs, when several do: the note behind the words of a sentence."""
    return duties[-1] if duties else None
