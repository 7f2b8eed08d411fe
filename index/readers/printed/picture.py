"""Pictures of pages (.png .jpg .tif .bmp .webp) → blocks; a TIFF may hold several."""

import io
import warnings

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from index.document import Block
from index.errors import InputError
from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page
from index.readers.source import Progress, Source

_MOST_PIXELS = 100_000_000
_MOST_PAGES = 500
_LARGEST_SIDE, _SMALLEST_SIDE = 4000, 1200


def read_picture(source: Source) -> tuple[Block, ...]:
    """The paragraphs and table rows that a picture shows; errors as `picture_pages`."""
    blocks, remarks = pages_to_blocks(picture_pages(source.data, source.name, source.progress))
    for remark in remarks:
        source.remark(remark)
    return blocks


def picture_pages(data: bytes, name: str, progress: Progress) -> list[Page]:
    """The page that each frame of a picture shows, turned as the camera noted.

    InputError when it is no picture, is damaged, or larger than 100 million pixels or 500 pages.
    """
    from index.readers.printed.ocr import recognise

    try:
        # Pillow warns of damaged camera notes on standard error; the picture is what counts.
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data)) as picture:
            count = getattr(picture, "n_frames", 1)
            if picture.width * picture.height > _MOST_PIXELS or count > _MOST_PAGES:
                raise _too_large(name)
            pages = []
            for at, frame in enumerate(ImageSequence.Iterator(picture), 1):
                shown = _sized(ImageOps.exif_transpose(frame).convert("RGB"))
                pages.append(recognise(np.asarray(shown, np.uint8), at))
                progress(at, count)
            return pages
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except (UnidentifiedImageError, OSError, SyntaxError, TypeError, ValueError) as error:
        raise InputError(
            f"{name}：不是完好的图片，可能被截断或改了后缀。请重新扫描或导出后再添加。"
        ) from error


def _too_large(name: str) -> InputError:
    return InputError(
        f"{name}：图片太大（超过 {_MOST_PIXELS // 1_000_000} 百万像素或 {_MOST_PAGES} 页），未读取。"
        "请按 200 DPI 重新扫描，或拆开后再添加。"
    )


def _sized(picture: Image.Image) -> Image.Image:
    """A picture of a size that is recognised well: a phone's is reduced, a thumbnail enlarged."""
    largest, smallest = max(picture.size), min(picture.size)
    scale = min(1.0, _LARGEST_SIDE / largest)
    if smallest < _SMALLEST_SIDE and largest < _LARGEST_SIDE:
        scale = min(_SMALLEST_SIDE / smallest, 2.0)
    if scale == 1.0:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.LANCZOS)
