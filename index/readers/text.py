"""Plain text in any Chinese encoding → lines."""

import codecs
import re
from collections.abc import Iterable, Sequence

from charset_normalizer import from_bytes

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.pipes import is_piped, piped_rows
from index.readers.table import Row, table_blocks

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 20_000
_HEADING = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])[^。；\t]{1,30}"
)
_WITHOUT_MARK = ("gb18030", "utf-16-le", "utf-16-be", "big5hkscs")
_EVERYDAY = (
    "的一是不了在有和大为上对工作安全生产要点年月日责任单位区市县镇、，。：；（）\n"
    "為對產點責單區縣鎮"
)


def decode(data: bytes, name: str) -> str:
    """The text of a file: by its mark, as HZ or UTF-8, as GB18030, UTF-16 or Big5, or by guess.

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
    text = _hz(data) or _likeliest(data, ("utf-8",)) or _likeliest(data, _WITHOUT_MARK)
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
    """The non-empty lines of a text file, each with its line number.

    Two lines or more with the same tabs, as Word writes a table into a text file, and two that
    begin with "|" are a table's rows when they stand under names of columns.
    """
    lines = decode(data, name).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    at = tables = 0
    while at < len(lines):
        rows, end = piped_rows(lines, at) if is_piped(lines[at]) else _tabbed_rows(lines, at)
        found = table_blocks(rows, tables + 1) if rows else []
        if any(block.kind is BlockKind.ROW for block in found):
            blocks += found
            tables += 1
        else:
            blocks += [
                Block(line, f"第{number}行")
                for number, line in enumerate(lines[at:end], at + 1)
                if line.strip()
            ]
        at = end
    return tuple(blocks)


def _tabbed_rows(lines: Sequence[str], start: int) -> tuple[list[Row], int]:
    """The lines from an index on with the same number of tabs, two or more, and where they end.

    A line without tabs between them that is a numbered heading was a cell across the table.
    """
    tabs = lines[start].count("\t")
    if tabs < 2:
        return [], start + 1
    end = start + 1
    while end < len(lines):
        below = lines[end + 1].count("\t") if end + 1 < len(lines) else 0
        across = below == tabs and _HEADING.fullmatch(lines[end])
        if lines[end].count("\t") != tabs and not across:
            break
        end += 1
    rows = [
        Row(tuple(map(_unquoted, line.split("\t"))), f"第{number}行")
        for number, line in enumerate(lines[start:end], start + 1)
    ]
    return rows, end


def _unquoted(cell: str) -> str:
    """A cell without the quotation marks that a spreadsheet puts around some when it saves text."""
    bare = cell.strip()
    quoted = len(bare) > 1 and bare[0] == bare[-1] == '"'
    return bare[1:-1].replace('""', '"') if quoted else cell


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
        f"{name}：是二进制文件，不是文本。请改回正确的后缀，"
        "或用 WPS 打开，另存为 .docx 或 UTF-8 文本后再添加。"
    )


def _hz(data: bytes) -> str:
    """The text of HZ, Chinese between ~{ and ~} in plain ASCII; "" when it is none."""
    if b"~{" not in data or not data.isascii():
        return ""
    try:
        text = data.decode("hz")
    except UnicodeDecodeError:
        return ""
    return text if _readable(text) and not text.isascii() else ""


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
