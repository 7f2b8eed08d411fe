"""The numbers of HTML lists, which are not in the text: <ol> → "1.", "一、", "（一）"."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from lxml.etree import _Element

from index.numerals import to_chinese

_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
_WHOLE = re.compile(r"-?\d{1,9}")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _chinese(number: int) -> str:
    return to_chinese(number) if 0 < number < 1000 else str(number)


def _letters(number: int) -> str:
    return chr(ord("a") + number - 1) if 0 < number <= 26 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 40:
        return str(number)
    text = ""
    for value, digits in _ROMAN:
        text += digits * (number // value)
        number %= value
    return text


_LABELS: dict[str, Callable[[int], str]] = {
    "decimal": lambda number: f"{number}.",
    "decimal-leading-zero": lambda number: f"{number:02}.",
    "cjk-ideographic": lambda number: f"{_chinese(number)}、",
    "lower-alpha": lambda number: f"{_letters(number)}.",
    "upper-alpha": lambda number: f"{_letters(number).upper()}.",
    "lower-roman": lambda number: f"{_roman(number)}.",
    "upper-roman": lambda number: f"{_roman(number).upper()}.",
    # The lists of UEditor, the editor of many an official site, whose numbers are pictures.
    "custom_cn": lambda number: f"{_chinese(number)}、",
    "custom_cn1": lambda number: f"{_chinese(number)}）",
    "custom_cn2": lambda number: f"（{_chinese(number)}）",
    "custom_num": lambda number: f"{number}.",
    "custom_num1": lambda number: f"{number}）",
    "custom_num2": lambda number: f"（{number}）",
    "": lambda number: "",
}
_SAME = {
    "simp-chinese-informal": "cjk-ideographic",
    "simp-chinese-formal": "cjk-ideographic",
    "trad-chinese-informal": "cjk-ideographic",
    "trad-chinese-formal": "cjk-ideographic",
    "cjk-decimal": "cjk-ideographic",
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "none": "",
    "disc": "",
    "circle": "",
    "square": "",
}
_TYPES = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
    "disc": "",
    "circle": "",
    "square": "",
}


@dataclass(slots=True)
class ListCounter:
    """The items of one list and how far it has counted; `kind` is a key of the labels."""

    kind: str
    next: int = 1
    step: int = 1

    @classmethod
    def of(cls, node: _Element) -> "ListCounter":
        """The counter of an <ol>, <ul> or <menu>."""
        if node.tag != "ol":
            return cls("")
        backwards = node.get("reversed") is not None
        start = len(node.findall("li")) if backwards else 1
        return cls(_kind(node, "decimal"), _number(node.get("start"), start), 1 - 2 * backwards)

    def label(self, item: _Element) -> str:
        """The number that a browser shows before an item, "" for a bullet; counts it."""
        number = _number(item.get("value"), self.next) if self.kind else self.next
        self.next = number + self.step
        return _LABELS[_kind(item, self.kind)](number)


def _kind(node: _Element, default: str) -> str:
    """How a list or an item is numbered: by its style, the class of its editor, its type."""
    style = _STYLE.search(node.get("style") or "")
    for word in style[1].lower().split() if style else ():
        kind = _SAME.get(word, word)
        if kind in _LABELS:
            return kind
    for word in (node.get("class") or "").split():
        if word.startswith("custom_") and word in _LABELS:
            return word
    return _TYPES.get(node.get("type") or "", default)


def _number(text: str | None, default: int) -> int:
    return int(text) if text and _WHOLE.fullmatch(text.strip()) else default
