"""Adding, removing and opening: the one place where the steps from a file to a snapshot meet."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder
from index.errors import InputError, LibraryError
from index.parse import parse
from index.plan import Plan
from index.readers.read import READERS, read
from index.record import Record, record_of
from index.settings import Settings
from index.shelf import Shelf
from index.snapshot import Snapshot, embedding_texts, open_snapshot, write_snapshot

Progress = Callable[[int, int], None]
Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one file brought: its records, and the titles of the plans it replaced."""

    path: Path
    records: tuple[Record, ...]
    replaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an `add` did: files taken, files refused (with the reason), snapshot published."""

    added: tuple[Added, ...]
    refused: tuple[InputError, ...]
    snapshot: str


class Library:
    """A library on disk. Every change is a new snapshot; readers keep the one they opened."""

    def __init__(self, settings: Settings, embedder: Callable[[], Embedder]) -> None:
        self.settings = settings
        self.shelf = Shelf(settings.home)
        self._embedder = embedder

    @property
    def embedder(self) -> Embedder:
        """The embedder of the settings."""
        return self._embedder()

    def open(self) -> Snapshot:
        """The snapshot that answers; LibraryError when there is none or other settings made it."""
        folder = self.shelf.current()
        if folder is None:
            raise LibraryError(
                f"{self.settings.home}：还没有建库。请先运行 python -m index add 文件…（或 make run）。"
            )
        snapshot = open_snapshot(folder)
        if snapshot.manifest.embedder != self._embedder().name:
            raise LibraryError(
                f"{self.settings.home}：这个库由向量模型 {snapshot.manifest.embedder} 建成，"
                f"现在设置的是 {self._embedder().name}。请改回设置，或运行 python -m index rebuild 重建。"
            )
        return snapshot

    def add(self, paths: Sequence[Path], progress: Progress | None = None) -> Outcome:
        """Read, parse, embed and publish files; a file that cannot be used costs only itself.

        Nothing is published when no file can be used.
        """
        with self.shelf.writing():
            published = self._published()
            old = published.records if published else ()
            added, refused = self._read_all(expand(paths), old)
            if not added:
                return Outcome((), tuple(refused), "")
            new = {record.plan.id: record for one in added for record in one.records}
            records = [record for record in old if record.plan.id not in new] + [*new.values()]
            snapshot = self._publish(records, self._reusable(published), progress, added)
            return Outcome(tuple(added), tuple(refused), snapshot)

    def put(self, plans: Sequence[Plan], progress: Progress | None = None) -> str:
        """Publish plans that no file was read for, beside what is there; the snapshot's name.

        Plans with the same id are replaced. Without an original `rebuild` does not know them:
        measurements put public test data here, a library that people use takes files.
        """
        with self.shelf.writing():
            published = self._published()
            new = {plan.id: record_of(plan, self.settings.chunk_size) for plan in plans}
            old = published.records if published else ()
            records = [record for record in old if record.plan.id not in new] + [*new.values()]
            return self._publish(records, self._reusable(published), progress)

    def remove(self, plan: str) -> Record:
        """Take a plan out of the library: by id, or by a part of its title that only it has."""
        with self.shelf.writing():
            published = self._published()
            old = published.records if published else ()
            record = find_record(old, plan)
            records = [other for other in old if other is not record]
            self._publish(records, self._reusable(published), None)
            return record

    def rebuild(self, progress: Progress | None = None) -> Outcome:
        """Make the library anew from the originals, embedding everything.

        A plan that was removed stays out as long as the old list of plans can be read.
        """
        with self.shelf.writing():
            files = self.shelf.kept_originals()
            if not files:
                raise LibraryError(
                    f"{self.settings.home}：没有保存的原文件，无法重建。请用 python -m index add 重新添加。"
                )
            added, refused = self._read_all(files, [])
            if refused:
                raise LibraryError(
                    f"{self.settings.home}：有 {len(refused)} 个保存的原文件读不出来，没有重建，库没有改变。"
                    + "".join(f"\n{error}" for error in refused)
                )
            listed = self.shelf.listed_plans()
            records = [
                record
                for one in added
                for record in one.records
                if listed is None or record.plan.id in listed
            ]
            return Outcome(tuple(added), (), self._publish(records, {}, progress))

    def _read_all(
        self, paths: Iterable[Path], old: Sequence[Record]
    ) -> tuple[list[Added], list[InputError]]:
        added: list[Added] = []
        refused: list[InputError] = []
        for path in paths:
            known = [*old, *(record for one in added for record in one.records)]
            try:
                added.append(self._read(path, known))
            except InputError as error:
                refused.append(error)
        return added, refused

    def _read(self, path: Path, known: Sequence[Record]) -> Added:
        plans = parse(read(path, self.settings.max_bytes))
        if not any(plan.clauses for plan in plans):
            raise InputError(f"{path}：只有标题，没有正文。请确认文件完整后再添加。")
        twins = {_letters(record.plan.text): record.plan for record in known}
        new = {plan.id for plan in plans if _letters(plan.text) not in twins}
        if not new:
            twin = twins[_letters(plans[0].text)]
            raise InputError(
                f"{path}：与库中的《{twin.title}》（{twin.source}，编号 {twin.id}）内容相同，没有重复添加。"
                f"如需换新版本，请先 python -m index remove {twin.id}。"
            )
        # A new version of a file replaces the old one whole, with the plans that did not change.
        held = {record.plan.id: record.plan.source_sha256 for record in known}
        fresh = [
            plan
            for plan in plans
            if plan.id in new or held.get(plan.id, plan.source_sha256) != plan.source_sha256
        ]
        ids = {plan.id for plan in fresh}
        replaced = tuple(record.plan.title for record in known if record.plan.id in ids)
        return Added(
            path, tuple(record_of(plan, self.settings.chunk_size) for plan in fresh), replaced
        )

    def _published(self) -> Snapshot | None:
        """The snapshot that answers, whatever made it; None when there is no library yet."""
        folder = self.shelf.current()
        return None if folder is None else open_snapshot(folder)

    def _reusable(self, snapshot: Snapshot | None) -> dict[str, Float]:
        """Vectors that need not be made again, by the text they were made from."""
        if snapshot is None or snapshot.manifest.embedder != self._embedder().name:
            return {}
        known: dict[str, Float] = {}
        texts = [embedding_texts(record) for record in snapshot.records]
        for at, store in enumerate((snapshot.passage_vectors, snapshot.sentence_vectors)):
            flat = [text for pair in texts for text in pair[at]]
            known.update(zip(flat, store.vectors(range(len(flat))), strict=True))
        return known

    def _publish(
        self,
        records: Sequence[Record],
        known: dict[str, Float],
        progress: Progress | None,
        added: Sequence[Added] = (),
    ) -> str:
        """Embed what is new, keep the added files, switch, then drop the files nobody needs."""
        embedder = self._embedder()
        texts = [embedding_texts(record) for record in records]
        passages = [text for pair in texts for text in pair[0]]
        sentences = [text for pair in texts for text in pair[1]]
        new = [text for text in dict.fromkeys(passages + sentences) if text not in known]
        made = embedder.embed_passages(new, progress)
        known = known | dict(zip(new, made, strict=True))

        def write(folder: Path) -> None:
            write_snapshot(
                folder,
                records,
                embedder.name,
                self.settings.chunk_size,
                _stack([known[text] for text in passages], embedder.dimensions),
                _stack([known[text] for text in sentences], embedder.dimensions),
            )

        for one in added:
            self.shelf.keep_original(one.path, one.records[0].plan.source_sha256)
        name = self.shelf.publish(write, open_snapshot).name
        self.shelf.drop_originals_but({record.plan.source_sha256 for record in records})
        return name


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files to add: a folder stands for the readable files below it, hidden ones left out."""
    files: list[Path] = []
    for path in paths:
        inside = (
            [
                file
                for file in sorted(path.rglob("*"))
                if file.is_file()
                and file.suffix.lower() in READERS
                and not file.name.startswith((".", "~$"))
            ]
            if path.is_dir()
            else []
        )
        files += inside or [path]
    return list(dict.fromkeys(files))


def find_record(records: Sequence[Record], plan: str) -> Record:
    """The record that an id or a part of a title names; InputError when none or several do."""
    found = (
        [record for record in records if record.plan.id == plan]
        or [record for record in records if record.plan.title == plan]
        or [record for record in records if plan and plan in record.plan.title]
    )
    if len(found) == 1:
        return found[0]
    names = "；".join(f"{record.plan.id} {record.plan.title}" for record in found or records)
    said = f"“{plan}”对应{len(found)}个计划" if found else f"库中没有“{plan}”"
    raise InputError(f"{said}。请用编号指定：{names or '（库是空的）'}。")


def _letters(text: str) -> str:
    return "".join(text.split())


def _stack(vectors: Sequence[Float], dimensions: int) -> Float:
    return np.vstack(vectors) if vectors else np.empty((0, dimensions), np.float32)
