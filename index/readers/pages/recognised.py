"""Recognised characters: their punctuation in Chinese width, and which of them are doubtful."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, groupby

from index.readers.pages.glyphs import Glyph

_WIDE = dict(zip(",:;!?()[]", "，：；！？（）〔〕", strict=True))
_DIRT = ".,·'`:;，。、：；^~"
_DOTS = ".·"
_DOUBTFUL = 0.6
_AROUND = 6


def chinese_marks(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """A line with the punctuation that Chinese text has: a recogniser does not tell ( from （.

    A line without Chinese characters stays, and so does what stands between two digits (10:30). No
    line begins with a full stop or comma, none ends in a dot behind a Chinese character: dirt.
    """
    glyphs = list(dropwhile(lambda glyph: glyph.text in _DIRT, glyphs))
    while len(glyphs) > 1 and glyphs[-1].text in _DOTS and not glyphs[-2].text.isascii():
        glyphs.pop()
    words = [glyph.text for glyph in glyphs]
    if not any("\u4e00" <= char <= "\u9fff" for word in words for char in word):
        return glyphs
    kept = []
    for at, glyph in enumerate(glyphs):
        before, after = words[at - 1] if at else "", words[at + 1] if at + 1 < len(words) else ""
        inside = before[-1:].isdigit() and after[:1].isdigit() and glyph.text in ",:"
        mark = _WIDE.get(glyph.text)
        kept.append(glyph if inside or mark is None else replace(glyph, text=mark))
    return kept


def doubts_of(lines: Sequence[Sequence[Glyph]]) -> Iterator[str]:
    """A sentence for each word that was recognised with less than 60 % confidence.

    Punctuation is left out: whether a comma is one changes no figure and no name.
    """
    for glyphs in lines:
        at = 0
        for doubtful, group in groupby(glyphs, key=_is_doubtful):
            part = list(group)
            if doubtful:
                word = "".join(glyph.text for glyph in part)
                around = glyphs[max(at - _AROUND, 0) : at + len(part) + _AROUND]
                sure = min(glyph.sure for glyph in part)
                yield (
                    f"“{word}”识别把握只有 {sure:.0%}"
                    f"（…{''.join(glyph.text for glyph in around)}…），请核对原件。"
                )
            at += len(part)


def _is_doubtful(glyph: Glyph) -> bool:
    return glyph.sure < _DOUBTFUL and glyph.text.isalnum()
