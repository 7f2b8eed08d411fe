import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from index.errors import InputError
from index.readers.printed.picture import read_picture
from index.readers.source import Source, silent
from tests.index.readers.printed.test_ocr import EXPECTED, picture


def texts(data: bytes) -> list[str]:
    remarks: list[str] = []
    source = Source(data, "a.png", silent, remarks.append)
    return [block.text for block in read_picture(source)]


def saved(kind: str, image: Image.Image, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF"])
def test_every_kind_of_picture_is_read(kind: str) -> None:
    assert texts(saved(kind, picture())) == EXPECTED


def test_a_tiff_of_several_pages_is_read_page_by_page() -> None:
    told: list[tuple[int, int]] = []
    data = saved("TIFF", picture(), save_all=True, append_images=[picture()])
    remarks: list[str] = []
    source = Source(data, "a.tif", lambda *done: told.append(done), remarks.append)
    assert [block.place for block in read_picture(source)][-1] == "第2页"
    assert told == [(1, 2), (2, 2)]


def test_the_turn_that_a_camera_noted_is_undone() -> None:
    note = Image.Exif()
    note[0x0112] = 6
    turned = picture().rotate(90, expand=True)
    assert texts(saved("JPEG", turned, exif=note)) == EXPECTED


def test_a_red_seal_over_text_and_table_changes_neither() -> None:
    seal = Image.new("RGB", picture().size, "white")
    draw = ImageDraw.Draw(seal)
    draw.ellipse((500, 100, 800, 400), outline=(225, 40, 40), width=10)
    draw.regular_polygon((650, 250, 110), 3, fill=(225, 40, 40))
    stamped = ImageChops.multiply(seal, picture().convert("RGB"))
    assert texts(saved("PNG", stamped)) == EXPECTED


@pytest.mark.parametrize("side", [11_000, 20_000])
def test_a_picture_larger_than_any_scan_is_refused(side: int) -> None:
    with pytest.raises(InputError, match="图片太大（超过 100 百万像素"):
        texts(saved("PNG", Image.new("1", (side, side))))


@settings(max_examples=30, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    small = Image.new("L", (40, 40), 255)
    kind = data.draw(st.sampled_from(["PNG", "JPEG", "BMP", "WEBP", "TIFF", "GIF"]))
    broken = bytearray(saved(kind, small))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    try:
        texts(bytes(broken[: data.draw(st.integers(0, len(broken)))]))
    except InputError as error:
        assert str(error).startswith("a.png：")


def test_a_tiff_that_breaks_off_between_its_pages_is_named() -> None:
    """Found by chance: Pillow misses the dimensions of a page that is not there."""
    small = Image.new("L", (300, 300), 255)
    whole = saved("TIFF", small, save_all=True, append_images=[small, small])
    refused = 0
    for end in range(len(whole) // 3, len(whole), len(whole) // 6):
        try:
            texts(whole[:end])
        except InputError as error:
            assert str(error).startswith("a.png：不是完好的图片")
            refused += 1
    assert refused > 1
