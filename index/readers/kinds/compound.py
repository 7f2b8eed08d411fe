"""The directory of an OLE compound file (.doc, .xls, encrypted .docx): what lies at its root."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0"
_LAST = 0xFFFFFFFA  # this and above: the end of a chain, a free sector, none
_ENTRY = 128


def root_names(data: bytes) -> frozenset[str]:
    """The names of streams and folders at the root; empty when the directory cannot be followed.

    Only the root: a Word file that holds an Excel table has a Workbook too, further down.
    Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.5 (DIFAT), 2.6 (directory entries).
    """
    try:
        return _names(_directory(data))
    except struct.error:
        return frozenset()


def _directory(data: bytes) -> bytes:
    """The directory's sectors in their order."""
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return b""
    size = 1 << shift
    fat = _fat_sectors(data, size)
    parts: list[bytes] = []
    at = struct.unpack_from("<I", data, 48)[0]
    while at < _LAST and len(parts) * size <= len(data):
        parts.append(data[(at + 1) * size : (at + 2) * size])
        block, within = divmod(at, size // 4)
        if block >= len(fat):
            break
        at = struct.unpack_from("<I", data, (fat[block] + 1) * size + within * 4)[0]
    return b"".join(parts)


def _fat_sectors(data: bytes, size: int) -> list[int]:
    """The sectors that hold the FAT: 109 named by the header, the rest in sectors of their own."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    at = struct.unpack_from("<I", data, 68)[0]
    while at < _LAST and len(sectors) * size <= len(data):
        *more, at = struct.unpack_from(f"<{size // 4}I", data, (at + 1) * size)
        sectors += more
    return sectors


def _names(directory: bytes) -> frozenset[str]:
    """The names in the tree that hangs below the root entry."""
    names: dict[int, str] = {}
    if len(directory) < _ENTRY:
        return frozenset()
    waiting = [struct.unpack_from("<I", directory, 76)[0]]
    while waiting:
        number = waiting.pop()
        at = number * _ENTRY
        if number >= _LAST or number in names or at + _ENTRY > len(directory):
            continue
        length, left, right = struct.unpack_from("<HxxII", directory, at + 64)
        name = directory[at : at + min(length, 64)].decode("utf-16-le", "replace")
        names[number] = name.rstrip("\0")
        waiting += [left, right]
    return frozenset(names.values())
