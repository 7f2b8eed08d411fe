"""The words in an e-mail's headers, in whatever way they were encoded."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message

_CHINESE = {"gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "windows-936", "euc-cn"}
_FOLD = re.compile(r"\r?\n[ \t]*")
_BETWEEN = re.compile(r"(?<=\?=)\s+(?==\?)")
_ENCODED = re.compile(r"(?:=\?[^?\s]+\?[bq]\?[^?]*\?=)+", re.IGNORECASE)


def header_text(message: Message, name: str) -> str:
    """The words of a header: RFC 2047, or bytes as they came (UTF-8, GBK); "" when there is none."""
    return _decoded(_raw(message, name))


def parameter(message: Message, header: str, name: str) -> str:
    """A parameter of a header (filename, charset): RFC 2231, RFC 2047 or bytes; "" for none."""
    single = Message()
    single[header] = _raw(message, header)
    value = single.get_param(name, "", header)
    if isinstance(value, tuple):
        charset, _, text = value
        return charset_text(text.encode("latin-1", "replace"), charset or "")
    return _decoded(value)


def charset_text(data: bytes, charset: str) -> str:
    """Bytes in a charset; GB 2312 is read as the GB 18030 that contains it, none by trying."""
    if charset.lower() in _CHINESE:
        charset = "gb18030"
    try:
        return data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return _by_trying(data)


def _by_trying(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _raw(message: Message, name: str) -> str:
    """A header on one line; bytes beyond ASCII read as UTF-8 or GBK."""
    lines = (value for key, value in message.raw_items() if key.lower() == name.lower())
    value = str(next(lines, ""))
    return _FOLD.sub(" ", _by_trying(value.encode("utf-8", "surrogateescape"))).strip()


def _decoded(text: str) -> str:
    """Encoded words decoded; those side by side together, as a character may be cut between."""

    def words(match: re.Match[str]) -> str:
        try:
            parts = decode_header(match.group())
        except HeaderParseError:
            return match.group()
        return "".join(
            part if isinstance(part, str) else charset_text(part, charset or "")
            for part, charset in parts
        )

    return _ENCODED.sub(words, _BETWEEN.sub("", text))
