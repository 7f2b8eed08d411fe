"""Two legs over the passages of the samples, mixed by cosine and words."""

from pathlib import Path

import numpy as np
import pytest

from index.embedder import Embedder
from index.library import Library
from index.settings import Settings
from index.store.snapshot import Snapshot
from rag.retrieve import DEPTH, Found, Leg, Signals, retrieve, signals

QUERY = "玻璃栈道多久检测一次"


@pytest.fixture
def snapshot(library_home: Path, embedder: Embedder) -> Snapshot:
    return Library(Settings(home=library_home), lambda: embedder).open()


def found(snapshot: Snapshot, embedder: Embedder, *plan_ids: str) -> tuple[Found, ...]:
    """The best passages of some plans, or of all."""
    vector = embedder.embed_query(QUERY)
    return retrieve(snapshot, QUERY, vector, plan_ids or tuple(snapshot.plans), 10)


def seen(
    snapshot: Snapshot, embedder: Embedder, *legs: Leg, plan_ids: tuple[str, ...] = ()
) -> Signals:
    """The signals of the candidates that some legs bring."""
    vector = embedder.embed_query(QUERY)
    return signals(snapshot, QUERY, vector, plan_ids or tuple(snapshot.plans), frozenset(legs))


def test_the_passage_that_says_it_comes_first(snapshot: Snapshot, embedder: Embedder) -> None:
    best = found(snapshot, embedder)[0]
    assert "玻璃栈道" in snapshot.passages[best.row].text
    assert best.dense is not None and best.bm25 is not None


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


def test_the_mix_by_hand() -> None:
    passage, sentence, share = np.array([(0.8, 0.9), (0.9, 0.7), (1.0, 0.5)], np.float32)
    both = Signals(np.array([3, 7]), passage, sentence, share, {7: 0.9}, {3: 4.0})
    assert both.scores(0.5, 0.03) == pytest.approx([0.88, 0.815])
    assert both.scores(0.0, 0.0) == pytest.approx([0.8, 0.9])
    assert both.scores(1.0, 0.1) == pytest.approx([1.0, 0.75])


def test_every_candidate_has_all_signals_whichever_leg_brought_it(
    snapshot: Snapshot, embedder: Embedder
) -> None:
    both = seen(snapshot, embedder, *Leg)
    assert set(both.rows.tolist()) == set(both.dense) | set(both.bm25)
    assert max(len(both.dense), len(both.bm25)) <= DEPTH
    assert 0 < len(both.bm25) < len(both.rows)
    vector, words = embedder.embed_query(QUERY), snapshot.words.scores(QUERY)
    for at, row in enumerate(both.rows.tolist()):
        passage = snapshot.passages[row]
        sentences = [
            sentence
            for sentence, one in enumerate(snapshot.sentences)
            if one.plan_id == passage.plan_id and one.addresses[0] in passage.addresses
        ]
        nearest = (snapshot.sentence_vectors.vectors(sentences) @ vector).max()
        own = snapshot.passage_vectors.vectors([row])[0] @ vector
        assert both.passage[at] == pytest.approx(own, abs=1e-5)
        assert both.sentence[at] == pytest.approx(nearest, abs=1e-5)
        assert both.share[at] == pytest.approx(words[row] / words.max(), abs=1e-5)


def test_a_passage_without_sentences_counts_its_own_cosine(
    snapshot: Snapshot, embedder: Embedder
) -> None:
    last = snapshot.passages[int(seen(snapshot, embedder, *Leg).rows[-1])]
    for address in last.addresses:
        del snapshot.sentence_rows[last.plan_id, address]
    both = seen(snapshot, embedder, *Leg)
    assert both.sentence[-1] == both.passage[-1]
    snapshot.sentence_rows.clear()
    assert np.array_equal(seen(snapshot, embedder, *Leg).sentence, both.passage)


def test_a_leg_alone_leaves_zeros(snapshot: Snapshot, embedder: Embedder) -> None:
    words = seen(snapshot, embedder, Leg.BM25)
    assert not words.dense and not words.passage.any() and not words.sentence.any()
    best = max(words.bm25, key=lambda row: words.bm25[row])
    assert words.rows[np.argmax(words.scores())] == best
    meaning = seen(snapshot, embedder, Leg.DENSE)
    assert not meaning.bm25 and not meaning.share.any() and meaning.passage.all()


def test_shares_are_of_the_best_among_the_plans_that_may_answer(
    snapshot: Snapshot, embedder: Embedder
) -> None:
    found = [seen(snapshot, embedder, *Leg, plan_ids=(plan_id,)) for plan_id in snapshot.plans]
    assert {float(one.share.max()) for one in found} == {0.0, 1.0}
    assert all(bool(one.bm25) == bool(one.share.any()) for one in found)
