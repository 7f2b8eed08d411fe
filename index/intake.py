"""Files that are to be added → documents with their corrections; a fault costs one file only."""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import TracebackType

from index.corrections import NOTHING, SUFFIX, Corrections, beside, read_corrections
from index.document import Document
from index.errors import InputError
from index.readers.apart.reading_room import ReadingRoom
from index.readers.kinds.fit import PARCELS
from index.readers.read import READERS
from index.settings import Settings

Progress = Callable[[str, int, int], None]


def unheard(step: str, done: int, total: int) -> None:
    """Progress that nobody follows."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file to be read: where it lies and what it is called ("全部.zip › 镇/计划.docx")."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read, with what a person set right; `corrections_file` are its bytes."""

    file: Incoming
    document: Document
    corrections: Corrections
    corrections_file: bytes | None


class Intake:
    """Reads files in a process apart; a context manager for one batch.

    `kept` gives the corrections that the library holds for a document (name, SHA-256), for a file
    that comes without any. `progress(step, done, total)` follows files that take long.
    """

    def __init__(
        self,
        settings: Settings,
        kept: Callable[[str, str], bytes | None],
        progress: Progress = unheard,
    ) -> None:
        self._settings, self._kept, self._progress = settings, kept, progress
        self._room = ReadingRoom(settings.read_seconds, settings.read_memory)
        self._stack = ExitStack()
        self.refused: list[InputError] = []
        self.remarks: list[str] = []

    def __enter__(self) -> "Intake":
        self._stack.enter_context(self._room)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stack.close()

    def files(self, paths: Sequence[Path]) -> Iterator[Incoming]:
        """The files to read, those in folders and parcels one by one; refusals are kept."""
        for path in expand(paths):
            if path.suffix.lower() in PARCELS and path.is_file():
                yield from self._unpacked(path)
            else:
                yield Incoming(path, str(path))

    def _unpacked(self, path: Path) -> Iterator[Incoming]:
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="anwen-"))
        try:
            parcel = self._room.unpack(path, Path(folder))
        except InputError as error:
            self.refused.append(error)
            return
        self.refused += parcel.refused
        self.remarks += parcel.remarks
        for file in parcel.files:
            yield Incoming(file.path, file.shown)

    def read(self, file: Incoming) -> Reading:
        """One file with its corrections; InputError names what is wrong with either."""
        follow = partial(self._progress, f"读取 {file.path.name}")
        document = self._room.read(file.path, self._settings.max_bytes, file.shown, follow)
        data = self._corrections_file(file, document)
        name = f"{file.shown}{SUFFIX}"
        corrections = NOTHING if data is None else read_corrections(data, name)
        return Reading(file, document, corrections, data)

    def _corrections_file(self, file: Incoming, document: Document) -> bytes | None:
        """The corrections beside a file, else those that were given with it before."""
        place = beside(file.path)
        try:
            return place.read_bytes()
        except FileNotFoundError:
            return self._kept(file.path.name, document.sha256)
        except OSError as error:
            raise InputError(
                f"{place}：无法读取更正文件（{error.strerror}）。请检查权限。"
            ) from error


def expand(paths: Iterable[Path]) -> list[Path]:
    """The files to add: a folder stands for the readable files below it, hidden ones left out."""
    files: list[Path] = []
    for path in paths:
        inside = (
            [
                file
                for file in sorted(path.rglob("*"))
                if file.is_file()
                and file.suffix.lower() in (*READERS, *PARCELS)
                and not file.name.startswith((".", "~$"))
            ]
            if path.is_dir()
            else []
        )
        files += inside or [path]
    return list(dict.fromkeys(files))
