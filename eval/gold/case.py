"""Gold questions, resolved against the plans they are about.

Gold names a place by words, never by a chunk: a part of a plan's title, the number of an item
(null: a clause that no item governs, such as a table row) and an anchor, a few characters that
stand exactly once in that item. It survives re-chunking; a moved anchor is an error, not a zero.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from eval.gold.case_line import CaseLine, GoldLine
from eval.gold.lines import first_twice, read_lines
from eval.gold.place import Place, place_of
from eval.gold.workbook import is_workbook, read_workbook
from eval.metrics.spans import Span
from index.errors import InputError
from index.plan import Clause, Plan
from index.sentences import split_sentences
from rag.answer import Turn


@dataclass(frozen=True, slots=True)
class Gold:
    """What answers: the sentence at `span`, or the whole item at `address` when there is none."""

    plan_id: str
    plan_title: str
    item: int | None
    address: str
    span: Span | None

    @property
    def place(self) -> Place:
        """The item that must be cited."""
        return place_of(self.plan_id, self.item, self.address)


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a good answer cites and says; neither for an unanswerable one."""

    id: str
    question: str
    history: tuple[Turn, ...]
    kind: str
    answerable: bool
    gold: tuple[Gold, ...]
    facts: tuple[tuple[str, ...], ...]


def load_cases(path: Path, plans: Sequence[Plan]) -> tuple[Case, ...]:
    """The questions of a set with their gold places; InputError names the first that is faulty."""
    lines = read_set(path)
    twice = first_twice(line.id for line in lines)
    if twice is not None:
        raise InputError(f"{path}：题号 {twice} 出现不止一次。请改成不同的题号。")
    for line in lines:
        if line.answerable != bool(line.gold) or (line.facts and not line.answerable):
            raise InputError(
                f"{path}：题 {line.id} 的 answerable 与 gold、facts 不一致。"
                "可答的题要有 gold，不可答的题两者都应为空。"
            )
    return tuple(_case(line, plans) for line in lines)


def read_set(path: Path) -> tuple[CaseLine, ...]:
    """The lines of a set as its file has them: JSON lines, or rows of an .xlsx workbook."""
    return read_workbook(path) if is_workbook(path) else read_lines(path, CaseLine)


def unknown_plans(path: Path, plans: Sequence[Plan]) -> tuple[str, ...]:
    """The names in a set that are not a part of exactly one plan's title."""
    names = dict.fromkeys(gold.plan for line in read_set(path) for gold in line.gold)
    return tuple(name for name in names if len(_named(name, plans)) != 1)


def _case(line: CaseLine, plans: Sequence[Plan]) -> Case:
    history = tuple(Turn(turn.role, turn.content) for turn in line.history)
    gold = tuple(map(partial(_resolve, line.id, plans=plans), line.gold))
    return Case(line.id, line.question, history, line.kind, line.answerable, gold, line.facts)


def _resolve(case: str, gold: GoldLine, plans: Sequence[Plan]) -> Gold:
    """The clause and sentence that a gold line means."""
    found = _named(gold.plan, plans)
    if len(found) != 1:
        titles = "；".join(plan.title for plan in plans) or "（库是空的）"
        raise InputError(
            f"题 {case}：“{gold.plan}”对应库中 {len(found)} 个计划，应恰好对应一个。"
            f"请把 plan 改成只属于一个标题的几个字，或先添加该计划。库中有：{titles}。"
        )
    plan = found[0]
    if gold.anchor is None:
        return _whole_item(case, plan, gold)
    places = list(_occurrences(plan, gold.item, gold.anchor))
    if len(places) != 1:
        raise InputError(
            f"{_named_gold(case, plan, gold)}出现 {len(places)} 次，应恰好 1 次。"
            "请改用该项原文中只出现一次的几个字，或改正 item。"
        )
    clause, at = places[0]
    start, end = _sentence(case, plan, gold, clause, at)
    span = Span(plan.id, clause.address, start, end)
    return Gold(plan.id, plan.title, clause.item, clause.address, span)


def _whole_item(case: str, plan: Plan, gold: GoldLine) -> Gold:
    """The item that a gold line without an anchor means."""
    if gold.item is None:
        raise InputError(f"题 {case}：没有写明条目，也没有原文中的字。请补上其中一个。")
    for clause in plan.clauses:
        if clause.item == gold.item:
            return Gold(plan.id, plan.title, clause.item, clause.address, None)
    raise InputError(
        f"{_named_gold(case, plan, gold)}不存在。该计划的条目是 1 到 {max(plan.items(), default=0)}。"
    )


def _named(name: str, plans: Sequence[Plan]) -> list[Plan]:
    return [plan for plan in plans if name in plan.title]


def _occurrences(plan: Plan, item: int | None, anchor: str) -> Iterator[tuple[Clause, int]]:
    """Every place where the anchor stands in the clauses of its item."""
    for clause in plan.clauses:
        if clause.item != item:
            continue
        at = plan.text.find(anchor, clause.start, clause.end)
        while at >= 0:
            yield clause, at
            at = plan.text.find(anchor, at + 1, clause.end)


def _sentence(case: str, plan: Plan, gold: GoldLine, clause: Clause, at: int) -> tuple[int, int]:
    """The sentence, heading or note of the clause that holds the whole anchor."""
    length = len(gold.anchor or "")
    for part in split_sentences(plan.text, clause.start, clause.body_start, clause.end):
        if part.start <= at and at + length <= part.end:
            return part.start, part.end
    raise InputError(f"{_named_gold(case, plan, gold)}跨越两个句子。请改用同一个句子中的几个字。")


def _named_gold(case: str, plan: Plan, gold: GoldLine) -> str:
    item = "不属于任何一项的条款" if gold.item is None else f"第{gold.item}项"
    if gold.anchor is None:
        return f"题 {case}：《{plan.title}》{item}"
    return f"题 {case}：锚点“{gold.anchor}”在《{plan.title}》{item}中"
