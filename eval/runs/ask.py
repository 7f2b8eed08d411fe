"""Asking the questions of a set, over the same service as every face."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eval.gold.case import Case, load_cases, unknown_plans
from eval.gold.place import Place, place_of
from eval.libraries.cached_library import Say
from eval.metrics.quotes import Quoted
from eval.runs.legs import found_by
from eval.runs.outcome import Outcome, Rankings
from eval.runs.request import Request, library_of, set_files
from index.plan import Plan
from index.sentences import split_sentences
from index.settings import Settings
from index.store.snapshot import Manifest
from rag.answer import Answer, Citation, Hit
from rag.retrieve import Leg
from rag.variant import Variant

if TYPE_CHECKING:
    from rag.service import Service

# Both legs bring 60 passages: with 120 every passage of either is among the fused.
DEPTH = 120
# The day on which the gold was written for plans of 2024; ANWEN_TODAY names another.
TODAY = date(2024, 6, 15)
_SHOWN = 10


def run(
    request: Request, settings: Settings, say: Say, variant: Variant = Variant()
) -> Iterator[tuple[Path, Manifest, tuple[Outcome, ...]]]:
    """(file of the set, manifest of its library, outcomes) for every set that can run; a line says why not."""
    services: dict[Path, Service] = {}
    for file in set_files(request):
        home = library_of(file, request, settings, say)
        if home is None:
            continue
        if home.home not in services:
            services[home.home] = _opened(home, variant)
        service = services[home.home]
        missing = () if request.names else unknown_plans(file, service.plans())
        if missing:
            say(f"未运行 {file.stem}：库中没有“{'”“'.join(missing)}”。")
            continue
        cases = load_cases(file, service.plans())
        yield file, service.manifest(), run_cases(service, cases)


def run_cases(service: "Service", cases: Sequence[Case]) -> tuple[Outcome, ...]:
    """Ask every question, the model already warm."""
    service.warm()
    plans = {plan.id: plan for plan in service.plans()}
    return tuple(_outcome(service, plans, case) for case in cases)


def timed(ask: Callable[[], Answer]) -> tuple[Answer, float]:
    """The answer and the wall time it took, in milliseconds."""
    start = time.perf_counter()
    answer = ask()
    return answer, (time.perf_counter() - start) * 1000


def _outcome(service: "Service", plans: Mapping[str, Plan], case: Case) -> Outcome:
    answer, ms = timed(lambda: service.ask(case.question, case.history))
    quotes = tuple(_quoted(plans[one.plan_id], one) for one in answer.cited)
    alone = case.answerable and not case.history
    return Outcome(case, answer, ms, quotes, _rankings(service, case) if alone else None)


def _quoted(plan: Plan, citation: Citation) -> Quoted:
    """A quote beside what stands at its place, and whether it is made of whole sentences."""
    clause = plan.clause(citation.address)
    parts = (
        split_sentences(plan.text, clause.start, clause.body_start, clause.end) if clause else ()
    )
    whole = any(part.start == citation.start for part in parts) and any(
        part.end == citation.end for part in parts
    )
    return Quoted(citation.quote, plan.text[citation.start : citation.end], whole)


def _rankings(service: "Service", case: Case) -> Rankings:
    findings = service.findings(case.question, depth=DEPTH)
    hits = findings.hits
    return Rankings(
        bm25=_places(found_by(Leg.BM25, hits)),
        dense=_places(found_by(Leg.DENSE, hits)),
        fused=_places(hits),
        weighed=_distinct(
            ((one.plan.id, one.clause.address), one.clause.item) for one in findings.weighed
        ),
        shown=tuple(dict.fromkeys(f"《{hit.plan_title}》{hit.address}" for hit in hits))[:_SHOWN],
    )


def _places(hits: Sequence[Hit]) -> tuple[Place, ...]:
    return _distinct(((hit.plan_id, hit.address), hit.item) for hit in hits)


def _distinct(clauses: Iterable[tuple[tuple[str, str], int | None]]) -> tuple[Place, ...]:
    """The places of some clauses, each clause at its first rank only."""
    first: dict[tuple[str, str], Place] = {}
    for (plan_id, address), item in clauses:
        first.setdefault((plan_id, address), place_of(plan_id, item, address))
    return tuple(first.values())


def _opened(settings: Settings, variant: Variant) -> "Service":
    from rag.service import Service

    return Service.open(replace(settings, today=settings.today or TODAY), variant)
