"""Plain text in any Chinese encoding → lines."""

import codecs
from collections.abc import Iterable

from charset_normalizer import from_bytes

from index.document import Block
from index.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_EVERYDAY = "的一是不了在有和大为上对工作安全生产要点年月日责任单位区市县镇、，。：；（）\n"


def decode(data: bytes, name: str) -> str:
    """The text of a file: by its mark, as UTF-8, as GB18030, UTF-16 without mark, or by guess.

    InputError when the bytes are no text that can be read without loss.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strict(data, encoding, name)
            if not _readable(text):
                break
            return text
    if data.count(0) > len(data) // 50:
        return _without_mark(data, name)
    text = _likeliest(data, ("utf-8",)) or _likeliest(data, ("gb18030", "utf-16-le", "utf-16-be"))
    if text:
        return text
    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        text = _strict(data, best.encoding, name)
        if _readable(text):
            return text
    raise InputError(
        f"{name}：不是可以读懂的文本，可能是二进制文件或编码已损坏。"
        "请用记事本或 WPS 打开，另存为 UTF-8 文本后再添加。"
    )


def read_lines(data: bytes, name: str) -> tuple[Block, ...]:
    """The non-empty lines of a text file, each with its line number."""
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(
        Block(line, f"第{number}行") for number, line in enumerate(lines, 1) if line.strip()
    )


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name}：按 {encoding} 解码时在第 {error.start} 字节处出错，文件可能被截断。"
            "请重新导出该文件，另存为 UTF-8 文本后再添加。"
        ) from error


def _without_mark(data: bytes, name: str) -> str:
    """UTF-16 without a byte-order mark: the byte order that reads as Chinese, else InputError."""
    text = _likeliest(data, ("utf-16-le", "utf-16-be"))
    if text:
        return text
    raise InputError(
        f"{name}：是二进制文件，不是文本。可以添加的格式：.txt、.md、.docx；其他格式请先另存为其中一种。"
    )


def _likeliest(data: bytes, encodings: Iterable[str]) -> str:
    """The readable decoding with the most everyday characters, "" when none is readable.

    Chinese in UTF-16 often is valid GB18030 too, of rare characters; the first wins a draw.
    """
    texts = []
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _readable(text):
            texts.append(text)
    return max(texts, key=lambda text: sum(map(text[:_SAMPLE].count, _EVERYDAY)), default="")


def _readable(text: str) -> bool:
    """Whether a decoding makes sense: hardly any control or private characters, some that speak."""
    sample = text[:_SAMPLE]
    odd = sum(
        (char < " " and char not in "\t\n\r\f\v")
        or "\ue000" <= char <= "\uf8ff"
        or char == "\ufffd"
        for char in sample
    )
    spoken = sum(
        "\u4e00" <= char <= "\u9fff"
        or char.isascii()
        or "\u3000" <= char <= "\u303f"
        or "\uff00" <= char <= "\uffef"
        or "\u2010" <= char <= "\u2027"
        for char in sample
    )
    return odd * 100 <= len(sample) and spoken * 10 >= len(sample) * 8
