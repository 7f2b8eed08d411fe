"""Runs as they are kept: what was run on what, and a row for each question."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.runs.row import Row
from index.errors import InputError
from index.settings import CHECKOUT
from index.whole_file import write_whole_text

RUNS = CHECKOUT / "var" / "eval" / "runs"
BASELINES = CHECKOUT / "eval" / "baselines"
RUN_FILE = "run.json"


class LibraryPrint(BaseModel):
    """What tells one library from another: its files, its embedder, how it was cut."""

    model_config = ConfigDict(frozen=True)
    fingerprint: str
    embedder: str
    chunk_size: int
    plans: tuple[str, ...]


class SetRun(BaseModel):
    """The rows of one set, the library that answered, the fingerprint of the set's file."""

    model_config = ConfigDict(frozen=True)
    gold: str = ""
    library: LibraryPrint
    rows: tuple[Row, ...]


class Run(BaseModel):
    """One run. `code` is the fingerprint of the code that answers, `commit` git's, if it is there.

    `prompts` is the fingerprint of the wording sent to a model, `variant` what was switched off,
    `settings` what else decides about answers, in words.
    """

    model_config = ConfigDict(frozen=True)
    format: Literal[1] = 1
    made: datetime
    mode: str
    variant: str
    settings: dict[str, str] = {}
    code: str
    commit: str
    prompts: str
    machine: str
    sets: dict[str, SetRun]


def store(run: Run, folder: Path = RUNS) -> Path:
    """Keep a run in a folder of its own, named by its time; that folder."""
    stamp = run.made.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    target = folder / stamp
    for count in range(2, 1000):
        if not target.exists():
            break
        target = folder / f"{stamp}-{count}"
    target.mkdir(parents=True)
    write_whole_text(target / RUN_FILE, run.model_dump_json(indent=1))
    return target


def read_run(path: Path) -> Run:
    """The run in a file, or in a run's folder; InputError when there is none."""
    file = path / RUN_FILE if path.is_dir() else path
    try:
        return Run.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file}：无法读取（{error.strerror}）。请检查路径。") from error
    except ValidationError as error:
        raise InputError(
            f"{file}：不是评测记录，或由别的版本写成。请重新运行 eval run。"
        ) from error


def stored_runs(folder: Path = RUNS) -> tuple[Path, ...]:
    """The folders of the runs that are kept, oldest first."""
    return tuple(sorted(file.parent for file in folder.glob(f"*/{RUN_FILE}")))


def find_run(name: str, folder: Path = RUNS) -> Run:
    """A run by path, by the name of its folder, by "last" or "last~1" (the one before), or "baseline"."""
    if name == "baseline":
        return baseline_run()
    kept = stored_runs(folder)
    if last := re.fullmatch(r"last(?:~(\d+))?", name):
        back = int(last[1] or 0)
        if back < len(kept):
            return read_run(kept[-1 - back])
    elif Path(name).exists():
        return read_run(Path(name))
    for path in kept:
        if path.name == name:
            return read_run(path)
    names = "、".join(path.name for path in kept[-5:]) or "（还没有）"
    raise InputError(f"没有评测记录“{name}”。最近的记录：{names}；也可写 last、last~1、baseline。")


def previous(run: Run, folder: Path = RUNS) -> Run | None:
    """The last stored run of the same mode and variant that shares a set with this one.

    A record that another version wrote is passed over.
    """
    for path in reversed(stored_runs(folder)):
        try:
            other = read_run(path)
        except InputError:
            continue
        same = (other.mode, other.variant) == (run.mode, run.variant)
        if same and other.sets.keys() & run.sets.keys():
            return other
    return None


def baseline_run(folder: Path = BASELINES) -> Run:
    """The stored run that `eval gate` compares with: one file a set, read as one run."""
    runs = [read_run(file) for file in sorted(folder.glob("*.json"))]
    if not runs:
        raise InputError(f"{folder}：还没有基准。请先运行 python -m eval run --baseline。")
    merged = {name: found for run in runs for name, found in run.sets.items()}
    newest = max(runs, key=lambda run: run.made)
    codes = {"code": _all(run.code for run in runs), "commit": _all(run.commit for run in runs)}
    return newest.model_copy(update={"sets": merged, **codes})


def _all(values: Iterable[str]) -> str:
    """The distinct values of several files, for runs stored at different times."""
    return "、".join(dict.fromkeys(values))


def store_baseline(run: Run, folder: Path = BASELINES) -> tuple[Path, ...]:
    """Keep the scores of each set, without words and times, as what later runs are held against."""
    folder.mkdir(exist_ok=True)
    files = []
    for name, found in run.sets.items():
        bare = found.model_copy(update={"rows": tuple(row.bare() for row in found.rows)})
        alone = run.model_copy(update={"sets": {name: bare}})
        files.append(folder / f"{name}.json")
        write_whole_text(files[-1], alone.model_dump_json(exclude_none=True) + "\n")
    return tuple(files)
