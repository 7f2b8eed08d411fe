"""What adding, listing and showing say to a person."""

from collections import Counter
from collections.abc import Iterator

from index.library import Added
from index.plan import Plan
from index.record import Record

_SHOWN = 6


def added_lines(added: Added) -> Iterator[str]:
    """The report of one added file: each plan's counts, repairs and warnings."""
    for record in added.records:
        plan = record.plan
        note = "（替换库中的旧版本）" if plan.title in added.replaced else ""
        yield f"《{plan.title}》 编号 {plan.id}{note}"
        if signed(plan):
            yield f"  {signed(plan)}"
        yield f"  {counts(record)}"
        yield from repair_lines(plan)
        for warning in plan.warnings:
            yield f"  注意：{warning}"


def signed(plan: Plan) -> str:
    """The plan's number and the day it was signed in one line; "" where it says neither."""
    said = (plan.number and f"字号 {plan.number}", plan.issued and f"成文日期 {plan.issued}")
    return " · ".join(one for one in said if one)


def counts(record: Record) -> str:
    """The counts of a plan in one line."""
    plan = record.plan
    return (
        f"章节 {len(plan.sections)} · 事项 {len(plan.items())} · 条款 {len(plan.clauses)} · "
        f"段落 {len(record.passages)} · 责任分工 {len(record.duties)} · "
        f"修复 {len(plan.repairs)} · 提示 {len(plan.warnings)}"
    )


def repair_lines(plan: Plan) -> Iterator[str]:
    """The repairs by reason; those that changed words are shown one by one."""
    for reason, number in Counter(repair.reason for repair in plan.repairs).items():
        same = [repair for repair in plan.repairs if repair.reason == reason]
        spoken = [
            repair
            for repair in same
            if repair.after.strip() and "".join(repair.before.split()) != repair.after
        ]
        yield f"  修复：{reason} {number} 处" + ("" if spoken else "。")
        for repair in spoken[:_SHOWN]:
            yield f"    {repair.place}：“{repair.before.strip()}”→“{repair.after}”"
        if len(spoken) > _SHOWN:
            yield f"    ……另有 {len(spoken) - _SHOWN} 处"


def tree_lines(plan: Plan) -> Iterator[str]:
    """The tree of a plan: headings and clauses indented by their depth."""
    yield f"《{plan.title}》 编号 {plan.id}  {plan.level}  {plan.year or '年份未知'}  来源 {plan.source}"
    if signed(plan):
        yield f"  {signed(plan)}"
    headed = {section.address for section in plan.sections}
    entries = [
        (section.start, 0, section.address, f"{section.label}{section.title}")
        for section in plan.sections
    ]
    for clause in plan.clauses:
        words = (
            clause.heading
            or plan.text[clause.body_start : clause.end][:24].replace("\n", " ") + "…"
        )
        item = f"  [第{clause.item}项]" if clause.item and clause.label else ""
        name = clause.label or clause.address.rpartition("›")[2]
        if clause.address not in headed:
            entries.append((clause.start, 1, clause.address, f"{name} {words}{item}"))
    for _, _, address, text in sorted(entries):
        yield "  " * (address.count("›") + 1) + text
