"""Asking the questions of a set and keeping what came back as plain values."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from eval.cached_library import Say, cached_library
from eval.gold import Case, load_cases, unknown_plans
from eval.overlap import Overlap, overlap
from eval.place import Place, place_of
from eval.quotes import Quoted
from eval.ranking import distinct
from index.errors import InputError
from index.plan import Plan
from index.settings import CHECKOUT, Settings
from rag.answer import Answer, Status

if TYPE_CHECKING:
    from rag.service import Service

SETS = CHECKOUT / "eval" / "sets"
SAMPLES = CHECKOUT / "samples"
CACHE = CHECKOUT / "var" / "eval"
_SEARCHED = 30


class Half(StrEnum):
    """Which half of a set: the one to tune on, the one to report, or both."""

    TUNE = "tune"
    TEST = "test"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Request:
    """What to run: sets by name (none: all that can run), the half, and where the libraries are.

    `home` is a finished library that serves every set; without it libraries are built, for
    `samples` from `samples/`, for other sets from `plans`, else from `beside` if that is there.
    """

    names: tuple[str, ...] = ()
    half: Half = Half.TUNE
    home: Path | None = None
    plans: Path | None = None
    beside: Path = CHECKOUT.parent / "shared" / "plans"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question, its answer, and what the metrics need of both.

    `ranked` is None where retrieval alone is not measured: an unanswerable question, or one that
    only its history makes understandable, which a bare search cannot know.
    """

    case: Case
    answer: Answer
    ms: float
    quotes: tuple[Quoted, ...]
    ranked: tuple[Place, ...] | None

    @property
    def refused(self) -> bool:
        """Whether the question was not answered."""
        return self.answer.status is not Status.ANSWERED

    @property
    def cited(self) -> frozenset[Place]:
        """The places that the answer cites."""
        return frozenset(
            place_of(one.plan_id, one.item, one.address) for one in self.answer.citations
        )

    @property
    def gold(self) -> frozenset[Place]:
        """The places that it should cite."""
        return frozenset(gold.place for gold in self.case.gold)

    @property
    def overlap(self) -> Overlap:
        """Precision, recall and F1 of an answerable question."""
        return overlap(frozenset() if self.refused else self.cited, self.gold)

    @property
    def said(self) -> tuple[str, ...]:
        """The sentences of the answer; none of a refusal."""
        return () if self.refused else tuple(one.text for one in self.answer.sentences)


def run(
    request: Request, settings: Settings, say: Say
) -> Iterator[tuple[str, tuple[Outcome, ...]]]:
    """(set, outcomes) for every set that can run; a line says why one cannot."""
    services: dict[Path, Service] = {}
    for file in set_files(request):
        home = library_of(file, request, settings, say)
        if home is None:
            continue
        if home.home not in services:
            services[home.home] = _opened(home)
        service = services[home.home]
        missing = () if request.names else unknown_plans(file, service.plans())
        if missing:
            say(f"未运行 {file.stem}：库中没有“{'”“'.join(missing)}”。")
            continue
        yield file.stem, run_cases(service, load_cases(file, service.plans()))


def set_files(request: Request, folder: Path = SETS) -> tuple[Path, ...]:
    """The files of the sets asked for; InputError when a name is no set."""
    half = "*" if request.half is Half.ALL else request.half.value
    known = {file.name.split(".")[0] for file in folder.glob("*.*.jsonl")}
    unknown = [name for name in request.names if name not in known]
    if unknown:
        raise InputError(f"没有题集“{unknown[0]}”。可用的题集：{'、'.join(sorted(known))}。")
    names = request.names or sorted(known)
    return tuple(file for name in names for file in sorted(folder.glob(f"{name}.{half}.jsonl")))


def run_cases(service: "Service", cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Ask every question, the model already warm."""
    service.search("安全生产", limit=1)
    plans = {plan.id: plan for plan in service.plans()}
    return tuple(_outcome(service, plans, case) for case in cases)


def timed(ask: Callable[[], Answer]) -> tuple[Answer, float]:
    """The answer and the wall time it took, in milliseconds."""
    start = time.perf_counter()
    answer = ask()
    return answer, (time.perf_counter() - start) * 1000


def _outcome(service: "Service", plans: Mapping[str, Plan], case: Case) -> Outcome:
    answer, ms = timed(lambda: service.ask(case.question, case.history))
    quotes = tuple(
        Quoted(one.quote, plans[one.plan_id].text[one.start : one.end]) for one in answer.citations
    )
    alone = case.answerable and not case.history
    return Outcome(case, answer, ms, quotes, _ranked(service, case.question) if alone else None)


def _ranked(service: "Service", question: str) -> tuple[Place, ...]:
    """The places of the retrieved clauses, best first."""
    hits = service.search(question, limit=_SEARCHED)
    return distinct(
        ((hit.plan_id, hit.address), place_of(hit.plan_id, hit.item, hit.address)) for hit in hits
    )


def library_of(file: Path, request: Request, settings: Settings, say: Say) -> Settings | None:
    """Settings with the library of a set; None, and a line, when its plans are not here."""
    name = file.name.split(".")[0]
    if request.home:
        return replace(settings, home=request.home)
    documents = SAMPLES if name == "samples" else request.plans or request.beside
    if documents.exists():
        return cached_library(name, documents, CACHE, settings, say)
    if request.plans:
        raise InputError(f"{documents}：没有这个文件或文件夹。请检查 --plans。")
    say(f"未运行 {file.stem}：没有它的工作要点。请用 --plans 指定文件夹。")
    return None


def _opened(settings: Settings) -> "Service":
    from rag.service import Service

    return Service.open(settings)
