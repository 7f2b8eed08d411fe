"""A zip of XML parts (Word, OFD), read safely: no entities, nothing fetched, no part there twice."""

import io
import lzma
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element

from index.errors import InputError
from index.readers.kinds.archive import check_unpacked

MAX_XML = 20_000_000
# What zipfile raises over damage, over passwords and over packing that it does not know.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


class DamageError(ValueError):
    """An archive that is broken, lacks a part, or holds a part that is not what it should be."""


@dataclass(frozen=True, slots=True)
class XmlArchive:
    """An opened archive: its entries by part name in small letters, the file's name for errors."""

    archive: zipfile.ZipFile
    entries: dict[str, str]
    name: str
    way_out: str

    def __contains__(self, part: str) -> bool:
        return part.lower() in self.entries

    def data(self, part: str) -> bytes:
        """The bytes of a part; `DamageError` when it is missing."""
        entry = self.entries.get(part.lower())
        if entry is None:
            raise DamageError(f"no part {part}")
        return self.archive.read(entry)

    def root(self, part: str) -> _Element:
        """The root element of a part. `DamageError` when it is missing or no XML; InputError when
        it declares a type or entities, which no such document needs."""
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(self.data(part), parser)
        except etree.XMLSyntaxError as error:
            raise DamageError(f"part {part} is no XML") from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise InputError(
                f"{self.name}：含有 XML 实体声明，正常的文档不会有，未读取。{self.way_out}"
            )
        return root


@contextmanager
def opened(data: bytes, name: str, way_out: str, max_xml: int = MAX_XML) -> Iterator[XmlArchive]:
    """The archive in a file's bytes. `way_out` is the sentence that says what to do instead.

    `DamageError` for whatever is wrong with it, now or when a part is read; InputError as
    `check_unpacked`, which `max_xml` is for.
    """
    try:
        check_unpacked(data, name, way_out, max_xml)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield XmlArchive(archive, _entries(archive), name, way_out)
    except _DAMAGE as error:
        raise DamageError("the archive is broken") from error


def joined(folder: str, target: str) -> str:
    """The name of the part that a path leads to from a folder; one from "/" starts at the root."""
    return posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")


def _entries(archive: zipfile.ZipFile) -> dict[str, str]:
    """Entry names by part name: part names ignore case, some writers use backslashes."""
    entries: dict[str, str] = {}
    for entry in archive.namelist():
        part = entry.replace("\\", "/").lstrip("/").lower()
        if part in entries:
            raise DamageError(f"part {part} is there twice")
        entries[part] = entry
    return entries
