"""Boxes of text beside the text (文本框): what stands in one does not break the paragraph around it."""

from collections.abc import Sequence

from index.readers.pages.page import Page, Rule, TextLine, em_of, in_one_row

_NEAR, _NARROWEST = 0.5, 6.0
# A box around most of a page's lines is the frame of the page.
_MOST = 0.5


def framed(page: Page, lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """The lines inside each closed box among some lines of a page, top to bottom.

    No box: one around a word or two of a line, around most of the page, or with text beside it.
    """
    em = em_of(lines)
    flat = [rule for rule in _whole(page.rules, em) if _is_wide(rule, em)]
    upright = [rule for rule in page.rules if not rule.horizontal]
    boxes: list[list[TextLine]] = []
    taken: set[int] = set()
    for top in sorted(flat, key=lambda rule: rule.top):
        below = [rule for rule in flat if rule.top > top.top + em and _same_reach(rule, top, em)]
        for bottom in sorted(below, key=lambda rule: rule.top)[:1]:
            if not all(_closes(upright, at, top, bottom, em) for at in (top.left, top.right)):
                continue
            inside = [line for line in lines if _is_inside(line, top, bottom)]
            around = [line for line in lines if not _is_inside(line, top, bottom)]
            beside = any(in_one_row(one, other) for one in inside for other in around)
            if inside and not beside and len(inside) <= _MOST * len(lines):
                boxes.append([line for line in inside if id(line) not in taken])
                taken |= {id(line) for line in inside}
    return [box for box in boxes if box]


def _whole(rules: Sequence[Rule], em: float) -> list[Rule]:
    """The horizontal rules, those that are drawn in parts put together."""
    found: list[Rule] = []
    for rule in sorted((one for one in rules if one.horizontal), key=lambda one: one.left):
        for at, other in enumerate(found):
            level = abs(other.top - rule.top) <= _NEAR * em
            if level and rule.left <= other.right + _NEAR * em:
                right = max(other.right, rule.right)
                found[at] = Rule(other.left, other.top, right, other.bottom)
                break
        else:
            found.append(rule)
    return found


def _is_wide(rule: Rule, em: float) -> bool:
    return rule.right - rule.left >= _NARROWEST * em


def _same_reach(one: Rule, other: Rule, em: float) -> bool:
    return abs(one.left - other.left) <= _NEAR * em and abs(one.right - other.right) <= _NEAR * em


def _closes(upright: Sequence[Rule], at: float, top: Rule, bottom: Rule, em: float) -> bool:
    """Whether a rule runs down one side of a box."""
    return any(
        abs(rule.left - at) <= _NEAR * em
        and rule.top <= top.top + _NEAR * em
        and rule.bottom >= bottom.top - _NEAR * em
        for rule in upright
    )


def _is_inside(line: TextLine, top: Rule, bottom: Rule) -> bool:
    middle = (line.left + line.right) / 2
    return top.left < middle < top.right and top.top < line.middle < bottom.top
