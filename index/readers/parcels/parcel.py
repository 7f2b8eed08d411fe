"""A parcel of files (.zip, .eml) is unpacked into a folder, within limits and without trust."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.errors import InputError
from index.readers.kinds.fit import PARCELS, check_kind
from index.readers.kinds.formats import offered
from index.readers.kinds.kind import kind_in_zip, kind_of
from index.readers.parcels.entry import Entry
from index.readers.parcels.mail_entries import mail_entries
from index.readers.parcels.zip_entries import open_zip, zip_entries
from index.readers.source import Progress, silent

_HIDDEN = (".", "~$", "__MACOSX")
_LONGEST_NAME = 200
_SAMPLE = 16_384


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one parcel may hold, all that is nested in it counted together.

    `unpacked` bytes, `files` that can be read, `depth` of parcels in the parcel. A file of more
    than `swollen` bytes and `ratio` times what it takes in the parcel is a bomb. `mail` is the
    largest e-mail, which is parsed in memory.
    """

    unpacked: int = 300_000_000
    files: int = 2000
    depth: int = 2
    swollen: int = 10_000_000
    ratio: int = 200
    mail: int = 100_000_000


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file from a parcel: where it lies now, and what to call it ("全部.zip › 镇/计划.docx")."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """What came out of a parcel: files, what could not be unpacked, what was left out and why."""

    files: tuple[Unpacked, ...]
    refused: tuple[InputError, ...]
    remarks: tuple[str, ...]


def unpack(
    path: Path,
    folder: Path,
    supported: Collection[str],
    limits: Limits = Limits(),
    progress: Progress = silent,
) -> Parcel:
    """Write the files of a parcel that have a supported ending below a folder of the caller's.

    Each file has a folder of its own ("0001/计划.docx"): nothing in a parcel says where a file
    goes, and files of one name stay apart. Faults of the parcel and of what is in it are among
    `refused`: nothing is raised.
    """
    unpacking = _Unpacking(folder, tuple(supported), limits, progress)
    unpacking.open(path, str(path), 0)
    return unpacking.parcel(str(path))


class _Unpacking:
    """One parcel being unpacked, with all that is nested in it."""

    def __init__(
        self, folder: Path, supported: Sequence[str], limits: Limits, progress: Progress
    ) -> None:
        self.folder, self.supported, self.limits, self.progress = (
            folder,
            supported,
            limits,
            progress,
        )
        self.files: list[Unpacked] = []
        self.refused: list[InputError] = []
        self.left_out: Counter[str] = Counter()
        self.seen = self.written = self.bytes = 0
        self.full = False

    def parcel(self, shown: str) -> Parcel:
        """What came of it; a parcel that holds nothing to read is refused."""
        formats = offered(self.supported)
        left_out = "、".join(f"{ending or '无后缀'} {n} 个" for ending, n in self.left_out.items())
        if not self.files and not self.refused:
            said = f"（只有 {left_out}）" if left_out else ""
            self.refused.append(
                InputError(f"{shown}：里面没有可以添加的文件{said}。可以添加的格式：{formats}。")
            )
            left_out = ""
        remarks = (
            (
                f"{shown}：里面有 {self.left_out.total()} 个文件的格式不能添加，没有读取（{left_out}）。",
            )
            if left_out
            else ()
        )
        return Parcel(tuple(self.files), tuple(self.refused), remarks)

    def open(self, path: Path, shown: str, depth: int) -> None:
        """Take the files out of one parcel."""
        try:
            if path.suffix.lower() == ".eml":
                self._take_all(self._mail(path, shown), shown, depth)
                return
            self._check_zip(path, shown)
            with open_zip(path, shown) as archive:
                check_kind(kind_in_zip(archive), ".zip", shown, (*self.supported, *PARCELS))
                self._take_all(zip_entries(archive, shown), shown, depth)
        except InputError as error:
            self.refused.append(error)

    def _check_zip(self, path: Path, shown: str) -> None:
        """InputError when a file is not there, is no file, or begins like no zip."""
        start = _start(path, shown)
        kind = kind_of(start)
        if kind and not start.startswith(b"PK"):
            check_kind(kind, ".zip", shown, (*self.supported, *PARCELS))

    def _mail(self, path: Path, shown: str) -> list[Entry]:
        kind = kind_of(_start(path, shown))
        if kind:
            check_kind(kind, ".eml", shown, (*self.supported, *PARCELS))
        if path.stat().st_size > self.limits.mail:
            raise InputError(
                f"{shown}：邮件超过 {self.limits.mail / 1e6:.0f} MB，没有读取。"
                "请在邮箱里把附件另存出来后添加。"
            )
        return mail_entries(path.read_bytes(), shown, (*self.supported, *PARCELS))

    def _take_all(self, entries: Sequence[Entry], shown: str, depth: int) -> None:
        wanted = [entry for entry in entries if self._is_wanted(entry)]
        self.seen += len(wanted)
        if self.seen > self.limits.files:
            raise InputError(
                f"{shown}：里面的文件超过 {self.limits.files} 个，没有读取。请分成几个压缩包后再添加。"
            )
        locked = [entry.inside for entry in wanted if entry.locked]
        if locked:
            some = f"等 {len(locked)} 个文件" if len(locked) > 1 else ""
            self.refused.append(
                InputError(
                    f"{shown}：压缩包里的“{locked[0]}”{some}有密码，没有读取。"
                    "请先解压，再添加里面的文件，或重新压缩，不设密码。"
                )
            )
        for at, entry in enumerate(wanted):
            if not entry.locked and not self.full:
                self._take(entry, f"{shown} › {entry.inside}", depth)
            self.progress(at + 1, len(wanted))

    def _is_wanted(self, entry: Entry) -> bool:
        """Whether a file can be read; what cannot is counted, what systems leave behind is not."""
        parts = entry.inside.split("/")
        if any(part.startswith(_HIDDEN) for part in parts) or parts[-1] in (
            "Thumbs.db",
            "desktop.ini",
        ):
            return False
        ending = Path(parts[-1]).suffix.lower()
        if ending in self.supported or ending in PARCELS:
            return True
        self.left_out[ending] += 1
        return False

    def _take(self, entry: Entry, shown: str, depth: int) -> None:
        name = _name(entry.inside)
        nested = Path(name).suffix.lower() in PARCELS
        if nested and depth == self.limits.depth:
            self.refused.append(
                InputError(
                    f"{shown}：压缩包里套了 {depth + 1} 层，没有读取。请先解压，再添加里面的文件。"
                )
            )
            return
        self.written += 1
        path = self.folder / f"{self.written:04d}" / name
        try:
            path.parent.mkdir()
            self._write(entry, path, shown)
        except InputError as error:
            path.unlink(missing_ok=True)
            self.refused.append(error)
            return
        except OSError as error:
            path.unlink(missing_ok=True)
            self.full = True
            self.refused.append(
                InputError(
                    f"{shown}：解压时写不下去（{error.strerror}），它和后面的文件没有读取。"
                    f"请检查 {self.folder} 所在磁盘的空间后再试。"
                )
            )
            return
        if nested:
            self.open(path, shown, depth + 1)
            path.unlink()
        else:
            self.files.append(Unpacked(path, shown))

    def _write(self, entry: Entry, path: Path, shown: str) -> None:
        """Write an entry as it streams: what its header says of its size is not asked."""
        size = 0
        with path.open("wb") as handle:
            for piece in entry.pieces():
                size += len(piece)
                self.bytes += len(piece)
                if size > max(self.limits.swollen, entry.packed * self.limits.ratio):
                    raise InputError(
                        f"{shown}：解压后比压缩时大 {self.limits.ratio} 倍以上，像是压缩包炸弹，"
                        "没有读取。请核对文件的来源。"
                    )
                if self.bytes > self.limits.unpacked:
                    self.full = True
                    raise InputError(
                        f"{shown}：解压到这里已超过 {self.limits.unpacked / 1e6:.0f} MB，"
                        "它和后面的文件没有读取。请分成几个压缩包后再添加。"
                    )
                handle.write(piece)


def _start(path: Path, shown: str) -> bytes:
    """The first bytes of a file; InputError when it cannot be read or is empty."""
    try:
        with path.open("rb") as handle:
            start = handle.read(_SAMPLE)
    except OSError as error:
        raise InputError(f"{shown}：无法读取（{error.strerror}）。请检查路径和权限。") from error
    if not start:
        raise InputError(f"{shown}：文件是空的（0 字节）。请重新导出后再添加。")
    return start


def _name(inside: str) -> str:
    """The last name of a path, short enough for any disk, its ending kept."""
    name = Path(inside.rsplit("/", 1)[-1])
    stem = name.stem
    while len(f"{stem}{name.suffix}".encode()) > _LONGEST_NAME and len(stem) > 1:
        stem = stem[:-1]
    return f"{stem}{name.suffix}"
