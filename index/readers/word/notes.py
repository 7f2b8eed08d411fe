"""The footnotes and endnotes of a Word file, each named by the number that Word gives it."""

from dataclasses import dataclass, field

from lxml.etree import _Element

from index.readers.word.package import WordParts
from index.readers.word.tree import w
from index.readers.word.words import Reference


@dataclass(slots=True)
class Notes:
    """The notes that are still to be cited, and how many of a kind have been."""

    waiting: dict[Reference, _Element]
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, parts: WordParts) -> "Notes":
        """The notes of a file; the lines that part them from the text are none."""
        kinds = (("脚注", "footnote", parts.footnotes), ("尾注", "endnote", parts.endnotes))
        return cls(
            {
                Reference(kind, node.get(w("id"), "")): node
                for kind, name, root in kinds
                if root is not None
                for node in root.findall(w(name))
                if node.get(w("type"), "normal") == "normal"
            }
        )

    def cite(self, reference: Reference) -> tuple[str, _Element] | None:
        """The name ("脚注1") and the node of a note, the first time that it is cited."""
        node = self.waiting.pop(reference, None)
        if node is None:
            return None
        self.counts[reference.kind] = self.counts.get(reference.kind, 0) + 1
        return f"{reference.kind}{self.counts[reference.kind]}", node
