"""The bytes of a web page → its tree of elements."""

import codecs
import re

from lxml import etree
from lxml.etree import _Element

from index.errors import InputError
from index.readers.text import decode

_DECLARED = re.compile(
    rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 8192
# Browsers read the old names of the Chinese encodings as the newest one that holds them.
_CODECS = {
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb18030": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "utf-8": "utf-8",
    "utf8": "utf-8",
}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FEW_BROKEN, _ONE_IN = 10, 200


def page_tree(data: bytes, name: str, charset: str = "") -> _Element:
    """The root of a page; `charset` is what a mail that holds it says about its encoding.

    InputError when the bytes are no text, hold no element, or are nested so deeply that the
    parser would leave out the rest.
    """
    return tree_of(page_text(data, name, charset), name)


def page_text(data: bytes, name: str, charset: str = "") -> str:
    """The text of a page: by its mark, as the UTF-8 that it is, as declared, or by guess.

    A page that says gb2312 and was saved again as UTF-8 is UTF-8. A few broken bytes outside of
    the document do no harm: they become U+FFFD, as in a browser.
    """
    if data.startswith(_MARKS) or data.count(0) > len(data) // 50:
        return decode(data, name)
    codec = _CODECS.get(charset.lower()) or _declared(data)
    if codec != "hz":
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    if codec:
        text = data.decode(codec, "replace")
        if text.count("\ufffd") <= max(_FEW_BROKEN, len(text) // _ONE_IN):
            return text
    return decode(data, name)


def _declared(data: bytes) -> str:
    """The codec that a page declares in its head; "" for none or one that says nothing."""
    for match in _DECLARED.finditer(data, 0, _HEAD):
        label = (match[1] or match[2]).decode("ascii", "replace").lower()
        if label in _CODECS:
            return _CODECS[label]
    return ""


def tree_of(text: str, name: str) -> _Element:
    """The root of a page's or a fragment's tree; InputError as in `page_tree`."""
    # Without huge_tree the parser drops all that is nested deeper than 256 and says so in its log
    # only: old pages get there with tags that they never close. It expands no entities of a DTD.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, no_network=True)
    try:
        root = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise InputError(
            f"{name}：不是完好的网页，读不出内容。请在浏览器里打开，另存为网页后再添加。"
        ) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError(
            f"{name}：网页的标签层层嵌套得太深，读不完整，未读取。"
            "请在浏览器里打开，把正文复制到 Word 或 WPS，另存为 .docx 后再添加。"
        )
    if root is None:
        raise InputError(f"{name}：网页里没有内容。请在浏览器里打开，另存为网页后再添加。")
    return root
