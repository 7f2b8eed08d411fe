"""The questions of the gold sets: no training text may hold one."""

from eval.runs.request import SETS


def gold_questions() -> set[str]:
    """Every question of every half, as it stands."""
    return {
        line.split('"question": "')[1].split('"')[0]
        for file in SETS.glob("*.jsonl")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
