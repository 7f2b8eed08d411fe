"""A row with faults, in lines for a terminal."""

from eval.runs.row import Row


def failure_lines(row: Row) -> tuple[str, ...]:
    """The question, its faults, what was cited and said; nothing for a faultless answer."""
    seen = row.seen
    if seen is None or not seen.faults:
        return ()
    return (
        f"{row.id} [{row.kind}] {seen.question}",
        *(f"  {turn.role}：{turn.content}" for turn in seen.history),
        *(f"  ✗ {fault}" for fault in seen.faults),
        *(f"  引 {cited}" for cited in seen.cited),
        *(f"  答 {line}" for line in seen.answer),
    )
