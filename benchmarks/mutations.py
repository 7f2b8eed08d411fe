"""Break the product on purpose and see that `eval gate` turns red: the test of the evaluation.

    python -m benchmarks.mutations            # all; a few minutes
    python -m benchmarks.mutations --only gate

Each mutation is one replacement in a copy of the checkout; the text to replace must stand there
exactly once, so that a mutation that no longer fits is an error, not a silent pass. Unchanged code
must be green. Exit 1 when a mutation survives.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from index.settings import CHECKOUT


@dataclass(frozen=True, slots=True)
class Mutation:
    """One replacement: `old` stands once in `file`; `also` holds further ones of the same kind."""

    name: str
    file: str
    old: str
    new: str
    also: tuple[tuple[str, str, str], ...] = ()


_SWAP = """    swapped = list(plan.clauses)
    for at in range(2, len(swapped) - 1, 2):
        one, two = swapped[at], swapped[at + 1]
        swapped[at] = replace(one, address=two.address, item=two.item)
        swapped[at + 1] = replace(two, address=one.address, item=one.item)
    plan = replace(plan, clauses=tuple(swapped))
    return Record("""
_UNCHECKED = (
    "rag/citations.py",
    "        if not inside or plan",
    "        if not plan or False and plan",
)

MUTATIONS = (
    Mutation("gate lets everything pass", "rag/gate.py", "THRESHOLD = 0.45", "THRESHOLD = 0.0"),
    Mutation("gate refuses nearly all", "rag/gate.py", "THRESHOLD = 0.45", "THRESHOLD = 0.98"),
    Mutation(
        "gate ignores the words that a clause lacks",
        "rag/gate.py",
        "WEIGHTS = (0.8, -1.82, -2.21,",
        "WEIGHTS = (0.8, 0.0, 0.0,",
    ),
    Mutation(
        "two clauses swapped in the library",
        "index/record.py",
        "    return Record(",
        _SWAP,
        (
            (
                "index/record.py",
                "from dataclasses import dataclass\n",
                "from dataclasses import dataclass, replace\n",
            ),
        ),
    ),
    Mutation(
        "the two best clauses swapped",
        "rag/answers/evident.py",
        "    first = found[0]\n",
        "    found = [one for one in found if one.clause is not found[0].clause] or found\n"
        "    first = found[0]\n",
    ),
    Mutation(
        "dense leg dropped",
        "rag/retrieve.py",
        "seen = signals(snapshot, query, vector, plan_ids, legs)",
        "seen = signals(snapshot, query, vector, plan_ids, legs - {Leg.DENSE})",
    ),
    Mutation(
        "BM25 leg dropped",
        "rag/retrieve.py",
        "seen = signals(snapshot, query, vector, plan_ids, legs)",
        "seen = signals(snapshot, query, vector, plan_ids, legs - {Leg.BM25})",
    ),
    Mutation(
        "quotes shifted by one character",
        "rag/citations.py",
        "quote=plan.text[start:end],",
        "quote=plan.text[start + 1 : end + 1],",
    ),
    Mutation(
        "quotes shifted, their check switched off",
        "rag/citations.py",
        "quote=plan.text[start:end],",
        "quote=plan.text[start + 1 : end + 1],",
        (_UNCHECKED,),
    ),
    Mutation(
        "quotes and offsets shifted together, check switched off",
        "rag/citations.py",
        "        quote=plan.text[start:end],\n        start=start,\n        end=end,\n",
        "        quote=plan.text[start + 1 : end + 1],\n        start=start + 1,\n"
        "        end=end + 1,\n",
        (_UNCHECKED,),
    ),
    Mutation(
        "units of the wrong duty",
        "rag/evidence.py",
        "    return inside[-1] if inside else None",
        "    return duties[0] if duties else None",
    ),
)


def main(
    only: Annotated[str, typer.Option(help="Run those whose name holds this.")] = "",
) -> None:
    """Run `eval gate` over unchanged code (green) and over each mutation (red)."""
    with tempfile.TemporaryDirectory(prefix="mutations.") as folder:
        copy = Path(folder) / "checkout"
        _copy(copy)
        chosen = [one for one in MUTATIONS if only in one.name]
        outcomes = [_say("unchanged", _gate(copy), expected=0)]
        for mutation in chosen:
            changed = _apply(copy, mutation)
            outcomes.append(_say(mutation.name, _gate(copy), expected=1))
            for file, text in changed.items():
                file.write_text(text, encoding="utf-8")
        typer.echo(f"{sum(outcomes)} of {len(outcomes)} as expected")
        if not all(outcomes):
            raise typer.Exit(1)


def _copy(target: Path) -> None:
    """The checkout as it stands, without what git ignores, but with the libraries built for eval."""
    listed = ["git", "-C", str(CHECKOUT), "ls-files", "-z", "-co", "--exclude-standard"]
    names = subprocess.run(listed, check=True, capture_output=True, text=True).stdout
    for name in filter(None, names.split("\0")):
        if (CHECKOUT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(CHECKOUT / name, target / name)
    cache = CHECKOUT / "var" / "eval"
    if cache.is_dir():
        shutil.copytree(
            cache, target / "var" / "eval", ignore=shutil.ignore_patterns("runs", "beir*")
        )


def _apply(copy: Path, mutation: Mutation) -> dict[Path, str]:
    """Make the replacements; the old text by file, to put back."""
    before: dict[Path, str] = {}
    for name, old, new in ((mutation.file, mutation.old, mutation.new), *mutation.also):
        file = copy / name
        text = file.read_text(encoding="utf-8")
        if text.count(old) != 1:
            sys.exit(f"{mutation.name}: {old!r} stands {text.count(old)} times in {name}, not once")
        before.setdefault(file, text)
        file.write_text(text.replace(old, new), encoding="utf-8")
    return before


def _gate(copy: Path) -> tuple[int, str, float]:
    """Exit status of `eval gate` in the copy, what it said last, seconds."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "eval", "gate"], cwd=copy, capture_output=True, text=True
    )
    faults = [line for line in done.stderr.splitlines() if line.startswith("✗")]
    said = f"{len(faults)} faults, first: {faults[0]}" if faults else (done.stdout + done.stderr)
    return done.returncode, said.strip()[:160], time.perf_counter() - start


def _say(name: str, result: tuple[int, str, float], expected: int) -> bool:
    status, said, seconds = result
    colour = {0: "green", 1: "red"}.get(status, f"exit {status}")
    verdict = "ok" if status == expected else "SURVIVED" if expected else "BROKEN"
    typer.echo(f"{verdict:8} {colour:6} {seconds:4.0f} s  {name}\n           {said}")
    return status == expected


if __name__ == "__main__":
    typer.run(main)
