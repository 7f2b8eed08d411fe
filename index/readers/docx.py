"""Word (.docx, .docm, .dotx, .dotm) → paragraphs and table rows as Word shows them."""

from lxml.etree import _Element

from index.document import Block
from index.errors import InputError
from index.readers.source import Source
from index.readers.word.package import WordParts, open_word
from index.readers.word.story import story_blocks
from index.readers.word.tree import w

_OLE = b"\xd0\xcf\x11\xe0"
_WAY_OUT = "请用 Word 或 WPS 打开，把正文另存为新的 .docx 后再添加。"
# A picture as Word keeps it today and as it did before 2007.
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_word(source: Source) -> tuple[Block, ...]:
    """The paragraphs and table rows of a Word file, and a remark on what it shows only as pictures."""
    parts = _opened(source.data, source.name)
    # Beside its picture a drawing may hold the same one for older versions.
    pictures = max(sum(1 for _ in parts.document.iter(kind)) for kind in _PICTURES)
    if pictures:
        source.remark(
            f"文件里有{pictures}张图片，图片中的文字没有读取。要读的请另存为图片，单独添加。"
        )
    return _blocks(parts, source.name)


def read_docx(data: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs and table rows of a Word file; InputError when it is none."""
    return _blocks(_opened(data, name), name)


def _opened(data: bytes, name: str) -> WordParts:
    if data.startswith(_OLE):
        raise InputError(f"{name}：{_what_it_is(data)}")
    try:
        parts = open_word(data, name, _WAY_OUT)
    except (ValueError, RecursionError) as error:
        raise _damaged(name) from error
    _refuse_parts_elsewhere(parts.document, name)
    return parts


def _blocks(parts: WordParts, name: str) -> tuple[Block, ...]:
    try:
        return tuple(story_blocks(parts))
    except (ValueError, RecursionError) as error:
        raise _damaged(name) from error


def _damaged(name: str) -> InputError:
    return InputError(
        f"{name}：不是完好的 Word 文件，可能被截断或改了后缀。"
        "请用 Word 或 WPS 打开，另存为 .docx 后再添加。"
    )


def _what_it_is(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "是加密的 Word 文件。请去掉密码，另存为不加密的 .docx 后再添加。"
    return "是加密的 Word 文件或旧版 .doc。请去掉密码，另存为不加密的 .docx 后再添加。"


def _refuse_parts_elsewhere(document: _Element, name: str) -> None:
    """Refuse a document whose text stands in other files: what is not read must not go unsaid."""
    if next(document.iter(w("altChunk"), w("subDoc")), None) is not None:
        raise InputError(
            f"{name}：正文里嵌入了另一份文件，没有读取。"
            "请用 Word 或 WPS 打开，另存为新的 .docx 后再添加。"
        )
