"""OFD files: written part by part, and made from a printed PDF as converters make them."""

import io
from collections.abc import Mapping, Sequence
from itertools import groupby

from PIL import Image

from index.readers.pages.page import Page, TextLine, width_in_em
from index.readers.printed.pdf import pdf_pages
from index.readers.source import silent
from tests.index.word_files import zipped

NAME = 'xmlns:ofd="http://www.ofdspec.org/2016"'
_MILLIMETRE = 72 / 25.4


def text(words: str, left: float, foot: float, size: float = 5, more: str = "") -> str:
    """A text object of evenly set characters, their foot at a height of the page."""
    steps = f'DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{size}" '
        f'Boundary="{left} {foot - size} {size * len(words)} {size}" {more}>'
        f'<ofd:TextCode X="0" Y="{size}" {steps}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def line(left: float, top: float, right: float, bottom: float) -> str:
    """A drawn line."""
    return (
        f'<ofd:PathObject ID="2" Boundary="{left} {top} {right - left} {bottom - top}" '
        f'LineWidth="0.3"><ofd:AbbreviatedData>M 0 0 L {right - left} {bottom - top}'
        "</ofd:AbbreviatedData></ofd:PathObject>"
    )


def ofd(
    pages: Sequence[str],
    template: str = "",
    pictures: Mapping[str, bytes] | None = None,
    box: str = "0 0 210 297",
) -> bytes:
    """An OFD of pages of these objects; `template` lies below each, `pictures` are its resources."""
    pictures = pictures or {}
    files = {
        "OFD.xml": f'<ofd:OFD {NAME} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>'
        "Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {NAME}><ofd:CommonData><ofd:PageArea>"
        f"<ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
        '<ofd:TemplatePage ID="t" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>'
        + "".join(
            f'<ofd:Page ID="{at}" BaseLoc="Pages/Page_{at}/Content.xml"/>'
            for at in range(len(pages))
        )
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/DocumentRes.xml": f'<ofd:Res {NAME} BaseLoc="Res"><ofd:MultiMedias>'
        + "".join(
            f'<ofd:MultiMedia ID="{name}" Type="Image"><ofd:MediaFile>{name}.png</ofd:MediaFile>'
            "</ofd:MultiMedia>"
            for name in pictures
        )
        + "</ofd:MultiMedias></ofd:Res>",
        "Doc_0/Tpls/Tpl_0/Content.xml": _content(template, ""),
    }
    for at, objects in enumerate(pages):
        shown = '<ofd:Template TemplateID="t" ZOrder="Background"/>' if template else ""
        files[f"Doc_0/Pages/Page_{at}/Content.xml"] = _content(objects, shown)
    packed = {name: f'<?xml version="1.0" encoding="UTF-8"?>{xml}' for name, xml in files.items()}
    return zipped(
        {name: xml.encode() for name, xml in packed.items()}
        | {f"Doc_0/Res/{name}.png": data for name, data in pictures.items()}
    )


def _content(objects: str, template: str) -> str:
    return (
        f"<ofd:Page {NAME}>{template}<ofd:Content><ofd:Layer ID='9' Type='Body'>"
        f"<ofd:PageBlock>{objects}</ofd:PageBlock></ofd:Layer></ofd:Content></ofd:Page>"
    )


def from_pdf(data: bytes) -> bytes:
    """The OFD that shows the same text and lines at the same places as a PDF."""
    pages = pdf_pages(data, "a.pdf", silent)
    box = f"0 0 {_mm(pages[0].width)} {_mm(pages[0].height)}"
    return ofd([_objects(page) for page in pages], box=box)


def _objects(page: Page) -> str:
    rules = "".join(
        line(_mm(rule.left), _mm(rule.top), _mm(rule.right), _mm(rule.bottom))
        for rule in page.rules
    )
    return rules + "".join(map(_line, page.lines))


def _line(one: TextLine) -> str:
    """A text object in the coordinates that its matrix doubles."""
    size = one.bottom - one.top
    wide = (one.right - one.left) / max(width_in_em(one.text), 0.5)
    steps = [round(_mm(width_in_em(char) * wide) / 2, 3) for char in one.text[:-1]]
    told = " ".join(
        f"g {count} {step}" if (count := len(list(group))) > 1 else str(step)
        for step, group in groupby(steps)
    )
    foot = round(_mm(size * 0.88) / 2, 3)
    words = one.text.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<ofd:TextObject ID="1" Font="1" Size="{round(_mm(size) / 2, 3)}" CTM="2 0 0 2 0 0" '
        f'Boundary="{_mm(one.left)} {_mm(one.top)} {_mm(one.right - one.left)} {_mm(size)}">'
        f'<ofd:TextCode X="0" Y="{foot}" DeltaX="{told}">{words}</ofd:TextCode></ofd:TextObject>'
    )


def _mm(points: float) -> float:
    return round(points / _MILLIMETRE, 3)


def png(picture: Image.Image) -> bytes:
    """A picture's bytes."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
