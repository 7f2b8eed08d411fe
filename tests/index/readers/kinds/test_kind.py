import io
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from index.readers.kinds.kind import ContentKind, kind_of
from tests.index.readers.compound_files import compound_file
from tests.index.word_files import numbered_word, saved

K = ContentKind
MAIL = b"Received: from a\r\nFrom: a@example.com\r\nSubject: x\r\n\r\n"
PAGE = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: file:///a\r\nMIME-Version: 1.0\r\n\r\n"
)


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (3, 3)).save(buffer, kind)
    return buffer.getvalue()


def packed(*names: str, mimetype: str = "") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "<a/>")
    return buffer.getvalue()


@cache
def word() -> bytes:
    return saved(numbered_word())


@cache
def excel() -> bytes:
    buffer = io.BytesIO()
    openpyxl.Workbook().save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", [K.PNG, K.JPEG, K.TIFF, K.BMP, K.GIF, K.WEBP])
def test_pictures_are_told_apart(kind: ContentKind) -> None:
    assert kind_of(picture(kind.value)) is kind


def test_zipped_documents_are_told_from_a_zip() -> None:
    of_open_document = "application/vnd.oasis.opendocument."
    assert kind_of(word()) is K.DOCX
    assert kind_of(excel()) is K.XLSX
    assert kind_of(packed("[Content_Types].xml", "ppt/presentation.xml")) is K.PPTX
    assert kind_of(packed("OFD.xml", "Doc_0/Document.xml")) is K.OFD
    assert kind_of(packed(mimetype=f"{of_open_document}text")) is K.ODT
    assert kind_of(packed(mimetype=f"{of_open_document}spreadsheet-template")) is K.ODS
    assert kind_of(packed(mimetype=f"{of_open_document}presentation")) is K.ODP
    assert kind_of(packed(mimetype="application/epub+zip")) is K.ZIP
    assert kind_of(packed("word/document.xml", "计划.docx")) is K.ZIP
    assert kind_of(packed()) is K.ZIP


def test_a_zip_of_documents_is_no_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("计划.docx", word())
    assert kind_of(buffer.getvalue()) is K.ZIP


@pytest.mark.parametrize("whole", [word(), excel()])
def test_a_document_cut_short_is_still_known(whole: bytes) -> None:
    assert kind_of(whole[: len(whole) * 3 // 4]) is kind_of(whole)
    assert kind_of(whole[:100]) is K.BROKEN_ZIP


@pytest.mark.parametrize("scattered", [False, True])
@pytest.mark.parametrize(
    ("root", "inner", "kind"),
    [
        (["WordDocument", "1Table"], [], K.DOC),
        (["\x05SummaryInformation", "1Table", "Data", "WordDocument"], ["Workbook"], K.DOC),
        (["Workbook"], ["WordDocument"], K.XLS),
        (["Book"], [], K.XLS),
        (["PowerPoint Document"], ["Workbook"], K.PPT),
        (["EncryptionInfo", "EncryptedPackage"], [], K.LOCKED),
        (["__properties_version1.0"], [], K.OLE),
    ],
)
def test_old_office_files_are_told_by_what_lies_at_their_root(
    root: list[str], inner: list[str], kind: ContentKind, scattered: bool
) -> None:
    data = compound_file(dict.fromkeys(root, 1), dict.fromkeys(inner, 1), scattered)
    assert kind_of(data) is kind
    assert kind_of(data[:512]) is K.OLE


def test_what_libreoffice_writes_is_known(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word())
    (tmp_path / "b.xlsx").write_bytes(excel())
    for source, ending in (("a.docx", "doc"), ("b.xlsx", "xls")):
        subprocess.run(
            [
                *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
                *("--convert-to", ending, "--outdir", str(tmp_path), str(tmp_path / source)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    assert kind_of((tmp_path / "a.doc").read_bytes()) is K.DOC
    assert kind_of((tmp_path / "b.xls").read_bytes()) is K.XLS


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", K.PDF),
        (b"\r\n\0junk" + bytes(900) + b"%PDF-1.4", K.PDF),
        (bytes(1100) + b"%PDF-1.4", None),
        ("PDF 的开头是 %PDF-，".encode(), None),
        (b"{\\rtf1\\ansi", K.RTF),
        (b"\r\n<!DOCTYPE  html><p>", K.HTML),
        (b"\xef\xbb\xbf<html lang='zh'>", K.HTML),
        ("\ufeff<html>".encode("utf-16-le"), K.HTML),
        ("\ufeff<!doctype html>".encode("utf-16-be"), K.HTML),
        ("<HTML xmlns:v='urn'>".encode("utf-16-le"), K.HTML),
        (b"<?xml version='1.0'?><!-- a --><html xmlns='http://www.w3.org/1999/xhtml'>", K.HTML),
        ("# 说明\n```\n<html>\n```".encode(), None),
        (b"<htmlx>", None),
        (MAIL, K.MAIL),
        (MAIL.replace(b"\r\n", b"\n"), K.MAIL),
        (PAGE, K.MHTML),
        (b"From: a\nTo: b\n\nMIME-Version: 1.0\nSubject: x", None),
        ("通知：\nReceived: 1\nFrom: 2".encode(), None),
        (b"Rar!\x1a\x07\x01\0", K.RAR),
        (b"7z\xbc\xaf\x27\x1c\0\4", K.SEVEN_ZIP),
        (b"\x1f\x8b\x08\0", K.GZIP),
        (b"MZ" + bytes(58) + b"\x40\0\0\0PE\0\0", K.EXECUTABLE),
        (b"MZ: 1. BM, GIF8 and RIFF are only letters here, and so is PK.", None),
        (b"BM is a word", None),
        ("1.检查。".encode("gb18030"), None),
        ("1.检查。".encode("utf-16"), None),
        (b"", None),
    ],
)
def test_other_content_is_known_by_its_beginning(data: bytes, kind: ContentKind | None) -> None:
    assert kind_of(data) is kind


def test_the_interpreter_is_a_program() -> None:
    assert kind_of(Path(sys.executable).read_bytes()[:1000]) is K.EXECUTABLE


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_damage_is_looked_at_without_a_stumble(data: st.DataObject) -> None:
    wholes = (word(), compound_file({"WordDocument": 1}, {"Workbook": 1}, True), MAIL, PAGE)
    broken = bytearray(data.draw(st.sampled_from(wholes)))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    kind_of(bytes(broken))
    kind_of(bytes(broken[: data.draw(st.integers(0, len(broken)))]))
