"""Pages set by hand: ten points a character, twenty a line."""

from collections.abc import Sequence

from index.readers.pages.page import Page, Rule, TextLine, width_in_em

EM, STEP = 10.0, 20.0


def line(text: str, left: float = 0, row: float = 0, em: float = EM) -> TextLine:
    """A line of text that starts `left` characters from the edge, in a row."""
    top = row * STEP
    return TextLine(text, left * EM, top, left * EM + width_in_em(text) * em, top + em)


def page(
    lines: Sequence[TextLine], number: int = 1, rules: Sequence[Rule] = (), height: float = 1000
) -> Page:
    """A page of forty characters' width."""
    return Page(number, 40 * EM, height, tuple(lines), tuple(rules))


def ruled(across: Sequence[float], down: Sequence[float]) -> list[Rule]:
    """The rules of a whole grid."""
    flat = [Rule(down[0], at, down[-1], at) for at in across]
    return flat + [Rule(at, across[0], at, across[-1]) for at in down]
