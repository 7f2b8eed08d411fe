"""PDF → blocks: the text that a page holds, or what is recognised where a page is a picture."""

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from index.document import Block
from index.errors import InputError
from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.page import Page
from index.readers.printed.pdf_page import read_page
from index.readers.source import Progress, Source

_MOST_PAGES = 3000
_DOTS_PER_INCH, _POINTS_PER_INCH = 200, 72
_LARGEST_SIDE = 4000


def read_pdf(source: Source) -> tuple[Block, ...]:
    """The paragraphs and table rows of a PDF, each with its page; errors as `pdf_pages`."""
    blocks, remarks = pages_to_blocks(pdf_pages(source.data, source.name, source.progress))
    for remark in remarks:
        source.remark(remark)
    return blocks


def pdf_pages(data: bytes, name: str, progress: Progress) -> list[Page]:
    """The pages of a PDF in order; `progress` is told (pages read, pages).

    InputError when the file has a password, is damaged, or has more than 3,000 pages.
    """
    try:
        document = pdfium.PdfDocument(data)
        try:
            return list(_pages(document, name, progress))
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        raise InputError(_refusal(error, name)) from error


def _pages(document: pdfium.PdfDocument, name: str, progress: Progress) -> Iterator[Page]:
    count = len(document)
    if count > _MOST_PAGES:
        raise InputError(
            f"{name}：有 {count} 页，超过上限 {_MOST_PAGES} 页，未读取。"
            "请只导出工作要点所在的那些页，另存为 PDF 后再添加。"
        )
    for at in range(count):
        page = document[at]
        try:
            yield read_page(page, at + 1) or _recognised(page, at + 1)
        finally:
            page.close()
        progress(at + 1, count)


def _recognised(page: pdfium.PdfPage, number: int) -> Page:
    """What a picture of a page says; the recogniser is loaded for the first such page."""
    from index.readers.printed.ocr import recognise

    scale = min(_DOTS_PER_INCH / _POINTS_PER_INCH, _LARGEST_SIDE / max(*page.get_size(), 1.0))
    bitmap = page.render(scale=scale, rev_byteorder=True)
    try:
        return recognise(bitmap.to_numpy()[:, :, :3], number)
    finally:
        bitmap.close()


def _refusal(error: pdfium.PdfiumError, name: str) -> str:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return f"{name}：PDF 有密码。请用密码打开后另存为（或打印为）没有密码的 PDF，再添加。"
    return f"{name}：不是完好的 PDF 文件，可能被截断或改了后缀。请重新导出或下载该文件，再添加。"
