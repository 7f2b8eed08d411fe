from pathlib import Path

import numpy as np

from index.store.vectors import FaissStore


def made() -> FaissStore:
    store = FaissStore(3)
    store.add(np.eye(3, dtype=np.float32))
    return store


def test_the_nearest_comes_first() -> None:
    rows, cosines = made().search(np.array([0.1, 0.9, 0.2], np.float32), 2)
    assert rows.tolist() == [1, 2]
    assert cosines.tolist() == [np.float32(0.9), np.float32(0.2)]


def test_a_search_may_be_restricted() -> None:
    query = np.array([0.1, 0.9, 0.2], np.float32)
    rows, _ = made().search(query, 5, np.array([0, 2]))
    assert rows.tolist() == [2, 0]
    rows, _ = made().search(query, 5, np.empty(0, np.int64))
    assert rows.tolist() == []


def test_saved_it_opens_the_same(tmp_path: Path) -> None:
    made().save(tmp_path / "a.faiss")
    again = FaissStore.load(tmp_path / "a.faiss")
    assert len(again) == 3
    assert np.array_equal(again.vectors(range(3)), np.eye(3))
    assert again.vectors([]).shape == (0, 3)


def test_an_empty_store(tmp_path: Path) -> None:
    FaissStore(3).save(tmp_path / "a.faiss")
    rows, _ = FaissStore.load(tmp_path / "a.faiss").search(np.ones(3, np.float32), 4)
    assert rows.tolist() == []
