"""The files of a .zip, under the names that people gave them."""

import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from index.errors import InputError
from index.readers.parcels.entry import Entry, plain

# What zipfile raises over damage, and over packing that it does not know.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    NotImplementedError,
    RuntimeError,
)
# Only for deflate does zipfile bound what one read unpacks; bzip2 makes 80 MB of 4 kB.
_PIECE, _SMALL_PIECE = 1 << 20, 1 << 12
_UTF_8_NAME, _ENCRYPTED = 0x800, 0x1
_LOCAL_HEADER = 30


def open_zip(path: Path, shown: str) -> zipfile.ZipFile:
    """The zip at a path; InputError when it is damaged or cut short."""
    try:
        return zipfile.ZipFile(path)
    except _DAMAGE as error:
        raise InputError(
            f"{shown}：不是完好的压缩包，可能没有下载完整。请重新压缩，或先解压后添加里面的文件。"
        ) from error


def zip_entries(archive: zipfile.ZipFile, shown: str) -> list[Entry]:
    """The files of an opened zip in its order; folders, links and devices are left out.

    InputError when entries overlap, as in a bomb that unpacks the same bytes again and again.
    """
    infos = archive.infolist()
    placed = sorted(infos, key=lambda info: info.header_offset)
    for one, other in pairwise(placed):
        if one.header_offset + _LOCAL_HEADER + one.compress_size > other.header_offset:
            raise InputError(
                f"{shown}：压缩包的结构反常（里面的文件互相重叠），没有读取。请重新压缩后再添加。"
            )
    encoding = _encoding(infos)
    entries = []
    for info in infos:
        inside = plain(_name(info, encoding))
        is_file = stat.S_IFMT(info.external_attr >> 16) in (0, stat.S_IFREG) and not info.is_dir()
        if inside and is_file:
            pieces = partial(_pieces, archive, info, f"{shown} › {inside}")
            locked = bool(info.flag_bits & _ENCRYPTED)
            entries.append(Entry(inside, pieces, info.compress_size, locked))
    return entries


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str) -> Iterator[bytes]:
    bounded = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    size = _PIECE if bounded else _SMALL_PIECE
    try:
        with archive.open(info) as handle:
            while piece := handle.read(size):
                yield piece
    except _DAMAGE as error:
        raise InputError(
            f"{place}：在压缩包里已损坏，或压缩方式不常见，解不出来。请重新压缩，或先解压后添加。"
        ) from error


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    if info.flag_bits & _UTF_8_NAME:
        return info.orig_filename
    return _raw(info).decode(encoding, "replace")


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes of a name that has no mark for UTF-8; zipfile takes them for code page 437."""
    return info.orig_filename.encode("cp437", "replace")


def _encoding(infos: Sequence[zipfile.ZipInfo]) -> str:
    """The encoding of the names without a mark: UTF-8 if they are, else the GBK of Windows.

    All together: a short name in GBK may by chance be UTF-8 of another script.
    """
    names = b"/".join(_raw(info) for info in infos if not info.flag_bits & _UTF_8_NAME)
    try:
        text = names.decode("utf-8")
    except UnicodeDecodeError:
        return "gb18030"
    spoken = text.isascii() or any(char >= "\u2e80" for char in text)
    return "utf-8" if spoken else "gb18030"
