"""Whether a file's content and its ending fit, and what to do when they do not."""

from collections.abc import Collection

from index.errors import InputError
from index.readers.kinds.formats import offered
from index.readers.kinds.kind import ContentKind, kind_of

# Files that stand for the files in them.
PARCELS = (".zip", ".eml")
_IMAGES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp")
_OLD_WORD = (".doc", ".wps", ".dot", ".wpt")
_OLD_EXCEL = (".xls", ".et", ".xlt", ".ett")
_OLD_SLIDES = (".ppt", ".dps", ".pps", ".pot")
# kind: what it is called, the endings it may have, the usual one first
_TRAITS: dict[ContentKind, tuple[str, tuple[str, ...]]] = {
    ContentKind.PDF: ("PDF 文件", (".pdf",)),
    ContentKind.DOCX: ("Word 文件", (".docx", ".docm", ".dotx", ".dotm")),
    ContentKind.XLSX: ("Excel 文件", (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb")),
    ContentKind.PPTX: ("PowerPoint 文件", (".pptx", ".pptm", ".ppsx", ".potx")),
    ContentKind.OFD: ("OFD 文件", (".ofd",)),
    ContentKind.ODT: ("ODF 文字文件", (".odt", ".ott")),
    ContentKind.ODS: ("ODF 表格文件", (".ods", ".ots")),
    ContentKind.ODP: ("ODF 演示文件", (".odp", ".otp")),
    ContentKind.DOC: ("旧版 Word 文件", _OLD_WORD),
    ContentKind.XLS: ("旧版 Excel 文件", _OLD_EXCEL),
    ContentKind.PPT: ("旧版 PowerPoint 文件", _OLD_SLIDES),
    ContentKind.OLE: (
        "旧版 Office 文件",
        (*_OLD_WORD, *_OLD_EXCEL, *_OLD_SLIDES, ".msg"),
    ),
    ContentKind.RTF: ("RTF 文件", (".rtf",)),
    ContentKind.HTML: ("网页", (".html", ".htm", ".xhtml")),
    ContentKind.MAIL: ("电子邮件", (".eml", ".mht", ".mhtml")),
    ContentKind.MHTML: ("保存的网页（MHTML）", (".mht", ".mhtml", ".eml")),
    ContentKind.PNG: ("PNG 图片", _IMAGES),
    ContentKind.JPEG: ("JPEG 图片", (".jpg", *_IMAGES)),
    ContentKind.TIFF: ("TIFF 图片", (".tif", *_IMAGES)),
    ContentKind.BMP: ("BMP 图片", (".bmp", *_IMAGES)),
    ContentKind.GIF: ("GIF 图片", (".gif", *_IMAGES)),
    ContentKind.WEBP: ("WEBP 图片", (".webp", *_IMAGES)),
    ContentKind.ZIP: ("压缩包", (".zip",)),
    ContentKind.BROKEN_ZIP: (
        "损坏的压缩包或文档",
        (".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".ofd", ".odt", ".ods", ".odp"),
    ),
    ContentKind.RAR: ("RAR 压缩包", ()),
    ContentKind.SEVEN_ZIP: ("7z 压缩包", ()),
    ContentKind.GZIP: ("gzip 压缩包", ()),
    ContentKind.EXECUTABLE: ("可执行程序", ()),
    ContentKind.LOCKED: ("加密的文件", ()),
}
_KNOWN = frozenset(ending for _, endings in _TRAITS.values() for ending in endings)
_TEXTS = (".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".log")
# LibreOffice reads these by their content: a web page or RTF that is named .doc is common.
_LENIENT = (".doc", ".wps", ".xls", ".et")
_NEVER = {
    ContentKind.RAR: "请先解压，或改用 .zip 后再添加。",
    ContentKind.SEVEN_ZIP: "请先解压，或改用 .zip 后再添加。",
    ContentKind.GZIP: "请先解压，或改用 .zip 后再添加。",
    ContentKind.EXECUTABLE: "它不是文档，请勿打开，并核对文件的来源。",
    ContentKind.LOCKED: "请用 Word 或 WPS 打开，去掉密码，另存后再添加。",
}


def check_fit(data: bytes, ending: str, name: str, supported: Collection[str]) -> None:
    """InputError when the content of a file is not what its ending (lower case) says.

    `supported` are the endings that can be added: no other is proposed. Content that nothing
    gives away (plain text, damage) fits every ending: the reader has the last word.
    """
    kind = kind_of(data)
    if kind is not None:
        check_kind(kind, ending, name, supported)


def check_kind(kind: ContentKind, ending: str, name: str, supported: Collection[str]) -> None:
    """The same, for content whose kind is known."""
    called, endings = _TRAITS[kind]
    if kind in _NEVER:
        raise InputError(f"{name}：内容是{_spaced(called)}，不能读取。{_NEVER[kind]}")
    better = next((own for own in endings if own in supported), None)
    if _fits(kind, ending, endings, supported) or (ending not in supported and not better):
        return
    said = f"与后缀“{ending}”不符" if ending else "但没有后缀"
    if kind is ContentKind.BROKEN_ZIP:
        way = "请重新导出，或重新下载后再添加。"
    elif better:
        way = f"请把后缀改为 {better} 后再添加。"
    else:
        way = f"请打开它，另存为可以添加的格式（{offered(supported)}）后再添加。"
    raise InputError(f"{name}：内容是{_spaced(called)}，{said}。{way}")


def _fits(
    kind: ContentKind, ending: str, endings: tuple[str, ...], supported: Collection[str]
) -> bool:
    if ending in _LENIENT:
        closed = {ContentKind.PDF, ContentKind.OFD, ContentKind.ZIP, ContentKind.BROKEN_ZIP}
        return kind not in closed and not set(endings) & set(_IMAGES)
    if ending in _TEXTS:
        return False
    return ending in endings or (ending in supported and ending not in _KNOWN)


def _spaced(words: str) -> str:
    """Words with a space before them where they begin with Latin letters."""
    return f" {words}" if words[0].isascii() else words
