"""Probes asked: of the library as it is, and of a copy with the planted plans beside it."""

from collections.abc import Callable, Sequence

from eval.probes.beside import with_plans
from eval.probes.judge import judged
from eval.probes.make import Made, make
from eval.probes.probe import Probe
from eval.runs.ask import run_cases
from eval.runs.record import print_of
from eval.runs.stored import SetRun
from index.errors import InputError
from index.library import Library
from rag.service import Service

OWN, PLANTED = "probes", "probes.planted"
Say = Callable[[str], None]


def probe(library: Library, limit: int, seed: int, say: Say) -> dict[str, SetRun]:
    """The rows of every probe by set; InputError when the library has nothing to ask about."""
    service = Service(library, library.embedder)
    records = service.records()
    if not records:
        raise InputError(
            f"{library.settings.home}：库是空的，出不了题。"
            "请先运行 python -m index add 文件… 添加工作要点。"
        )
    made = make(records, limit, seed)
    if not made.probes and not made.planted:
        raise InputError(
            f"{library.settings.home}：库中的计划没有责任单位、时限、频次或数字可问，出不了题。"
            "请用 python -m index show 检查读得对不对，或添加别的工作要点。"
        )
    for kind in made.absent():
        say(f"没有 {kind} 这类题：库中没有可问的内容。")
    sets = {OWN: run_over(service, made.probes)} if made.probes else {}
    return sets | _planted(library, made)


def run_over(service: Service, probes: Sequence[Probe]) -> SetRun:
    """Probes asked of one service and judged."""
    outcomes = run_cases(service, [one.case for one in probes])
    return SetRun(library=print_of(service.manifest()), rows=judged(probes, outcomes))


def _planted(library: Library, made: Made) -> dict[str, SetRun]:
    if not made.planted:
        return {}
    with with_plans(library.settings, library.embedder, made.plans) as copy:
        return {PLANTED: run_over(Service(copy, library.embedder), made.planted)}
