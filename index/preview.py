"""How a file would be read, before anything is published: tree, clauses, repairs, and why so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.corrections import SUFFIX
from index.errors import InputError
from index.intake import Intake, Progress, Reading, unheard
from index.parsing.parse import Parsed, parsed
from index.plan import Clause
from index.record import record_of
from index.report import counts, repair_lines, tree_lines
from index.settings import Settings
from index.store.shelf import Shelf

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be added: how it was read and what would come of it."""

    reading: Reading
    plans: tuple[Parsed, ...]


def preview(
    settings: Settings, paths: Sequence[Path], progress: Progress = unheard
) -> tuple[list[Preview], list[InputError]]:
    """Files as they would be added, with the corrections beside them or kept; the rest refused.

    The library is not opened and does not change.
    """
    found: list[Preview] = []
    with Intake(settings, Shelf(settings.home).kept_corrections, progress) as intake:
        for file in intake.files(paths):
            try:
                reading = intake.read(file)
            except InputError as error:
                intake.refused.append(error)
            else:
                plans = parsed(reading.document, reading.corrections)
                found.append(Preview(reading, plans))
        return found, intake.refused


def preview_lines(one: Preview, settings: Settings, full: bool = False) -> Iterator[str]:
    """What a person checks; `full` adds whole clauses and the reason of every number."""
    corrected = "，用了更正文件" if one.reading.corrections_file is not None else ""
    yield f"{one.reading.file.shown}：{len(one.plans)} 个计划{corrected}。只是预览，库没有改变。"
    for number, plan in enumerate(one.plans, 1):
        yield ""
        yield from _plan_lines(plan, number, settings, full)
    yield ""
    yield (
        f"读错的地方可以写进旁边的“{one.reading.file.path.name}{SUFFIX}”（标题、年份、发文机关、"
        "哪一行不是标题），再预览或添加；写法见 docs/documents.md。"
    )


def _plan_lines(one: Parsed, number: int, settings: Settings, full: bool) -> Iterator[str]:
    plan = one.plan
    yield f"第 {number} 个计划"
    tree = list(tree_lines(plan))
    yield from tree[:1]
    yield f"  {counts(record_of(plan, settings.chunk_size))}"
    yield f"  发文机关：{plan.issuer or '没有找到'}　标题来自：{one.title_place}，{one.span.found}"
    yield from _above(one)
    yield "结构"
    yield from tree[1:]
    yield f"条款（{len(plan.clauses)} 条）"
    for clause in plan.clauses:
        yield f"  {_clause_line(one, clause, full)}"
    yield from _reasons(one, full)
    yield "修复" if plan.repairs else "修复：没有。"
    yield from repair_lines(plan)
    yield "提示" if plan.warnings else "提示：没有。"
    yield from (f"  {warning}" for warning in plan.warnings)


def _above(one: Parsed) -> Iterator[str]:
    """The lines before the title, with what each was taken for; they are in no clause."""
    for stretch in one.span.notice.above:
        words = stretch.text.strip()
        if words:
            yield f"  标题之前：“{_short(words)}”（{stretch.part or '不认识，没有收入'}）"


def _clause_line(one: Parsed, clause: Clause, full: bool) -> str:
    words = one.plan.quote(clause).replace("\n", " ")
    return f"{clause.address}　{clause.origin.place}　{words if full else _short(words)}"


def _reasons(one: Parsed, full: bool) -> Iterator[str]:
    """Why the file was split so: numbers that open no node, or all of them."""
    shown = [decision for decision in one.decisions if full or not decision.opens]
    opened = sum(decision.opens for decision in one.decisions)
    yield f"为什么这样分（{opened} 处编号成为条目，{len(one.decisions) - opened} 处没有）"
    for decision in shown:
        verdict = "条目" if decision.opens else "不是条目"
        yield f"  {decision.place}“{decision.words}…”：{verdict}，{decision.why}。"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
