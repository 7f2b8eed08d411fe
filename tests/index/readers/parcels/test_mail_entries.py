import base64
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import InputError
from index.readers.parcels.entry import Entry
from index.readers.parcels.mail_entries import mail_entries

SUPPORTED = (".txt", ".docx", ".html", ".zip")
HEAD = b"From: a@example.com\r\nMIME-Version: 1.0\r\n"
LONG = "".join(f"{number}.各镇每月排查一次隐患，年底前整改到位。\n" for number in range(1, 12))
LETTER = "各镇：\n现将计划发给你们，请查收。\n云津市应急局\n2024年3月1日\n"


def opened(data: bytes, supported: tuple[str, ...] = SUPPORTED) -> dict[str, bytes]:
    return {entry.inside: content(entry) for entry in mail_entries(data, "来信.eml", supported)}


def content(entry: Entry) -> bytes:
    return b"".join(entry.pieces())


def mail(
    text: str, page: str = "", attached: bool = False, subject: str = "安全计划"
) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "a@example.com"
    message.set_content(text)
    if page:
        message.add_alternative(page, "html")
    if attached:
        message.add_attachment(b"1.", "application", "octet-stream", filename="计划.docx")
    return message


def sent(message: EmailMessage) -> bytes:
    return message.as_bytes(policy=policy.SMTP)


def attachment(header: bytes) -> bytes:
    return HEAD + b"Content-Type: application/octet-stream\r\n" + header + b"\r\n\r\n1.\r\n"


@pytest.mark.parametrize(
    "header",
    [
        b'Content-Disposition: attachment; filename="\xbc\xc6\xbb\xae.docx"',
        b'Content-Disposition: attachment; filename="\xe8\xae\xa1\xe5\x88\x92.docx"',
        b'Content-Disposition: attachment; filename="=?gb2312?B?vMa7rg==?=.docx"',
        b'Content-Disposition: attachment; filename="=?utf-8?q?=E8=AE=A1=E5=88=92?=.docx"',
        # One character is cut between two words, as some senders do.
        b'Content-Disposition: attachment;\r\n filename="=?gb2312?B?vMa7?=\r\n =?gb2312?B?ri5kb2N4?="',
        b"Content-Disposition: attachment;\r\n filename*=utf-8''%E8%AE%A1%E5%88%92.docx",
        b"Content-Disposition: attachment;\r\n filename*0*=gb2312''%BC%C6%BB;\r\n filename*1*=%AE.docx",
        b'Content-Disposition: attachment\r\nContent-Type: a/b; name="=?GBK?B?vMa7rg==?=.docx"',
        b'content-disposition: inline; filename="\xbc\xc6\xbb\xae.docx"',
    ],
)
def test_the_name_of_an_attachment_is_read_however_it_was_written(header: bytes) -> None:
    data = attachment(header)
    if header.count(b"Content-Type"):
        data = data.replace(b"Content-Type: application/octet-stream\r\n", b"")
    assert list(opened(data)) == ["计划.docx"]


def test_a_character_beyond_gb_2312_is_not_lost() -> None:
    name = base64.b64encode("朱镕镇.docx".encode("gbk")).decode()
    header = f'Content-Disposition: attachment; filename="=?gb2312?B?{name}?="'.encode()
    assert list(opened(attachment(header))) == ["朱镕镇.docx"]


def test_an_attachment_arrives_as_it_was() -> None:
    message = mail(LETTER)
    data = bytes(range(256)) * 50
    message.add_attachment(data, "application", "octet-stream", filename="各镇/计划.docx")
    assert opened(sent(message)) == {"各镇/计划.docx": data}


@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "gb18030"])
def test_a_text_that_says_something_is_a_file_named_by_the_subject(charset: str) -> None:
    message = mail("")
    message.set_content(LONG, charset=charset)
    (found,) = opened(sent(message)).items()
    assert found == ("安全计划.txt", ("\ufeff" + LONG).encode())


def test_a_text_in_gbk_without_a_word_about_it_is_read() -> None:
    data = HEAD + b"Subject: \xb0\xb2\xc8\xab/\xbc\xc6\xbb\xae\r\n\r\n" + LONG.encode("gbk")
    (found,) = opened(data).items()
    assert found == ("安全／计划.txt", ("\ufeff" + LONG).encode())


def test_of_a_text_in_two_forms_the_page_is_taken_where_pages_can_be_read() -> None:
    page = f'<html><head><meta charset="gb2312"></head><p>{LONG}</p></html>'
    data = sent(mail(LONG, page))
    (found,) = opened(data).items()
    assert found[0] == "安全计划.html"
    assert found[1].decode() == "\ufeff" + page.replace("gb2312", "utf-8") + "\n"
    assert list(opened(data, (".txt",))) == ["安全计划.txt"]


def test_a_page_alone_is_read_as_text_where_pages_cannot() -> None:
    message = EmailMessage()
    message.set_content("<p>一、责任&amp;落实</p><style>p{}</style><p>1.检查。</p>", "html")
    assert opened(sent(message), (".txt",))["邮件正文.txt"].decode().split() == [
        "\ufeff一、责任&落实", "1.检查。"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "attached", "names"),
    [
        (LETTER, True, ["计划.docx"]),
        (LONG, True, ["计划.docx", "安全计划.txt"]),
        (LETTER, False, ["安全计划.txt"]),
        (" \n", False, []),
    ],
)
def test_a_letter_that_goes_with_an_attachment_is_no_plan(
    text: str, attached: bool, names: list[str]
) -> None:
    assert list(opened(sent(mail(text, attached=attached)))) == names


def test_pictures_that_the_text_shows_are_left_out() -> None:
    message = mail(LONG, f"<p>{LONG}</p><img src='cid:logo'>")
    body = message.get_body(("html",))
    assert isinstance(body, EmailMessage)
    body.add_related(
        b"\x89PNG", "image", "png", cid="<logo>", filename="logo.png", disposition="inline"
    )
    message.add_attachment(b"\x89PNG", "image", "png", filename="扫描件.png")
    assert list(opened(sent(message))) == ["扫描件.png", "安全计划.html"]


def test_a_message_that_is_forwarded_whole_is_opened_too() -> None:
    message = mail("请看。", subject="转发")
    message.add_attachment(mail(LONG, attached=True, subject="原信"))
    assert list(opened(sent(message))) == ["原信/计划.docx", "原信/原信.txt"]


def test_lines_that_were_folded_for_sending_are_whole_again() -> None:
    data = HEAD + (
        b"Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes\r\n\r\n"
        + "一、各镇每月 \r\n排查隐患。\r\n-- \r\n张三\r\n".encode()
    )
    assert opened(data)["邮件正文.txt"].decode() == "\ufeff一、各镇每月排查隐患。\n-- \n张三\n"


def test_a_mail_nested_without_end_is_refused() -> None:
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (at, at)
        for at in range(3000)
    )
    with pytest.raises(InputError, match=r"^来信\.eml：不是完好的邮件。"):
        opened(HEAD + deep)


def damaged() -> Iterator[bytes]:
    message = mail(LONG, f"<p>{LONG}</p>", attached=True)
    message.add_attachment(mail(LONG, subject="原信"))
    yield sent(message)
    yield attachment(b"Content-Disposition: attachment; filename*0*=gb2312''%BC; filename*1=x")
    yield attachment(b'Content-Disposition: attachment; filename="=?gb2312?B?vMa7rg==?=.docx"')


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(data.draw(st.sampled_from(list(damaged()))))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    try:
        opened(bytes(broken[: data.draw(st.integers(0, len(broken)))]))
    except InputError as error:
        assert str(error).startswith("来信.eml")
