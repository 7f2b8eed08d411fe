"""The one engine behind every face: where the parts are put together."""

from collections.abc import Callable, Sequence
from datetime import date
from threading import Lock

from index.embedder import Embedder
from index.errors import AnwenError, InputError
from index.library import Library
from index.open import library_at
from index.plan import Plan
from index.record import Record
from index.settings import Settings
from index.store.snapshot import Manifest
from rag.answer import Answer, ClauseView, Filters, Hit, Turn
from rag.clock import Clock
from rag.compare.change import Comparison
from rag.compare.compare import compare
from rag.due_window import due_window
from rag.findings import Findings
from rag.ledger import Ledger, ledger_of
from rag.nearby_units import no_such_unit
from rag.opened import Opened
from rag.pipeline import DEPTH, Pipeline
from rag.reranker import Reranker, shipped_reranker
from rag.retrieve import Found, as_hit
from rag.unit_names import asked_units
from rag.variant import Variant


class NotFound(AnwenError):
    """A plan or an address that the library does not hold."""


class Service:
    """Answers questions from the snapshot that is published now; safe in several threads."""

    def __init__(
        self,
        library: Library,
        embedder: Embedder,
        variant: Variant = Variant(),
        today: Callable[[], date] = date.today,
        reranker: Reranker | None = None,
    ) -> None:
        self._library = library
        self._variant = variant
        self._today = today
        self._embedder = embedder
        self._reranker = reranker or shipped_reranker()
        self._lock = Lock()
        self._opened: Opened | None = None

    @classmethod
    def open(cls, settings: Settings, variant: Variant = Variant()) -> "Service":
        """Open the library of the settings; LibraryError when there is no usable one.

        The models load at the first question, or at `warm`.
        """
        library = library_at(settings=settings)
        pinned = settings.today
        today = (lambda: pinned) if pinned else date.today
        service = cls(library, library.embedder, variant, today)
        service.snapshot()
        return service

    def warm(self) -> None:
        """Load the models now, so that the first question need not wait for them."""
        self.search("安全生产", limit=1)
        self._reranker.score("安全生产", ["安全生产"])

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = Filters()
    ) -> Answer:
        """The checked answer to a question, or an honest refusal; see `Pipeline.answer`."""
        return self._pipeline().answer(question, history, filters)

    def findings(self, question: str, history: Sequence[Turn] = (), depth: int = DEPTH) -> Findings:
        """What the gate judges; `depth` is the number of hits, evidence is weighed as in `ask`."""
        pipeline = self._pipeline()
        asked = pipeline.understood(question, history, Filters())
        weighed = pipeline.weighed(asked, Clock(), depth)
        hits = _hits(pipeline.opened, weighed.found)
        return Findings(asked, hits, weighed.best, weighed.all)

    def search(
        self, question: str, filters: Filters = Filters(), limit: int = 10
    ) -> tuple[Hit, ...]:
        """The best passages for a question, best first, without judging whether they answer it."""
        pipeline = self._pipeline()
        asked = pipeline.understood(question, (), filters)
        found = pipeline.weighed(asked, Clock(), max(limit, DEPTH)).found
        return _hits(pipeline.opened, found[:limit])

    def plans(self) -> tuple[Plan, ...]:
        """The plans of the library, in the order they were added."""
        return tuple(self._current().snapshot.plans.values())

    def records(self) -> tuple[Record, ...]:
        """Everything the library keeps of each plan, in the order they were added."""
        return self._current().snapshot.records

    def view(self, plan_id: str, address: str, neighbours: int = 1) -> ClauseView:
        """A clause with its neighbours; NotFound when there is none at the address."""
        plan = self._current().snapshot.plans.get(plan_id)
        if plan is None:
            raise NotFound(f"库中没有编号为 {plan_id} 的计划。可用的编号见计划列表。")
        clause = plan.clause(address)
        if clause is None:
            raise NotFound(
                f"《{plan.title}》里没有地址为“{address}”的条款。地址的写法如“{plan.clauses[-1].address}”。"
            )
        at = plan.clauses.index(clause)
        return ClauseView(
            plan,
            clause,
            plan.clauses[max(at - neighbours, 0) : at],
            plan.clauses[at + 1 : at + 1 + neighbours],
        )

    def duties(self, unit: str = "", plan_ids: Sequence[str] = (), due: str = "") -> Ledger:
        """The ledger of a unit (of all without one), complete; NotFound for an unknown one.

        `due` is 2024-04 or 2024-04-01..2024-05-31: only what falls due in it.
        """
        opened = self._current()
        window = due_window(due)
        chosen = [self._plan(plan_id).id for plan_id in plan_ids] or list(opened.snapshot.plans)
        units = asked_units(unit, opened.units) if unit.strip() else ()
        if unit.strip() and not units:
            raise NotFound(no_such_unit(unit, opened.units))
        return ledger_of(opened.snapshot.records, units, chosen, window)

    def compare(self, before: str, after: str) -> Comparison:
        """Two plans, by their ids, clause by clause; NotFound when one is not there."""
        opened = self._current()
        first, second = self._plan(before), self._plan(after)
        if first.id == second.id:
            raise InputError(f"两处都是《{first.title}》。请指定两个不同的计划。")
        return compare(opened.snapshot, opened.names, first, second)

    def _plan(self, plan_id: str) -> Plan:
        plan = self._current().snapshot.plans.get(plan_id)
        if plan is None:
            raise NotFound(f"库中没有编号为 {plan_id} 的计划。可用的编号见计划列表。")
        return plan

    def snapshot(self) -> str:
        """The name of the snapshot that answers; LibraryError when there is none."""
        return self._current().snapshot.name

    def manifest(self) -> Manifest:
        """What the snapshot that answers is made of and by."""
        return self._current().snapshot.manifest

    def _pipeline(self) -> Pipeline:
        return Pipeline(
            self._current(), self._embedder, self._reranker, self._variant, self._today()
        )

    def _current(self) -> Opened:
        """The published snapshot, opened again only when another one was published."""
        folder = self._library.shelf.current()
        opened = self._opened
        if opened is not None and folder is not None and folder.name == opened.snapshot.name:
            return opened
        with self._lock:
            snapshot = self._library.open()
            self._opened = Opened.of(snapshot)
            return self._opened


def _hits(opened: Opened, found: Sequence[Found]) -> tuple[Hit, ...]:
    return tuple(as_hit(opened.snapshot, one, rank) for rank, one in enumerate(found, 1))
