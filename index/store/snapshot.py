"""One state of a library on disk: records, vectors, words and a manifest; written once, then read."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.chunking import enriched
from index.errors import LibraryError
from index.ledger.duty import Duty
from index.passage import Passage
from index.plan import Clause, Plan
from index.record import Record, from_json, to_json
from index.store.vectors import FaissStore, VectorStore
from index.store.words import WordIndex

FORMAT = 3


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a snapshot is made of and by; `files` maps each file to its SHA-256."""

    format: int
    embedder: str
    dimensions: int
    chunk_size: int
    plans: tuple[str, ...]
    passages: int
    sentences: int
    files: dict[str, str]


class Snapshot:
    """An opened snapshot. Row i of a store is the i-th passage (or sentence) over all plans."""

    def __init__(
        self,
        name: str,
        manifest: Manifest,
        records: Sequence[Record],
        passage_vectors: VectorStore,
        sentence_vectors: VectorStore,
        words: WordIndex,
    ) -> None:
        self.name = name
        self.manifest = manifest
        self.records = tuple(records)
        self.passage_vectors = passage_vectors
        self.sentence_vectors = sentence_vectors
        self.words = words
        self.plans: dict[str, Plan] = {record.plan.id: record.plan for record in records}
        self.passages: tuple[Passage, ...] = tuple(
            passage for record in records for passage in record.passages
        )
        self.sentences: tuple[Passage, ...] = tuple(
            sentence for record in records for sentence in record.sentences
        )

    @cached_property
    def sentence_rows(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """The rows of the sentences of each clause, by (plan id, address)."""
        rows: dict[tuple[str, str], list[int]] = {}
        for row, sentence in enumerate(self.sentences):
            rows.setdefault((sentence.plan_id, sentence.addresses[0]), []).append(row)
        return {key: tuple(found) for key, found in rows.items()}

    @cached_property
    def clauses(self) -> dict[tuple[str, str], Clause]:
        """Every clause by (plan id, address)."""
        return {
            (clause.plan_id, clause.address): clause
            for record in self.records
            for clause in record.plan.clauses
        }

    @cached_property
    def duties(self) -> dict[tuple[str, str], list[Duty]]:
        """The duties of each clause that has any, by (plan id, address)."""
        found: dict[tuple[str, str], list[Duty]] = {}
        for record in self.records:
            for duty in record.duties:
                found.setdefault((duty.plan_id, duty.address), []).append(duty)
        return found

    def rows_of(self, plan_ids: Iterable[str], sentences: bool = False) -> NDArray[np.int64]:
        """The rows of the passages (or sentences) of some plans."""
        wanted = set(plan_ids)
        texts = self.sentences if sentences else self.passages
        return np.array([row for row, text in enumerate(texts) if text.plan_id in wanted], np.int64)


def embedding_texts(record: Record) -> tuple[list[str], list[str]]:
    """What is embedded of a record: (passages, sentences), headings in front."""
    return (
        [enriched(record.plan, passage) for passage in record.passages],
        [enriched(record.plan, sentence) for sentence in record.sentences],
    )


def write_snapshot(
    folder: Path,
    records: Sequence[Record],
    embedder: str,
    chunk_size: int,
    passage_vectors: NDArray[np.float32],
    sentence_vectors: NDArray[np.float32],
) -> None:
    """Write a snapshot into a new folder, its manifest last."""
    dimensions = int(passage_vectors.shape[1])
    (folder / "plans").mkdir(parents=True)
    for record in records:
        (folder / "plans" / f"{record.plan.id}.json").write_bytes(to_json(record))
    for name, vectors in (("passages", passage_vectors), ("sentences", sentence_vectors)):
        store = FaissStore(dimensions)
        store.add(vectors)
        store.save(folder / f"{name}.faiss")
    WordIndex.build([text for record in records for text in embedding_texts(record)[0]]).save(
        folder / "words"
    )
    manifest = Manifest(
        FORMAT,
        embedder,
        dimensions,
        chunk_size,
        tuple(record.plan.id for record in records),
        sum(len(record.passages) for record in records),
        sum(len(record.sentences) for record in records),
        {path.relative_to(folder).as_posix(): file_hash(path) for path in files_of(folder)},
    )
    text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a snapshot; LibraryError when it is damaged or of another format."""
    try:
        values = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if values.get("format") == FORMAT:
            return Manifest(**values | {"plans": tuple(values["plans"])})
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise LibraryError(
            f"{folder}：库的清单损坏（{error}）。请运行 python -m index rebuild 从原文件重建。"
        ) from error
    raise LibraryError(
        f"{folder}：库的格式是 {values.get('format')}，本版本需要 {FORMAT}。"
        "请运行 python -m index rebuild 从原文件重建。"
    )


def open_snapshot(folder: Path) -> Snapshot:
    """Read a snapshot into memory; LibraryError when a part is missing or does not fit."""
    manifest = read_manifest(folder)
    try:
        records = [
            from_json((folder / "plans" / f"{plan_id}.json").read_bytes())
            for plan_id in manifest.plans
        ]
        snapshot = Snapshot(
            folder.name,
            manifest,
            records,
            FaissStore.load(folder / "passages.faiss"),
            FaissStore.load(folder / "sentences.faiss"),
            WordIndex.load(folder / "words"),
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise LibraryError(
            f"{folder}：库的文件损坏或缺失（{type(error).__name__}）。"
            "请运行 python -m index rebuild 从原文件重建。"
        ) from error
    found = (
        len(snapshot.passages),
        len(snapshot.passage_vectors),
        len(snapshot.sentences),
        len(snapshot.sentence_vectors),
    )
    if found != (manifest.passages, manifest.passages, manifest.sentences, manifest.sentences):
        raise LibraryError(
            f"{folder}：段落与向量的数量不一致 {found}。请运行 python -m index rebuild 从原文件重建。"
        )
    return snapshot


def files_of(folder: Path) -> list[Path]:
    """Every file below a folder except the manifest, in a fixed order."""
    return sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name != "manifest.json"
    )


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
