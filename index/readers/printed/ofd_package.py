"""An OFD file's parts (GB/T 33190-2016): its pages in order, with their templates and pictures."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from index.readers.kinds.xml_archive import DamageError, XmlArchive, joined

_FARTHEST = 1e6
_A4 = (0.0, 0.0, 210.0, 297.0)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class OfdPage:
    """One page: its box (left, top, width, height in millimetres), what is drawn on it in order
    (templates and the page itself), and the parts that its pictures lie in, by their ids."""

    box: Box
    drawn: tuple[_Element, ...]
    pictures: dict[str, str]


def page_count(archive: XmlArchive) -> int:
    """How many pages the documents of a file have together."""
    return sum(len(document.pages) for document in _documents(archive))


def pages_of(archive: XmlArchive) -> Iterator[OfdPage]:
    """The pages of every document in a file; `DamageError` when one is missing or broken."""
    for document in _documents(archive):
        for path in document.pages:
            yield _page(archive, document, path)


@dataclass(frozen=True, slots=True)
class _Document:
    """A document of the file: its usual page box, its pages and templates, its pictures."""

    box: Box
    pages: tuple[str, ...]
    templates: dict[str, str]
    pictures: dict[str, str]


def _documents(archive: XmlArchive) -> list[_Document]:
    found = []
    for body in archive.root("OFD.xml").iterfind("{*}DocBody"):
        path = joined("", body.findtext("{*}DocRoot", "").strip())
        root, folder = archive.root(path), posixpath.dirname(path)
        common = root.find("{*}CommonData")
        if common is None:
            raise DamageError(f"{path} is no document")
        pictures: dict[str, str] = {}
        for name in ("PublicRes", "DocumentRes"):
            for node in common.iterfind(f"{{*}}{name}"):
                pictures |= _pictures(archive, joined(folder, (node.text or "").strip()))
        pages = tuple(
            joined(folder, node.get("BaseLoc", "")) for node in root.iterfind("{*}Pages/{*}Page")
        )
        templates = {
            node.get("ID", ""): joined(folder, node.get("BaseLoc", ""))
            for node in common.iterfind("{*}TemplatePage")
        }
        box = _box(common.find("{*}PageArea")) or _A4
        found.append(_Document(box, pages, templates, pictures))
    return found


def _page(archive: XmlArchive, document: _Document, path: str) -> OfdPage:
    root, folder = archive.root(path), posixpath.dirname(path)
    pictures = dict(document.pictures)
    for node in root.iterfind("{*}PageRes"):
        pictures |= _pictures(archive, joined(folder, (node.text or "").strip()))
    below: list[_Element] = []
    above: list[_Element] = []
    for node in root.iterfind("{*}Template"):
        template = document.templates.get(node.get("TemplateID", ""))
        if template is not None:
            over = node.get("ZOrder") == "Foreground"
            (above if over else below).append(archive.root(template))
    box = _box(root.find("{*}Area")) or document.box
    return OfdPage(box, (*below, root, *above), pictures)


def _pictures(archive: XmlArchive, path: str) -> dict[str, str]:
    """The parts of the pictures that a list of resources names, by their ids."""
    if path not in archive:
        return {}
    root = archive.root(path)
    folder = joined(posixpath.dirname(path), root.get("BaseLoc", ""))
    return {
        node.get("ID", ""): joined(folder, node.findtext("{*}MediaFile", "").strip())
        for node in root.iterfind("{*}MultiMedias/{*}MultiMedia")
        if node.get("Type") == "Image"
    }


def _box(area: _Element | None) -> Box | None:
    words = "" if area is None else area.findtext("{*}PhysicalBox", "")
    box = numbers(words)
    if len(box) != 4 or min(box[2:]) <= 0:
        return None
    return box[0], box[1], box[2], box[3]


def numbers(words: str | None) -> list[float]:
    """The numbers of an attribute; `DamageError` for one that is none, or farther than a kilometre."""
    found = [float(word) for word in (words or "").split()]
    if not all(abs(number) < _FARTHEST for number in found):
        raise DamageError("a number is beyond all pages")
    return found
