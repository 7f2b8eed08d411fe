"""A zipped document (.docx, .xlsx) is looked at before anything in it is unpacked."""

import io
import zipfile

from index.errors import InputError

_MAX_UNPACKED, _MAX_XML = 300_000_000, 20_000_000


def check_unpacked(data: bytes, name: str, way_out: str, max_xml: int = _MAX_XML) -> None:
    """Refuse an archive that unpacks to far more than a document holds, before unpacking it.

    `max_xml` bounds its .xml and .rels parts together; `way_out` is the sentence that says what to
    do instead. InputError when it is too large, zipfile.BadZipFile when it is no archive. The sizes
    are those of its directory: zipfile unpacks no more than that.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    xml = sum(entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels")))
    if unpacked > _MAX_UNPACKED or xml > max_xml:
        raise InputError(
            f"{name}：解压后有 {unpacked / 1e6:.0f} MB，不像正常的文档，未读取。{way_out}"
        )
