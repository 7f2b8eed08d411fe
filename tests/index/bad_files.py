"""Files as offices really send them when something went wrong: name → bytes and what must be said."""

import io
import zipfile
from collections.abc import Callable
from functools import cache

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from tests.index.documents import TITLE
from tests.index.word_files import numbered, numbered_word, rewritten, saved

Bad = tuple[Callable[[], bytes], str]
_BILLION = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "lol">'
    + b"".join(b'<!ENTITY a%d "%s">' % (at, b"&a%d;" % (at - 1) * 10) for at in range(1, 10))
    + b"]>"
)
_STOLEN = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY s SYSTEM "file:///etc/passwd">]>'


@cache
def word() -> bytes:
    """A sound Word file."""
    document = numbered_word()
    document.add_paragraph(TITLE)
    numbered(document, 2, "检查。每月检查1次。")
    return saved(document)


def packed(files: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _pages(count: int) -> bytes:
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(100, 100)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(np.full((200, 200), 255, np.uint8)).save(buffer, kind)
    return buffer.getvalue()


def _with_body(declared: bytes, entity: bytes) -> bytes:
    """The Word file with entities declared, and one used in its text."""

    def change(name: str, xml: bytes) -> bytes:
        if name != "word/document.xml":
            return xml
        body = xml.partition(b"?>")[2].replace("检查".encode(), entity, 1)
        return declared + body

    return rewritten(word(), change)


def _locked_zip() -> bytes:
    """A zip whose entry says that it is encrypted."""
    data = bytearray(packed({"计划.txt": "1.检查。".encode()}))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.find(mark) + flags] |= 1
    return bytes(data)


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BAD: dict[str, Bad] = {
    # nothing in it
    "零字节.txt": (lambda: b"", "文件是空的（0 字节）"),
    "零字节.pdf": (lambda: b"", "文件是空的（0 字节）"),
    "空白.txt": (lambda: b" \r\n\t\n", "没有文字内容"),
    "空白页.pdf": (lambda: _pages(1), "没有文字内容"),
    "白纸.png": (lambda: _picture("PNG"), "没有文字内容"),
    "只有标题.txt": (lambda: TITLE.encode(), "只有标题，没有正文"),
    # damaged
    "截断.docx": (lambda: word()[:700], "截断"),
    "截断.pdf": (lambda: b"%PDF-1.7\n1 0 obj\n", "不是完好的 PDF 文件"),
    "截断.xlsx": (lambda: b"PK\x03\x04" + bytes(300), "后再添加"),
    "截断.png": (lambda: _picture("PNG")[:60], "不是完好的图片"),
    "截断.zip": (lambda: packed({"a.txt": bytes(5000)})[:90], "重新"),
    "乱码.txt": (lambda: "检查".encode("gb18030") * 50 + b"\xff\xff\xff", "编码已损坏"),
    "二进制.txt": (lambda: bytes(range(256)) * 40, "另存为"),
    "坏数据.doc": (lambda: _OLE + bytes(600), "后再添加"),
    # locked
    "加密.docx": (lambda: _OLE + bytes(600), "后再添加"),
    "有密码.zip": (_locked_zip, "有密码"),
    # not what its ending says
    "其实是文本.docx": (lambda: "1.检查。".encode(), "不是完好的 Word 文件"),
    "其实是压缩包.docx": (lambda: packed({"a.txt": b"a"}), "与后缀“.docx”不符"),
    "其实是Word.txt": (word, "请把后缀改为 .docx"),
    "其实是PDF.docx": (lambda: _pages(1), "请把后缀改为 .pdf"),
    "其实是图片.pdf": (lambda: _picture("PNG"), "请把后缀改为 .png"),
    "程序.txt": (lambda: b"\x7fELF" + bytes(500), "可执行程序"),
    "压缩.rar": (lambda: b"Rar!\x1a\x07\x01\x00" + bytes(100), "请先解压，或改用 .zip"),
    "幻灯片.ppt": (lambda: _OLE + bytes(600), "请先另存为其中一种"),
    "无后缀": (lambda: "1.检查。".encode(), "不支持“无后缀”文件"),
    # meant to do harm
    "炸弹.docx": (lambda: packed({"word/document.xml": bytes(30_000_000)}), "后再添加"),
    "炸弹.xlsx": (lambda: packed({"xl/workbook.xml": bytes(300_000_000)}), "后再添加"),
    "炸弹.zip": (lambda: packed({"a.txt": bytes(400_000_000)}), "像是压缩包炸弹"),
    "实体炸弹.docx": (lambda: _with_body(_BILLION, b"&a9;"), "后再添加"),
    "外部实体.docx": (lambda: _with_body(_STOLEN, b"&s;"), "后再添加"),
    "万页.pdf": (lambda: _pages(10_000), "有 10000 页，超过上限"),
    # too large
    "太大.txt": (lambda: bytes(100_000_001), "超过上限 100 MB"),
}
