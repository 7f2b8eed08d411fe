"""Word (.docx, .docm, .dotx, .dotm) → paragraphs and table rows as Word shows them."""

from lxml.etree import _Element

from index.document import Block
from index.errors import InputError
from index.readers.word.package import open_word
from index.readers.word.story import story_blocks
from index.readers.word.tree import w

_OLE = b"\xd0\xcf\x11\xe0"
_WAY_OUT = "请用 Word 或 WPS 打开，把正文另存为新的 .docx 后再添加。"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_docx(data: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs and table rows of a Word file; InputError when it is none."""
    if data.startswith(_OLE):
        raise InputError(f"{name}：{_what_it_is(data)}")
    try:
        parts = open_word(data, name, _WAY_OUT)
        _refuse_parts_elsewhere(parts.document, name)
        return tuple(story_blocks(parts))
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"{name}：不是完好的 Word 文件，可能被截断或改了后缀。"
            "请用 Word 或 WPS 打开，另存为 .docx 后再添加。"
        ) from error


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
