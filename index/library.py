"""Adding, removing and opening: the one place where the steps from a file to a snapshot meet."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedder import Embedder
from index.errors import InputError, LibraryError
from index.intake import Intake, Progress, Reading, unheard
from index.parsing.parse import parse
from index.plan import Plan
from index.record import Record, record_of
from index.settings import Settings
from index.store.shelf import Shelf
from index.store.snapshot import Snapshot, embedding_texts, open_snapshot, write_snapshot

Float = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Added:
    """What adding one file brought: its records, and the titles of the plans it replaced.

    `gone` are ids of plans that the file gave before and gives no more.
    """

    reading: Reading
    records: tuple[Record, ...]
    replaced: tuple[str, ...]
    gone: frozenset[str] = frozenset()

    @property
    def shown(self) -> str:
        """What the file is called."""
        return self.reading.file.shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an `add` did: files taken, files refused (with the reason), snapshot published.

    `remarks` are sentences about files in a parcel that nobody tried to read.
    """

    added: tuple[Added, ...]
    refused: tuple[InputError, ...]
    snapshot: str
    remarks: tuple[str, ...] = ()


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

    def add(self, paths: Sequence[Path], progress: Progress = unheard) -> Outcome:
        """Read, parse, embed and publish files; a file that cannot be used costs only itself.

        Nothing is published when no file can be used.
        """
        with self.shelf.writing():
            published = self._published()
            old = published.records if published else ()
            with Intake(self.settings, self.shelf.kept_corrections, progress) as intake:
                added = self._read_all(intake, paths, old)
                refused, remarks = tuple(intake.refused), tuple(intake.remarks)
                if not added:
                    return Outcome((), refused, "", remarks)
                records = _with(old, added)
                snapshot = self._publish(records, self._reusable(published), progress, added)
            return Outcome(tuple(added), refused, snapshot, remarks)

    def put(self, plans: Sequence[Plan], progress: Progress = unheard) -> str:
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
            self._publish(records, self._reusable(published))
            return record

    def rebuild(self, progress: Progress = unheard) -> Outcome:
        """Make the library anew from the originals, embedding everything.

        A plan that was removed stays out as long as the old list of plans can be read.
        """
        with self.shelf.writing():
            files = self.shelf.kept_originals()
            if not files:
                raise LibraryError(
                    f"{self.settings.home}：没有保存的原文件，无法重建。请用 python -m index add 重新添加。"
                )
            with Intake(self.settings, self.shelf.kept_corrections, progress) as intake:
                added = self._read_all(intake, files, [])
            if intake.refused:
                raise LibraryError(
                    f"{self.settings.home}：有 {len(intake.refused)} 个保存的原文件读不出来，"
                    "没有重建，库没有改变。" + "".join(f"\n{error}" for error in intake.refused)
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
        self, intake: Intake, paths: Sequence[Path], old: Sequence[Record]
    ) -> list[Added]:
        added: list[Added] = []
        for file in intake.files(paths):
            try:
                added.append(self._read(intake.read(file), _with(old, added)))
            except InputError as error:
                intake.refused.append(error)
        return added

    def _read(self, reading: Reading, known: Sequence[Record]) -> Added:
        """The records of a file; InputError when it has no text or nothing new.

        The same file again, read otherwise (corrections, a removed plan), replaces all it gave.
        """
        shown = reading.file.shown
        plans = parse(reading.document, reading.corrections)
        if not any(plan.clauses for plan in plans):
            raise InputError(f"{shown}：只有标题，没有正文。请确认文件完整后再添加。")
        same = [
            record.plan
            for record in known
            if record.plan.source_sha256 == reading.document.sha256
            and record.plan.source == reading.document.name
        ]
        fresh = plans if same and set(same) != set(plans) else _fresh(plans, known, shown)
        ids = {plan.id for plan in fresh}
        replaced = tuple(record.plan.title for record in known if record.plan.id in ids)
        records = tuple(record_of(plan, self.settings.chunk_size) for plan in fresh)
        return Added(reading, records, replaced, frozenset(plan.id for plan in same) - ids)

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
        progress: Progress = unheard,
        added: Sequence[Added] = (),
    ) -> str:
        """Embed what is new, keep the added files, switch, then drop the files nobody needs."""
        embedder = self._embedder()
        texts = [embedding_texts(record) for record in records]
        passages = [text for pair in texts for text in pair[0]]
        sentences = [text for pair in texts for text in pair[1]]
        new = [text for text in dict.fromkeys(passages + sentences) if text not in known]
        made = embedder.embed_passages(new, partial(progress, "计算向量"))
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
            self.shelf.keep_original(
                one.reading.file.path,
                one.reading.document.sha256,
                one.reading.corrections_file,
            )
        name = self.shelf.publish(write, open_snapshot).name
        self.shelf.drop_originals_but({record.plan.source_sha256 for record in records})
        return name


def _with(old: Sequence[Record], added: Sequence[Added]) -> list[Record]:
    """The records after some files were added: theirs in the place of those they replace."""
    records = {record.plan.id: record for record in old}
    for one in added:
        for plan_id in (*one.gone, *(record.plan.id for record in one.records)):
            records.pop(plan_id, None)
        records |= {record.plan.id: record for record in one.records}
    return list(records.values())


def _fresh(plans: Sequence[Plan], known: Sequence[Record], shown: str) -> tuple[Plan, ...]:
    """The plans of a file that the library does not hold; InputError when it holds them all.

    A new version of a file replaces the old one whole, with the plans that did not change.
    """
    twins = {_letters(record.plan.text): record.plan for record in known}
    new = {plan.id for plan in plans if _letters(plan.text) not in twins}
    if not new:
        twin = twins[_letters(plans[0].text)]
        raise InputError(
            f"{shown}：与库中的《{twin.title}》（{twin.source}，编号 {twin.id}）内容相同，没有重复添加。"
            f"如需换新版本，请先 python -m index remove {twin.id}。"
        )
    held = {record.plan.id: record.plan.source_sha256 for record in known}
    return tuple(
        plan
        for plan in plans
        if plan.id in new or held.get(plan.id, plan.source_sha256) != plan.source_sha256
    )


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
