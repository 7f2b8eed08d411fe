"""What a run is asked to do: which sets, over which libraries, in which mode."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from eval.libraries.cached_library import Say, cached_library
from index.errors import InputError
from index.settings import CHECKOUT, Settings

SETS = CHECKOUT / "eval" / "sets"
SAMPLES = CHECKOUT / "samples"
CACHE = CHECKOUT / "var" / "eval"
_OWN = (".jsonl", ".xlsx")


class Half(StrEnum):
    """Which half of a set: the one to tune on, the one to report, or both."""

    TUNE = "tune"
    TEST = "test"
    ALL = "all"


def is_untouched(name: str) -> bool:
    """Whether a set is a half that is only reported: who reads its questions begins to tune on them."""
    return name.endswith(f".{Half.TEST}")


class Mode(StrEnum):
    """What writes the answers."""

    EXTRACTIVE = "extractive"
    LLM = "llm"


@dataclass(frozen=True, slots=True)
class Request:
    """What to run: sets by name or file (none: all that can run), the half, where libraries are.

    `home` is a finished library that serves every set; without it libraries are built, for
    `samples` from `samples/`, for `real` from `plans`, else from `beside` if that is there. A set
    given as a file runs over the library of the settings.
    """

    names: tuple[str, ...] = ()
    half: Half = Half.TUNE
    home: Path | None = None
    plans: Path | None = None
    beside: Path = CHECKOUT.parent / "shared" / "plans"


def check_mode(mode: Mode) -> None:
    """InputError when a mode needs what is not set up here."""
    if mode is Mode.LLM:
        raise InputError("还没有接入语言模型，不能用 --mode llm 评测。请用 --mode extractive。")


def set_files(request: Request, folder: Path = SETS) -> tuple[Path, ...]:
    """The files of the sets asked for; InputError when a name is no set and no file."""
    known = {file.name.split(".")[0] for file in folder.glob("*.*.jsonl")}
    return tuple(
        file
        for name in request.names or sorted(known)
        for file in _files_of(name, request.half, folder, known)
    )


def _files_of(name: str, half: Half, folder: Path, known: set[str]) -> Iterator[Path]:
    if name in known:
        yield from sorted(folder.glob(f"{name}.{'*' if half is Half.ALL else half.value}.jsonl"))
        return
    if Path(name).suffix.lower() not in _OWN:
        raise InputError(
            f"没有题集“{name}”。可用的题集：{'、'.join(sorted(known))}，或 .jsonl、.xlsx 文件。"
        )
    if not Path(name).is_file():
        raise InputError(f"{name}：没有这个题集文件。请检查路径。")
    yield Path(name)


def library_of(file: Path, request: Request, settings: Settings, say: Say) -> Settings | None:
    """Settings with the library of a set; None, and a line, when its plans are not here."""
    if request.home:
        return replace(settings, home=request.home)
    name = file.name.split(".")[0]
    if file.parent != SETS and not request.plans:
        return settings
    documents = SAMPLES if file.parent == SETS and name == "samples" else request.plans
    documents = documents or request.beside
    if documents.exists():
        # Libraries of other passage lengths stay beside the usual one (eval ablation).
        usual = settings.chunk_size == Settings().chunk_size
        kept = name if usual else f"{name}.{settings.chunk_size}"
        return cached_library(kept, documents, CACHE, settings, say)
    if request.plans:
        raise InputError(f"{documents}：没有这个文件或文件夹。请检查 --plans。")
    say(f"未运行 {file.stem}：没有它的工作要点。请用 --plans 指定文件夹。")
    return None
