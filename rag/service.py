"""The one engine behind every face: where the parts are put together."""

from collections.abc import Sequence
from threading import Lock

from index.embedder import Embedder, Vectors
from index.errors import AnwenError, LibraryError
from index.library import Library
from index.open import library_at
from index.plan import Plan
from index.record import Record
from index.settings import Settings
from index.snapshot import Manifest
from rag.answer import (
    Answer,
    ClauseView,
    Filters,
    Hit,
    Sentence,
    Status,
    Trace,
    Turn,
)
from rag.citations import checked
from rag.clock import Clock
from rag.compose import draw, nearest_clauses, numbered
from rag.evidence import Evidence, weigh
from rag.extract import best_by_plan
from rag.findings import Findings
from rag.gate import THRESHOLD, Verdict, judge
from rag.opened import Opened
from rag.question import Question
from rag.retrieve import Found, as_hit, retrieve
from rag.understand import understand
from rag.variant import Variant

_DEPTH = 30


class NotFound(AnwenError):
    """A plan or an address that the library does not hold."""


class Service:
    """Answers questions from the snapshot that is published now; safe in several threads."""

    def __init__(self, library: Library, embedder: Embedder, variant: Variant = Variant()) -> None:
        self._library = library
        self._variant = variant
        self._embedder = embedder
        self._lock = Lock()
        self._opened: Opened | None = None

    @classmethod
    def open(cls, settings: Settings, variant: Variant = Variant()) -> "Service":
        """Open the library of the settings; LibraryError when there is no usable one.

        The model loads at the first question, or at `warm`.
        """
        library = library_at(settings=settings)
        service = cls(library, library.embedder, variant)
        service.snapshot()
        return service

    def warm(self) -> None:
        """Load the model now, so that the first question need not wait for it."""
        self.search("安全生产", limit=1)

    def ask(
        self, question: str, history: Sequence[Turn] = (), filters: Filters = Filters()
    ) -> Answer:
        """question → understand → retrieve → weigh → gate → extract → check → Answer."""
        opened = self._current()
        clock = Clock()
        asked, _, best, weighed = self._evidence(opened, clock, question, history, filters)
        with clock.step("判断依据"):
            verdict = judge(asked, best, weighed, self._variant.gated)
        with clock.step("摘录并核对引文"):
            drawn = draw(opened, asked, verdict, weighed)
            sentences, citations = numbered(drawn)
            citations = checked(sentences, citations, opened.snapshot.plans)
        trace = _trace(asked, opened, verdict, clock)
        if not drawn:
            refusal = (Sentence(verdict.reason, ()),)
            nearest = nearest_clauses(weighed)
            return Answer(question, Status.NO_EVIDENCE, refusal, (), nearest, trace)
        return Answer(question, Status.ANSWERED, sentences, citations, (), trace)

    def findings(
        self, question: str, history: Sequence[Turn] = (), depth: int = _DEPTH
    ) -> Findings:
        """What the gate judges; `depth` is the number of hits, evidence is weighed as in `ask`."""
        opened = self._current()
        asked, found, best, weighed = self._evidence(
            opened, Clock(), question, history, Filters(), depth
        )
        return Findings(asked, _hits(opened, found), best, weighed)

    def search(
        self, question: str, filters: Filters = Filters(), limit: int = 10
    ) -> tuple[Hit, ...]:
        """The best passages for a question, best first, without judging whether they answer it."""
        opened = self._current()
        asked = self._understand(opened, question, (), filters)
        vector = self._embedder.embed_query(asked.standalone)
        found = self._retrieve(opened, asked, vector, max(limit, _DEPTH))
        return _hits(opened, found[:limit])

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

    def snapshot(self) -> str:
        """The name of the snapshot that answers; LibraryError when there is none."""
        return self._current().snapshot.name

    def manifest(self) -> Manifest:
        """What the snapshot that answers is made of and by."""
        return self._current().snapshot.manifest

    def _evidence(
        self,
        opened: Opened,
        clock: Clock,
        question: str,
        history: Sequence[Turn],
        filters: Filters,
        depth: int = _DEPTH,
    ) -> tuple[Question, tuple[Found, ...], tuple[Evidence, ...], tuple[Evidence, ...]]:
        with clock.step("理解问题"):
            asked = self._understand(opened, question, history, filters)
        with clock.step("计算向量"):
            vector = self._embedder.embed_query(asked.standalone)
        with clock.step("检索"):
            found = self._retrieve(opened, asked, vector, depth)
        with clock.step("比对证据"):
            legs = self._variant.legs
            near = found[:_DEPTH]
            weighed = weigh(opened.snapshot, opened.lexicon, asked, vector, near, legs)
            return asked, found, best_by_plan(asked, weighed), weighed

    def _retrieve(
        self, opened: Opened, asked: Question, vector: Vectors, depth: int
    ) -> tuple[Found, ...]:
        return retrieve(
            opened.snapshot, asked.standalone, vector, asked.plan_ids, depth, self._variant.legs
        )

    def _understand(
        self, opened: Opened, text: str, history: Sequence[Turn], filters: Filters
    ) -> Question:
        plans = tuple(opened.snapshot.plans.values())
        if not plans:
            raise LibraryError("库是空的。请先运行 python -m index add 文件… 添加计划。")
        return understand(text, history, filters, plans, opened.lexicon)

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


def _trace(asked: Question, opened: Opened, verdict: Verdict, clock: Clock) -> Trace:
    titles = tuple(opened.snapshot.plans[plan_id].title for plan_id in asked.plan_ids)
    return Trace(
        asked.standalone,
        "、".join(asked.asks),
        titles if asked.named else (),
        opened.snapshot.name,
        verdict.strength,
        THRESHOLD,
        tuple(clock.steps),
    )
