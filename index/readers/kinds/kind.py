"""What a file's content really is, seen from its bytes."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable
from enum import StrEnum

from index.readers.kinds import compound


class ContentKind(StrEnum):
    """A kind of content that its bytes give away; plain text gives nothing away."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    OFD = "ofd"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    DOC = "doc"
    XLS = "xls"
    PPT = "ppt"
    OLE = "ole"
    LOCKED = "locked"
    RTF = "rtf"
    HTML = "html"
    MAIL = "mail"
    MHTML = "mhtml"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    BMP = "bmp"
    GIF = "gif"
    WEBP = "webp"
    ZIP = "zip"
    BROKEN_ZIP = "broken zip"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    GZIP = "gzip"
    EXECUTABLE = "executable"


_STARTS = (
    (b"%PDF-", ContentKind.PDF),
    (b"\x89PNG\r\n\x1a\n", ContentKind.PNG),
    (b"\xff\xd8\xff", ContentKind.JPEG),
    (b"II*\0", ContentKind.TIFF),
    (b"II+\0", ContentKind.TIFF),
    (b"MM\0*", ContentKind.TIFF),
    (b"MM\0+", ContentKind.TIFF),
    (b"GIF87a", ContentKind.GIF),
    (b"GIF89a", ContentKind.GIF),
    (b"Rar!\x1a\x07", ContentKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", ContentKind.SEVEN_ZIP),
    (b"\x1f\x8b\x08", ContentKind.GZIP),
    (b"\x7fELF", ContentKind.EXECUTABLE),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# In this order: an encrypted file may hold a readable stub of its kind beside the package.
_STREAMS = (
    ("EncryptedPackage", ContentKind.LOCKED),
    ("WordDocument", ContentKind.DOC),
    ("Workbook", ContentKind.XLS),
    ("Book", ContentKind.XLS),
    ("PowerPoint Document", ContentKind.PPT),
)
_OFFICE = (("word/", ContentKind.DOCX), ("xl/", ContentKind.XLSX), ("ppt/", ContentKind.PPTX))
_OFFICE_MARKS = {"[content_types].xml", "_rels/.rels", "docprops/app.xml"}
_OPEN_DOCUMENT = (
    (b"application/vnd.oasis.opendocument.text", ContentKind.ODT),
    (b"application/vnd.oasis.opendocument.spreadsheet", ContentKind.ODS),
    (b"application/vnd.oasis.opendocument.presentation", ContentKind.ODP),
)
# What zipfile stumbles over in a damaged archive.
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
_NEAR = 2048
_HTML = re.compile(r"<html[\s>]|<!doctype\s+html", re.IGNORECASE)
_PDF = re.compile(rb"%PDF-\d\.\d")
_HEADER = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_SAVED_PAGE = re.compile(rb"^snapshot-content-location:|^from:\s*.?saved by", re.I | re.MULTILINE)
_BITMAP_HEADERS = {12, 40, 52, 56, 64, 108, 124}


def kind_of(data: bytes) -> ContentKind | None:
    """The kind of content that a whole file's bytes show; None for plain text and the unknown."""
    for start, kind in _STARTS:
        if data.startswith(start):
            return kind
    if data.startswith(_ZIP):
        return _packed(data)
    if data.startswith(compound.MAGIC):
        names = compound.root_names(data)
        return next((kind for name, kind in _STREAMS if name in names), ContentKind.OLE)
    return _binary(data) or _marked_up(data)


def kind_in_zip(archive: zipfile.ZipFile) -> ContentKind:
    """The kind of document that an opened zip is; ContentKind.ZIP when it is just a zip."""
    names = _plain_names(archive.namelist())
    if "mimetype" in names:
        try:
            with archive.open("mimetype") as handle:
                kind = _open_document(handle.read(100))
        except _DAMAGE:
            kind = None
        if kind:
            return kind
    return _kind_by_names(names)


def _packed(data: bytes) -> ContentKind:
    """The kind of a zip; one that is cut short or damaged is judged by what names are left."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return kind_in_zip(archive)
    except _DAMAGE:
        kind = _open_document(data[38:138]) if data[30:38] == b"mimetype" else None
        kind = kind or _kind_by_names(_plain_names(_local_names(data)))
        return ContentKind.BROKEN_ZIP if kind is ContentKind.ZIP else kind


def _kind_by_names(names: frozenset[str]) -> ContentKind:
    if names & _OFFICE_MARKS:
        for folder, kind in _OFFICE:
            if any(name.startswith(folder) for name in names):
                return kind
    return ContentKind.OFD if "ofd.xml" in names else ContentKind.ZIP


def _plain_names(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.replace("\\", "/").lstrip("/").lower() for name in names)


def _local_names(data: bytes) -> Iterable[str]:
    """The names that stand before the entries of a zip, in their order."""
    at = data.find(_ZIP[0])
    while at >= 0:
        length = int.from_bytes(data[at + 26 : at + 28], "little")
        yield data[at + 30 : at + 30 + length].decode("utf-8", "replace")
        at = data.find(_ZIP[0], at + 4)


def _open_document(mimetype: bytes) -> ContentKind | None:
    return next((kind for start, kind in _OPEN_DOCUMENT if mimetype.startswith(start)), None)


def _binary(data: bytes) -> ContentKind | None:
    """Formats whose first letters could begin a text too, and so need a second look."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return ContentKind.WEBP
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        header = int.from_bytes(data[14:18], "little")
        return ContentKind.BMP if header in _BITMAP_HEADERS else None
    if data.startswith(b"MZ"):
        at = int.from_bytes(data[60:64], "little")
        return ContentKind.EXECUTABLE if data[at : at + 4] == b"PE\0\0" else None
    return None


def _marked_up(data: bytes) -> ContentKind | None:
    """RTF, HTML, e-mail and saved pages, which are text; a PDF with something before it."""
    start = _beginning(data)
    if start.startswith("{\\rtf"):
        return ContentKind.RTF
    if start.startswith("<") and _HTML.search(start):
        return ContentKind.HTML
    head = re.split(rb"\r?\n\r?\n", data[:16_384], maxsplit=1)[0].lstrip()
    if _HEADER.match(head):
        headers = {name.lower() for name in _HEADER.findall(head)}
        if headers & {b"mime-version", b"received", b"message-id", b"return-path"} and headers & {
            *(b"from", b"date", b"subject", b"content-type")
        }:
            return ContentKind.MHTML if _SAVED_PAGE.search(head) else ContentKind.MAIL
    return ContentKind.PDF if _PDF.search(data[:1024]) else None


def _beginning(data: bytes) -> str:
    """The first characters, white space and byte-order marks taken off."""
    encoding = "latin-1"
    if data.startswith(b"\xff\xfe") or data[1:2] == b"\0":
        encoding = "utf-16-le"
    elif data.startswith(b"\xfe\xff") or data[:1] == b"\0":
        encoding = "utf-16-be"
    text = data[:_NEAR].removeprefix(b"\xef\xbb\xbf").decode(encoding, "replace")
    return text.removeprefix("\ufeff").lstrip()
