import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from index.readers.printed.seals import grey_without_seals


def page(*, seal: bool, words: bool) -> NDArray[np.uint8]:
    """A white page with a black line of text, a red seal over it, a red line of letters above it."""
    made = Image.new("RGB", (1000, 1400), "white")
    draw = ImageDraw.Draw(made)
    for left in range(200, 800, 30):
        draw.rectangle((left, 690, left + 18, 710), fill="black")
    if seal:
        draw.ellipse((400, 600, 600, 800), outline=(220, 30, 30), width=10)
    if words:
        for left in range(200, 800, 60):
            draw.rectangle((left, 100, left + 45, 145), fill=(230, 20, 20))
    return np.asarray(made, np.uint8)


def test_a_red_seal_is_as_light_as_paper_and_the_text_below_it_stays() -> None:
    clean, sealed = (grey_without_seals(page(seal=at, words=False)) for at in (False, True))
    assert np.min(sealed[605:680, 400:600]) > 200
    assert np.array_equal(sealed[695:705, 440:560] < 100, clean[695:705, 440:560] < 100)


def test_red_words_stay() -> None:
    assert np.min(grey_without_seals(page(seal=True, words=True))[100:145, 200:800]) < 120


def test_a_page_without_red_is_only_turned_grey() -> None:
    grey = grey_without_seals(page(seal=False, words=False))
    assert grey.shape == (1400, 1000) and set(np.unique(grey)) == {0, 255}
