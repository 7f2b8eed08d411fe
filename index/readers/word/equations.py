"""An equation of a Word file in one line: fractions as a/b, powers as a^b."""

from collections.abc import Iterator

from lxml.etree import _Element

from index.readers.word.tree import MATH, m, w

_WORDS = (m("t"), w("t"))
_PROPERTIES = "Pr"


def equation(node: _Element) -> str:
    """The words of an equation; what stands above, below or behind a sign is told apart by signs."""
    return "".join(_written(node))


def _written(node: _Element) -> Iterator[str]:
    for child in node:
        name = child.tag.rpartition("}")[2]
        if child.tag in _WORDS:
            yield child.text or ""
        elif not child.tag.startswith(f"{{{MATH}}}"):
            if name not in ("rPr", "del", "moveFrom"):
                yield from _written(child)
        elif name == "f":
            yield f"{_part(child, 'num')}/{_part(child, 'den')}"
        elif name in ("sSup", "sSub", "sSubSup"):
            below, above = _part(child, "sub"), _part(child, "sup")
            yield (
                _part(child, "e") + (f"_{below}" if below else "") + (f"^{above}" if above else "")
            )
        elif name == "rad":
            yield f"√{_part(child, 'e')}"
        elif name == "d":
            yield _bracketed(child)
        elif not name.endswith(_PROPERTIES):
            yield from _written(child)


def _part(node: _Element, name: str) -> str:
    """A part of a construct, in brackets where it is more than one word."""
    found = node.find(m(name))
    words = "" if found is None else equation(found)
    return words if words.isalnum() or len(words) < 2 or words.startswith("(") else f"({words})"


def _bracketed(node: _Element) -> str:
    properties = node.find(m("dPr"))
    signs = {"begChr": "(", "endChr": ")", "sepChr": "|"}
    for name in signs:
        found = None if properties is None else properties.find(m(name))
        if found is not None:
            signs[name] = found.get(m("val"), "")
    inside = signs["sepChr"].join(equation(part) for part in node.findall(m("e")))
    return f"{signs['begChr']}{inside}{signs['endChr']}"
