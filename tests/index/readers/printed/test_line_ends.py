import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont

from index.readers.pages.glyphs import Glyph
from index.readers.pages.page import Rule
from index.readers.printed.line_ends import to_their_ends
from index.readers.printed.unread_ink import unread_ink
from tests.index.readers.printed.test_ocr import read, words

Image = NDArray[np.uint8]
EM = 40.0


def line(text: str, left: float, top: float = 100) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(char, left + at * EM, top, left + (at + 1) * EM, top + EM, 1.0)
        for at, char in enumerate(text)
    )


def inked(*boxes: tuple[int, int, int, int]) -> Image:
    """White paper with these boxes black, and the strokes of one line from 200 to 360."""
    image = np.full((300, 600), 250, np.uint8)
    for left, top, right, bottom in ((205, 105, 235, 135), (245, 105, 355, 135), *boxes):
        image[top:bottom, left:right] = 10
    return image


LINE = line("责任落实", 200)


def found(*boxes: tuple[int, int, int, int], rules: tuple[Rule, ...] = ()) -> list[bool]:
    return [ink.before for ink in unread_ink(inked(*boxes), [LINE], rules, EM)]


def test_ink_right_beside_a_line_is_found_on_both_sides() -> None:
    assert found((140, 118, 170, 122)) == [True]
    assert found((380, 105, 400, 135)) == [False]


def test_dots_far_ink_and_other_lines_are_not_ends_of_it() -> None:
    assert found((150, 118, 154, 122)) == []
    assert found((40, 110, 70, 130)) == []
    assert found((140, 200, 170, 230)) == []


def test_a_wall_parts_ink_from_a_line() -> None:
    wall = Rule(185, 50, 185, 200)
    assert found((140, 118, 170, 122), (184, 50, 186, 200), rules=(wall,)) == []


def test_a_stroke_that_reaches_into_the_line_is_a_part_of_it() -> None:
    assert found((190, 110, 210, 114)) == []


def ends(text: str, sure: float) -> tuple[list[str], list[str]]:
    """What becomes of the line when the recogniser reads its start again like that."""
    lines, remarks = to_their_ends(
        inked((140, 118, 170, 122)), [LINE], (), EM, lambda image: (text, sure)
    )
    return ["".join(glyph.text for glyph in glyphs) for glyphs in lines], remarks


def test_what_stands_before_a_line_becomes_its_start() -> None:
    assert ends("一、责任落实", 0.99) == (["一、责任落实"], [])


@pytest.mark.parametrize(
    ("again", "expected"), [("一、责任落实", ["一、责任落实"]), ("责任落实", ["责任落实", "一"])]
)
def test_a_number_that_was_a_line_of_its_own_is_read_again_with_its_heading(
    again: str, expected: list[str]
) -> None:
    image, number = inked((140, 118, 170, 122)), line("一", 135)
    lines, remarks = to_their_ends(image, [number, LINE], (), EM, lambda _: (again, 0.99))
    assert ["".join(glyph.text for glyph in glyphs) for glyphs in lines] == expected
    assert remarks == []


def test_ink_that_adds_nothing_is_a_part_of_its_neighbour() -> None:
    assert ends("责任落实", 0.99) == (["责任落实"], [])


def test_ink_that_is_not_read_surely_is_named() -> None:
    assert ends("七责任落实", 0.6) == (
        ["责任落实"],
        ["“责任落实”前面有字迹认不出来，请核对原件。"],
    )


def test_the_number_that_the_detector_misses_in_a_real_picture_is_read() -> None:
    """A thin 二、 far before its heading, in a page kept black or white."""
    font = ImageFont.truetype("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 34)
    made = Picture.new("L", (1400, 400), 255)
    draw = ImageDraw.Draw(made)
    draw.text((100, 60), "对全区重点企业开展检查，督促整改隐患，确保安全。", 0, font)
    draw.text((100, 200), "二、", 0, font)
    draw.text((186, 200), "专项整治", 0, font)
    said = words(read(made.point(lambda value: 255 * (value > 150))))
    assert said[-1] == "二、专项整治"
