"""Walking WordprocessingML: names, and children seen through what only wraps them."""

from collections.abc import Iterator

from lxml.etree import _Element

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def w(name: str) -> str:
    """The full name of a word-processing element or attribute."""
    return f"{{{MAIN}}}{name}"


def m(name: str) -> str:
    """The full name of an element of an equation."""
    return f"{{{MATH}}}{name}"


P, R, TBL = w("p"), w("r"), w("tbl")
VAL = w("val")
_ALTERNATIVE = f"{{{_COMPATIBILITY}}}AlternateContent"
_CHOICE = f"{{{_COMPATIBILITY}}}Choice"
# What is inserted, moved here, tagged or linked reads as if it stood there by itself.
_WRAPPERS = {
    w(name)
    for name in (
        *("ins", "moveTo", "sdtContent", "smartTag", "customXml", "hyperlink", "fldSimple"),
        *("dir", "bdo", "rubyBase", "ruby"),
    )
}
# What is deleted, moved away or the reading aid of a ruby is not shown in the text.
_GONE = {w(name) for name in ("del", "moveFrom", "rt", "rubyPr", "smartTagPr", "customXmlPr")}
_CONTROL = w("sdt")
_CONTENTS = "Table of Contents"


def children(node: _Element) -> Iterator[_Element]:
    """The children of a node as the final text has them: changes accepted, wrappers left out."""
    for child in node:
        tag = child.tag
        if tag in _WRAPPERS:
            if not _is_contents_field(child):
                yield from children(child)
        elif tag == _CONTROL:
            if not _is_unfilled(child):
                yield from children(child)
        elif tag == _ALTERNATIVE:
            # The first choice and the fallback say the same twice.
            branch = next(iter(child.findall(_CHOICE)), None)
            yield from children(child if branch is None else branch)
        elif tag.rpartition("}")[2] == "Fallback":
            yield from children(child)
        elif tag not in _GONE:
            yield child


def child_of(node: _Element | None, *path: str) -> _Element | None:
    """The descendant that a path of word-processing names leads to, None when a step is missing."""
    for name in path:
        node = None if node is None else node.find(w(name))
    return node


def value_of(node: _Element | None, *path: str) -> str | None:
    """The `w:val` of the descendant that a path leads to; None when there is none."""
    found = child_of(node, *path)
    return None if found is None else found.get(VAL)


def is_on(node: _Element | None, *path: str) -> bool | None:
    """Whether a switch (`w:vanish`) is set; None when it is not there."""
    found = child_of(node, *path)
    return None if found is None else found.get(VAL, "1").lower() not in ("0", "false", "off")


def _is_unfilled(control: _Element) -> bool:
    """Whether a content control is a table of contents or still asks to be filled in."""
    properties = control.find(w("sdtPr"))
    gallery = value_of(properties, "docPartObj", "docPartGallery")
    return gallery == _CONTENTS or is_on(properties, "showingPlcHdr") is True


def _is_contents_field(node: _Element) -> bool:
    return str(node.get(w("instr"), "")).split()[:1] == ["TOC"]
