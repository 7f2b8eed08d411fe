from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from index.readers.pages.glyphs import Glyph
from index.readers.printed.contrast import contrast, contrasts, usual_contrast, usual_height
from index.readers.printed.pale import pale_glyphs, pale_remark, without_pale

Image = NDArray[np.uint8]
Line = tuple[Glyph, ...]

BLACK, GREY, PALE, PAPER = 20, 110, 200, 245


def drawn(
    *lines: tuple[str, Sequence[int], float], height: int = 30, light: float = 1.0
) -> tuple[Image, list[Line]]:
    """A picture of boxes for characters: a line's text, the grey of each, the confidence in all."""
    image = np.full((60 * len(lines) + 60, 800), PAPER, np.uint8)
    found = []
    for row, (text, greys, sure) in enumerate(lines):
        top = 40 + 60 * row
        glyphs = []
        for at, (char, grey) in enumerate(zip(text, greys, strict=True)):
            left = 40 + 40 * at
            image[top + 4 : top + height - 4 : 2, left + 4 : left + 30] = grey
            glyphs.append(Glyph(char, left, top, left + 34, top + height, sure))
        found.append(tuple(glyphs))
    shade = np.linspace(1, light, image.shape[1])[None, :]
    return (image * shade).astype(np.uint8), found


TEXT = ("每月检查一次隐患排查治理", [BLACK] * 12, 0.99)


def said(image: Image, lines: Sequence[Line]) -> str:
    return "".join(glyph.text for glyph in pale_glyphs(contrasts(image, lines), lines))


def test_print_from_behind_is_found_alone_and_inside_a_line() -> None:
    mixed = ("检查一次宗查辟", [BLACK] * 4 + [PALE] * 3, 0.9)
    assert said(*drawn(TEXT, ("宗查辟隐", [PALE] * 4, 0.6), mixed)) == "宗查辟隐宗查辟"


@pytest.mark.parametrize("light", [1.0, 0.4])
def test_dark_and_grey_text_in_any_light_is_text(light: float) -> None:
    assert said(*drawn(TEXT, ("由组长负责", [GREY] * 5, 0.5), light=light)) == ""


def test_a_pale_line_that_is_read_surely_is_text() -> None:
    line = ("内部文件注意保存", [PALE] * 8, 0.97)
    assert said(*drawn(TEXT, line)) == ""


def test_a_large_pale_line_is_a_watermark() -> None:
    image, lines = drawn(TEXT, TEXT)
    large = tuple(
        Glyph(char, 40 + 90 * at, 200, 120 + 90 * at, 280, 0.99) for at, char in enumerate("内部")
    )
    image = np.vstack([image, np.full((200, 800), PAPER, np.uint8)])
    for glyph in large:
        image[210:270:2, int(glyph.left) : int(glyph.right)] = PALE
    assert said(image, [*lines, (*large, large[0])]) == "内部内"


@pytest.mark.parametrize(("grey", "left_out"), [(PALE, "一二"), (160, "")])
def test_one_or_two_characters_are_left_out_only_where_they_are_very_pale(
    grey: int, left_out: str
) -> None:
    assert said(*drawn(TEXT, ("一二检", [grey, grey, BLACK], 0.9))) == left_out


def test_a_page_that_is_pale_as_a_whole_stays() -> None:
    assert said(*drawn(("每月检查", [PALE] * 4, 0.4), ("隐患排查", [PALE] * 4, 0.4))) == ""


def test_a_page_of_more_print_behind_than_on_it_keeps_its_own() -> None:
    behind = [("宗查辟隐患掛", [PALE] * 6, 0.5)] * 5
    image, lines = drawn(("每月检查一次", [BLACK] * 6, 0.9), *behind)
    assert said(image, lines) == "宗查辟隐患掛" * 5
    assert usual_contrast(contrasts(image, lines)) > 0.9


def test_pale_strokes_become_paper_and_text_stays_as_it_is() -> None:
    kept = ("内部文件注意保存", [PALE] * 8, 0.97)
    image, lines = drawn(TEXT, ("宗查辟隐", [PALE] * 4, 0.6), kept)
    inks = contrasts(image, lines)
    pale = pale_glyphs(inks, lines)
    text = [glyph for line in lines for glyph in line if glyph not in pale]
    cleaned = without_pale(image, inks, pale, usual_height(lines))
    assert [round(contrast(cleaned, glyph), 1) for glyph in pale] == [0.0] * 4
    assert all(contrast(cleaned, glyph) == contrast(image, glyph) for glyph in text)


def test_what_is_left_out_is_said() -> None:
    line = drawn(("宗查辟隐患掛查点重突出二", [PALE] * 12, 0.5))[1][0]
    assert "没有收入（“宗查辟”）" in pale_remark(line[:3])
    assert "没有收入（“宗查辟隐患掛查点重突出二…”等24个字）" in pale_remark([*line, *line])
