"""OLE compound files (the shell of .doc, .xls and encrypted files), written sector by sector."""

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, LAST, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(
    root: Mapping[str, int], inner: Mapping[str, int], scattered: bool = False
) -> bytes:
    """A compound file with streams of so many bytes at its root, and in a folder "MBD1" there.

    `scattered` puts the directory's sectors apart and in descending order.
    """
    names = ["Root Entry", "MBD1", *root, *inner]
    siblings = [1, *range(2, 2 + len(root))]
    entries = [_entry("Root Entry", 5, child=siblings[0])]
    for at, name in enumerate(names[1:], 1):
        within = siblings if at in siblings else list(range(2 + len(root), len(names)))
        right = next((one for one in within if one > at), FREE)
        child = 2 + len(root) if at == 1 and inner else FREE
        entries.append(_entry(name, 1 if at == 1 else 2, right, child))
    entries += [bytes(128)] * (-len(entries) % 4)
    directory = [b"".join(entries[at : at + 4]) for at in range(0, len(entries), 4)]
    # Sector 0 is the FAT; the directory follows, each of its sectors after an empty one or not.
    step = 2 if scattered else 1
    places = [1 + step * at for at in range(len(directory))]
    if scattered:
        places.reverse()
    table = [FREE] * (SECTOR // 4)
    table[0] = FAT
    for place, after in zip(places, [*places[1:], LAST], strict=True):
        table[place] = after
    sectors = [bytes(SECTOR)] * (max(places) + 1)
    sectors[0] = struct.pack(f"<{SECTOR // 4}I", *table)
    for place, part in zip(places, directory, strict=True):
        sectors[place] = part
    return _header(places[0]) + b"".join(sectors)


def _header(directory: int) -> bytes:
    fixed = struct.pack(
        "<8s16x5H6x9I",
        *(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, directory, 0, 4096, LAST, 0, LAST, 0),
    )
    return fixed + struct.pack("<109I", 0, *[FREE] * 108)


def _entry(name: str, kind: int, right: int = FREE, child: int = FREE) -> bytes:
    coded = name.encode("utf-16-le")
    head = coded.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(coded) + 2, kind, 1, FREE, right, child
    )
    return head.ljust(128, b"\0")
