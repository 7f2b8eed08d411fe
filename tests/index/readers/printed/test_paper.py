import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Picture

from index.readers.printed.paper import sheet_of
from tests.index.worn_paper import worn

Image = NDArray[np.uint8]


def sheet() -> Image:
    """A white sheet with lines of text."""
    made = np.full((1400, 1000), 245, np.uint8)
    for top in range(150, 1250, 60):
        made[top : top + 25, 120:880:3] = 20
    return made


def on_table(corners: list[tuple[int, int]], dark: int = 60) -> Image:
    """The sheet lying on something dark, seen so that its corners are there."""
    height, width = sheet().shape
    given = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(given, np.array(corners, np.float32))
    seen = cv2.warpPerspective(sheet(), matrix, (1300, 1700), borderValue=(dark,))
    return np.asarray(seen, np.uint8)


@pytest.mark.parametrize(
    "corners",
    [
        [(100, 120), (1100, 120), (1100, 1520), (100, 1520)],
        [(130, 90), (1120, 140), (1090, 1530), (90, 1480)],
        [(160, 100), (1080, 150), (1150, 1600), (60, 1540)],
    ],
)
def test_a_sheet_on_a_table_is_seen_from_above(corners: list[tuple[int, int]]) -> None:
    seen = sheet_of(on_table(corners))
    level = cv2.resize(seen, sheet().shape[::-1])
    assert np.mean(np.abs(level.astype(int) - sheet()) > 60) < 0.25
    assert np.median(level[:, :20]) > 200 and np.median(level[:, -20:]) > 200


def test_a_page_that_is_all_paper_stays() -> None:
    assert sheet_of(sheet()) is not None
    page = sheet()
    assert sheet_of(page) is page


def test_a_shadow_is_no_edge() -> None:
    light = np.linspace(1, 0.4, 1000)[None, :]
    page = (sheet() * light).astype(np.uint8)
    assert sheet_of(page) is page


def test_a_shadow_over_a_sheet_on_a_table_cuts_no_text_off() -> None:
    """Found on a photograph: the light half of the sheet was taken for the sheet."""
    wears = "a shadow across the page + photographed on a table"
    (photo,) = worn([Picture.fromarray(sheet()).resize((1654, 2316))], wears)
    shaded = np.asarray(photo.convert("L"), np.uint8)
    seen = sheet_of(shaded)
    assert seen is shaded or seen.shape[1] > 1550


def test_a_dark_band_with_words_is_a_part_of_the_page() -> None:
    page = sheet()
    page[:140] = 60
    for left in range(150, 850, 50):
        page[45:90, left : left + 12] = page[45:55, left : left + 38] = 250
    assert sheet_of(page) is page


def test_text_around_a_white_box_is_a_part_of_the_page() -> None:
    page = np.full((1400, 1000), 170, np.uint8)
    page[300:1360, 40:960] = 250
    for top in range(40, 260, 44):
        page[top : top + 22, 60:940:3] = 20
    assert sheet_of(page) is page
