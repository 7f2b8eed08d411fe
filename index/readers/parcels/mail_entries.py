"""The files of an e-mail (.eml): its attachments, and its own text where that says something."""

import mimetypes
import re
from collections.abc import Collection, Iterator, Sequence
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from functools import partial
from html import unescape
from typing import cast

from index.errors import InputError
from index.readers.parcels.entry import Entry, plain
from index.readers.parcels.mail_words import charset_text, header_text, parameter

_SHORT_LINES, _SHORT_LETTERS = 2, 200
_LINE_END = re.compile(r"<(?:br|/p|/div|/tr|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|<(style|script|head)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.I)
_CHARSET = re.compile(r"(<meta\b[^>]*?charset\s*=\s*[\"']?)[\w.:-]+", re.IGNORECASE)
# What the parser of the standard library stumbles over in a damaged message.
_DAMAGE = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def mail_entries(data: bytes, shown: str, supported: Collection[str]) -> list[Entry]:
    """The attachments of a message and of those forwarded in it, and the text of each.

    The text is a web page where it has that form and pages can be read, else plain; it is left out
    where it only goes with an attachment: up to two lines, or fewer than 200 letters. Pictures that
    the text shows are left out. InputError when the message is damaged.
    """
    try:
        return list(_entries(data, shown, supported))
    except _DAMAGE as error:
        raise InputError(
            f"{shown}：不是完好的邮件。请在邮箱里重新导出，或把附件另存出来后添加。"
        ) from error


def _entries(data: bytes, shown: str, supported: Collection[str]) -> Iterator[Entry]:
    waiting = [(message_from_bytes(data), "")]
    while waiting:
        message, within = waiting.pop(0)
        leaves, forwarded = _leaves(message)
        for inner in forwarded:
            waiting.append((inner, f"{within}{_subject(inner)}/"))
        attached = [entry for leaf in leaves for entry in _attachment(leaf, within, shown)]
        yield from attached
        goes_with = any(entry.inside.lower().endswith(tuple(supported)) for entry in attached)
        yield from _body(
            message, leaves, within, ".html" in supported, goes_with or bool(forwarded)
        )


def _leaves(message: Message) -> tuple[list[Message], list[Message]]:
    """The parts that hold something, and the messages that are forwarded whole."""
    leaves: list[Message] = []
    forwarded: list[Message] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        inner = cast("list[Message]", part.get_payload()) if part.is_multipart() else []
        if not part.is_multipart():
            leaves.append(part)
        elif part.get_content_maintype() == "message":
            forwarded += inner
        else:
            waiting += reversed(inner)
    return leaves, forwarded


def _attachment(part: Message, within: str, shown: str) -> Iterator[Entry]:
    """The file that a part is, if it is one."""
    named = parameter(part, "Content-Disposition", "filename") or parameter(
        part, "Content-Type", "name"
    )
    attached = part.get_content_disposition() == "attachment"
    if not named and not attached:
        return
    if part.get_content_maintype() == "image" and part.get("Content-ID") and not attached:
        return
    inside = plain(named) or f"附件{mimetypes.guess_extension(part.get_content_type()) or ''}"
    place = f"{shown} › {within}{inside}"
    yield Entry(within + inside, partial(_content, part, place), len(str(part.get_payload())))


def _content(part: Message, place: str) -> Iterator[bytes]:
    try:
        yield cast(bytes, part.get_payload(decode=True) or b"")
    except _DAMAGE as error:
        raise InputError(f"{place}：在邮件里已损坏。请在邮箱里把附件另存出来后添加。") from error


def _body(
    message: Message, leaves: Sequence[Message], within: str, pages: bool, goes_with: bool
) -> Iterator[Entry]:
    """The text of a message as a file named by its subject, if there is enough of it."""
    texts: dict[str, list[str]] = {"text/html": [], "text/plain": []}
    for part in leaves:
        unnamed = not parameter(part, "Content-Disposition", "filename")
        if part.get_content_disposition() != "attachment" and unnamed:
            texts.get(part.get_content_type(), []).append(_text(part))
    page, lines = "\n".join(texts["text/html"]), "\n".join(texts["text/plain"])
    said = lines or unescape(_TAG.sub("", _LINE_END.sub("\n", page)))
    spoken = [line for line in said.split("\n") if line.strip()]
    short = len(spoken) <= _SHORT_LINES or len("".join(said.split())) < _SHORT_LETTERS
    if not spoken or (goes_with and short):
        return
    if page and pages:
        text, ending = _CHARSET.sub(r"\1utf-8", page), ".html"
    else:
        text, ending = said, ".txt"
    data = text.encode("utf-8-sig", "replace")
    yield Entry(f"{within}{_subject(message)}{ending}", partial(iter, [data]), len(data))


def _text(part: Message) -> str:
    """The text of a part; lines that were folded for sending are made whole (RFC 3676)."""
    data = cast(bytes, part.get_payload(decode=True) or b"")
    charset = parameter(part, "Content-Type", "charset")
    text = charset_text(data, charset).replace("\r\n", "\n")
    if parameter(part, "Content-Type", "format").lower() == "flowed":
        joined = parameter(part, "Content-Type", "delsp").lower() == "yes"
        text = re.sub(r"(?<!\n--) \n", "" if joined else " ", text)
    return text


def _subject(message: Message) -> str:
    return (
        plain(header_text(message, "Subject").replace("/", "／").replace("\\", "＼")) or "邮件正文"
    )
