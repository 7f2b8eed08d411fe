"""A Word file's bytes → the XML parts that hold its text, transitional or strict."""

import posixpath
from dataclasses import dataclass

from lxml.etree import _Element

from index.errors import InputError
from index.readers.kinds.xml_archive import DamageError, XmlArchive, joined, opened
from index.readers.word.tree import MAIN, MATH, w

_TYPES = "[Content_Types].xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_TRANSITIONAL = {
    f"{_STRICT}wordprocessingml/main": MAIN,
    f"{_STRICT}officeDocument/math": MATH,
}
_ROOTS = {
    "styles": w("styles"),
    "numbering": w("numbering"),
    "footnotes": w("footnotes"),
    "endnotes": w("endnotes"),
}
_OTHERS = {"spreadsheetml": ("Excel 表格", ".xlsx"), "presentationml": ("演示文稿", ".pptx")}


@dataclass(frozen=True, slots=True)
class WordParts:
    """The roots of a Word file's parts; None for a part that it does not have."""

    document: _Element
    styles: _Element | None
    numbering: _Element | None
    footnotes: _Element | None
    endnotes: _Element | None


def open_word(data: bytes, name: str, way_out: str) -> WordParts:
    """The parts of a .docx, .docm, .dotx or .dotm; macros, pictures and links stay untouched.

    `DamageError` when it is none; InputError when it is another kind of file or holds XML entities.
    """
    with opened(data, name, way_out) as archive:
        main = _related(archive, "").get("officeDocument", "")
        _check_kind(archive, main)
        document = _root(archive, main, w("document"))
        related = _related(archive, main)
        parts = {
            kind: _root(archive, related[kind], tag) if kind in related else None
            for kind, tag in _ROOTS.items()
        }
        return WordParts(document, **parts)


def _related(archive: XmlArchive, part: str) -> dict[str, str]:
    """The parts inside the file that a part points to, by the last word of their kind."""
    folder, base = posixpath.split(part)
    name = posixpath.join(folder, "_rels", f"{base}.rels")
    found: dict[str, str] = {}
    for relation in archive.root(name) if name in archive else ():
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") != "External" and relation.get("Target"):
            found.setdefault(kind, joined(folder, relation.get("Target", "")))
    return found


def _check_kind(archive: XmlArchive, main: str) -> None:
    kind = _kind(archive.root(_TYPES), main)
    for word, (what, suffix) in _OTHERS.items():
        if word in kind:
            raise InputError(
                f"{archive.name}：内容是{what}，与后缀不符。请把后缀改成 {suffix} 后再添加。"
            )


def _kind(types: _Element, main: str) -> str:
    """The content type of the main part; `DamageError` when the list of types does not name it."""
    suffix = main.rpartition(".")[2].lower()
    for entry in types:
        named = entry.get("PartName", "").lstrip("/").lower() == main.lower()
        if named and entry.get("ContentType"):
            return str(entry.get("ContentType"))
    for entry in types:
        if entry.get("Extension", "").lower() == suffix and "word" in entry.get("ContentType", ""):
            return str(entry.get("ContentType"))
    raise DamageError("the main part has no content type")


def _root(archive: XmlArchive, part: str, tag: str) -> _Element:
    """The root of a part, strict names as transitional ones; `DamageError` for another one."""
    root = archive.root(part)
    if root.tag.startswith(f"{{{_STRICT}"):
        _make_transitional(root)
    if root.tag != tag:
        raise DamageError(f"{part} holds {root.tag}")
    return root


def _make_transitional(root: _Element) -> None:
    """Rename the elements and attributes of ISO 29500 strict to their everyday names."""
    for node in root.iter("*"):
        node.tag = _everyday(node.tag)
        for attribute, value in node.attrib.items():
            everyday = _everyday(attribute)
            if everyday != attribute:
                del node.attrib[attribute]
                node.set(everyday, value)


def _everyday(name: str) -> str:
    namespace, _, local = name.removeprefix("{").rpartition("}")
    return f"{{{_TRANSITIONAL[namespace]}}}{local}" if namespace in _TRANSITIONAL else name
