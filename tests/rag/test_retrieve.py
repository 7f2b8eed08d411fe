"""Two legs over the passages of the samples, fused by rank."""

from pathlib import Path

import pytest

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from index.snapshot import Snapshot
from rag.retrieve import Found, K, retrieve

QUERY = "玻璃栈道多久检测一次"


@pytest.fixture(scope="module")
def snapshot(library_home: Path, embedder: Embedder) -> Snapshot:
    return Library(Settings(home=library_home), lambda: embedder).open()


def found(snapshot: Snapshot, embedder: Embedder, *plan_ids: str) -> tuple[Found, ...]:
    """The best passages of some plans, or of all."""
    vector = embedder.embed_query(QUERY)
    return retrieve(snapshot, QUERY, vector, plan_ids or tuple(snapshot.plans), 10)


def test_the_passage_that_says_it_comes_first(snapshot: Snapshot, embedder: Embedder) -> None:
    best = found(snapshot, embedder)[0]
    assert "玻璃栈道" in snapshot.passages[best.row].text
    assert best.score == pytest.approx(2 / (K + 1))  # first in both legs


def test_best_first_and_none_twice(snapshot: Snapshot, embedder: Embedder) -> None:
    hits = found(snapshot, embedder)
    assert len(hits) == len({hit.row for hit in hits}) == 10
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.dense is not None or hit.bm25 is not None for hit in hits)
    assert found(snapshot, embedder) == hits


def test_only_the_plans_that_may_answer(snapshot: Snapshot, embedder: Embedder) -> None:
    for plan_id in snapshot.plans:
        hits = found(snapshot, embedder, plan_id)
        assert {snapshot.passages[hit.row].plan_id for hit in hits} == {plan_id}


def test_no_plan_gives_nothing(snapshot: Snapshot, embedder: Embedder) -> None:
    assert retrieve(snapshot, QUERY, embedder.embed_query(QUERY), (), 10) == ()
