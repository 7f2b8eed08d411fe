"""Every invariant of a library on disk, each fault in a sentence."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from index.record import Record
from index.store.shelf import Shelf
from index.store.snapshot import Snapshot, file_hash, files_of, open_snapshot


def faults(shelf: Shelf) -> Iterator[str]:
    """What is wrong with the snapshot that answers; nothing for a sound library.

    LibraryError when it cannot even be opened.
    """
    folder = shelf.current()
    if folder is None:
        return
    snapshot = open_snapshot(folder)
    yield from _files(folder, snapshot)
    for record in snapshot.records:
        yield from _places(record)
        yield from _derived(record)
    yield from _vectors(snapshot)
    yield from _originals(shelf, snapshot)


def _files(folder: Path, snapshot: Snapshot) -> Iterator[str]:
    found = {path.relative_to(folder).as_posix(): path for path in files_of(folder)}
    for name in sorted(found.keys() ^ snapshot.manifest.files.keys()):
        yield f"{name}：清单与文件不符。"
    for name, path in found.items():
        if snapshot.manifest.files.get(name) not in (None, file_hash(path)):
            yield f"{name}：内容与清单中的校验值不符。"


def _places(record: Record) -> Iterator[str]:
    """Passages and sentences stand where they say; clauses do not overlap; addresses are unique."""
    plan = record.plan
    for passage in (*record.passages, *record.sentences):
        if plan.text[passage.start : passage.end] != passage.text:
            yield f"{passage.id}：文字与原文位置不符。"
        if any(plan.clause(address) is None for address in passage.addresses):
            yield f"{passage.id}：地址没有对应的条款。"
    addresses = [clause.address for clause in plan.clauses]
    if len(set(addresses)) != len(addresses):
        yield f"{plan.id}：条款地址重复。"
    at = 0
    for clause in plan.clauses:
        if not at <= clause.start <= clause.body_start <= clause.end <= len(plan.text):
            yield f"{plan.id} {clause.address}：条款位置越界或重叠。"
        at = clause.end


def _derived(record: Record) -> Iterator[str]:
    """Every character of a clause's body is in a passage; every duty stands in its clause."""
    plan = record.plan
    covered = np.zeros(len(plan.text) + 1, bool)
    for passage in record.passages:
        covered[passage.start : passage.end] = True
    for clause in plan.clauses:
        body = range(clause.body_start, clause.end)
        if any(not covered[at] and not plan.text[at].isspace() for at in body):
            yield f"{plan.id} {clause.address}：有文字没有进入任何段落。"
    for duty in record.duties:
        home = plan.clause(duty.address)
        if home is None or not home.start <= duty.start <= duty.end <= home.end:
            yield f"{plan.id} {duty.address}：责任分工的位置不在条款之内。"


def _vectors(snapshot: Snapshot) -> Iterator[str]:
    for name, store in (("段落", snapshot.passage_vectors), ("句子", snapshot.sentence_vectors)):
        lengths = np.linalg.norm(store.vectors(range(len(store))), axis=1)
        if len(lengths) and not np.allclose(lengths, 1, atol=1e-3):
            yield f"{name}向量不是单位长度。"


def _originals(shelf: Shelf, snapshot: Snapshot) -> Iterator[str]:
    for record in snapshot.records:
        if not (shelf.originals / record.plan.source_sha256[:16]).is_dir():
            yield f"{record.plan.source}：没有保存原文件，将来无法重建。"
