"""OFD, the national format of fixed pages (GB/T 33190-2016) → blocks, as from a PDF."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from PIL import Image, UnidentifiedImageError

from index.document import Block
from index.errors import InputError
from index.readers.kinds.xml_archive import XmlArchive, opened
from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page
from index.readers.printed.ofd_package import OfdPage, page_count, pages_of
from index.readers.printed.ofd_page import (
    has_words_in_pictures,
    is_drawn,
    largest_picture,
    read_page,
)
from index.readers.printed.picture_pages import fewest_letters
from index.readers.source import Progress, Source

_MAX_XML = 100_000_000
_MOST_PAGES = 3000
_MOST_PIXELS, _LARGEST_SIDE = 100_000_000, 4000
_UNREADABLE, _PICTURE = 0.1, 0.2
_WAY_OUT = "请用 OFD 阅读器打开，另存（或打印）为 PDF 后再添加。"


def read_ofd(source: Source) -> tuple[Block, ...]:
    """The paragraphs and table rows of an OFD file, each with its page; errors as `ofd_pages`."""
    pages = ofd_pages(source.data, source.name, source.progress, source.remark)
    blocks, remarks = pages_to_blocks(pages)
    for remark in remarks:
        source.remark(remark)
    return blocks


def ofd_pages(
    data: bytes, name: str, progress: Progress, remark: Callable[[str], None]
) -> list[Page]:
    """The pages of an OFD in order; `progress` is told (pages read, pages).

    A page that is a picture is recognised; one that is neither text nor a picture is remarked on.
    Seals, annotations and attachments are not read. InputError when the file is damaged,
    encrypted, or has more than 3,000 pages.
    """
    try:
        with opened(data, name, _WAY_OUT, _MAX_XML) as archive:
            count = page_count(archive)
            if count > _MOST_PAGES:
                raise InputError(
                    f"{name}：有 {count} 页，超过上限 {_MOST_PAGES} 页，未读取。"
                    "请只导出工作要点所在的那些页后再添加。"
                )
            return list(_pages(archive, count, progress, remark))
    except ValueError as error:
        raise InputError(
            f"{name}：不是完好的 OFD 文件，可能被截断、加密或改了后缀。{_WAY_OUT}"
        ) from error


def _pages(
    archive: XmlArchive, count: int, progress: Progress, remark: Callable[[str], None]
) -> Iterator[Page]:
    for number, page in enumerate(pages_of(archive), 1):
        read = read_page(page, number)
        share = largest_picture(page)[1]
        if not _is_text(read, share):
            read = _recognised(archive, page, number) or read
            if not read.lines and is_drawn(page):
                remark(f"第{number}页没有文字，只有图形，没有读取。{_WAY_OUT}")
        yield replace(read, pictures=not read.recognised and has_words_in_pictures(page))
        progress(number, count)


def _is_text(page: Page, share: float) -> bool:
    """Whether a page has words of its own that say what they are, no stamp on a scan."""
    seen = "".join(line.text for line in page.lines)
    unread = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in seen)
    return len(seen) >= fewest_letters(share) and unread <= _UNREADABLE * len(seen)


def _recognised(archive: XmlArchive, page: OfdPage, number: int) -> Page | None:
    """What the picture that a page is says; None when no picture covers it."""
    part, share = largest_picture(page)
    if share < _PICTURE:
        return None
    from index.readers.printed.ocr import recognise

    try:
        with Image.open(io.BytesIO(archive.data(part))) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise InputError(f"{archive.name}：第{number}页的图片太大，未读取。{_WAY_OUT}")
            shown = picture.convert("RGB")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise InputError(
            f"{archive.name}：第{number}页的图片（{part.rpartition('.')[2]}）打不开。{_WAY_OUT}"
        ) from error
    shown.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE), Image.Resampling.LANCZOS)
    return recognise(np.asarray(shown, np.uint8), number)
