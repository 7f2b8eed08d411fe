"""What else differs between two runs besides their figures."""

from collections.abc import Iterator, Sequence

from eval.runs.row import Row
from eval.runs.stored import Run


def notes_of(before: Run, after: Run) -> Iterator[str]:
    """What else differs between two runs, so that a difference may not be what it looks like."""
    for title, was, now in (
        ("方式", before.mode, after.mode),
        ("配置", before.variant, after.variant),
        ("代码", before.code, after.code),
        ("提示词", before.prompts, after.prompts),
        ("机器", before.machine, after.machine),
    ):
        if was != now:
            yield f"{title}不同：{was} → {now}。" + ("只影响用时。" if title == "机器" else "")
    for key in sorted(before.settings.keys() & after.settings.keys()):
        if before.settings[key] != after.settings[key]:
            yield f"设置 {key} 不同：{before.settings[key]} → {after.settings[key]}。"
    for name in sorted(before.sets.keys() | after.sets.keys()):
        if name not in after.sets or name not in before.sets:
            yield f"题集 {name} 只在 {'A' if name in before.sets else 'B'} 里，没有比较。"
        else:
            yield from _set_notes(name, before, after)


def _set_notes(name: str, before: Run, after: Run) -> Iterator[str]:
    was, now = before.sets[name].library, after.sets[name].library
    files = before.sets[name].gold, after.sets[name].gold
    if all(files) and files[0] != files[1]:
        yield f"{name} 的题集文件改过。"
    if was != now:
        parts = (
            f"指纹 {was.fingerprint} → {now.fingerprint}",
            *_differing("向量模型", was.embedder, now.embedder),
            *_differing("片段长度", str(was.chunk_size), str(now.chunk_size)),
            *_differing("计划数", str(len(was.plans)), str(len(now.plans))),
        )
        yield f"{name} 的库不同：{'，'.join(parts)}。"
    old = by_id(before.sets[name].rows)
    changed = [
        row.id
        for row in after.sets[name].rows
        if row.id in old and asks_of(row, old[row.id]) != asks_of(old[row.id], row)
    ]
    if changed:
        yield f"{name} 有 {len(changed)} 题的题目或标准答案改过：{'、'.join(changed[:10])}。"


def _differing(title: str, was: str, now: str) -> Iterator[str]:
    if was != now:
        yield f"{title} {was} → {now}"


def asks_of(row: Row, other: Row) -> tuple[object, ...]:
    """What a row asks and expects; its words only when the other row has its own to compare."""
    if row.seen is None or other.seen is None:
        return (row.kind, row.answerable)
    return (row.kind, row.answerable, row.seen.question, row.seen.history, row.seen.gold)


def by_id(rows: Sequence[Row]) -> dict[str, Row]:
    """The rows by the id of their question."""
    return {row.id: row for row in rows}
