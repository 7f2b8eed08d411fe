"""What reading promises of files that hold more than a plan or are not as they should be.

Each check takes a name, whose ending is the format, and makes the file that it needs.
"""

import io
import re
import zipfile

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image

from index.document import Document
from tests.index import feature_plan as plan
from tests.index.feature_files import by_office, made
from tests.index.feature_readings import document, ending, holds, read_bytes, refusal, texts
from tests.index.feature_word import as_word
from tests.index.ofd_files import ofd, text
from tests.index.office_files import locked_text
from tests.index.printed import scanned
from tests.index.readers.compound_files import compound_file
from tests.index.word_files import zipped

_LINES = ("青石镇2024年安全生产工作要点", "一、压实责任", "1.每月检查1次，发现隐患的当场整改。")
_TRADITIONAL = (
    "青石鎮2024年安全生產工作要點",
    "一、壓實責任",
    "1.每月檢查1次，發現隱患的當場整改。",
)
_OPEN_PASSWORD = (
    '{"EncryptFile":{"type":"boolean","value":"true"},'
    '"DocumentOpenPassword":{"type":"string","value":"123"}}'
)


def hidden_words(name: str) -> None:
    """Words, rows, sheets and objects that nobody sees are left out."""
    if ending(name) == ".ofd":
        unseen = text(plan.HIDDEN, 30, 60, 5, 'Visible="false"')
        data = ofd([text("一、压实责任", 30, 45) + unseen])
        assert texts(read_bytes(name, data).blocks) == ["一、压实责任"]
        return
    assert holds(name, plan.HIDDEN)
    assert plan.HIDDEN not in "".join(texts(document(name).blocks))


def comments(name: str) -> None:
    """What somebody wrote at the margin is no text of the plan."""
    if ending(name) == ".pdf":
        read = read_bytes(name, _annotated(made(name)))
    elif ending(name) == ".ofd":
        read = read_bytes(name, _annotated_ofd())
    else:
        assert holds(name, plan.COMMENT)
        read = document(name)
    assert read.blocks and plan.COMMENT not in "".join(texts(read.blocks))


def pages_that_are_pictures(name: str) -> None:
    """A page that is a picture is recognised, and said to be."""
    read = document(name) if ending(name) == ".tif" else _page_of_a_picture(name)
    assert "4417" in "".join(texts(read.blocks))
    assert any("文字由识别得出" in said for said in read.remarks)


def words_in_pictures(name: str) -> None:
    """A picture inside a page is read with the page where the whole is recognised."""
    assert "4417" in "".join(texts(document(name).blocks))


def encodings(name: str) -> None:
    """The encodings of Chinese offices, old and new, with and without a mark."""
    if ending(name) in (".wps", ".odt", ".rtf"):
        if ending(name) == ".rtf":  # The others are Unicode by their formats.
            read = read_bytes(name, _in_a_code_page())
            assert texts(read.blocks) == ["青石镇工作要点", "一、责任", "二、治理"]
        return
    for lines, codecs in (
        (_LINES, ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "hz")),
        (_TRADITIONAL, ("big5",)),
    ):
        whole = "\r\n".join(lines)
        if ending(name) == ".html":
            whole = f"<html><body>{''.join(f'<p>{line}</p>' for line in lines)}</body></html>"
        for codec in codecs:
            if (ending(name), codec) != (".html", "hz"):
                assert tuple(texts(read_bytes(name, whole.encode(codec)).blocks)) == lines, codec


def passwords(name: str) -> None:
    """A file that asks for a password is refused with this reason, or with it among others."""
    match ending(name):
        case ".docx" | ".xlsx":
            # What Word and Excel wrap around a file with a password ([MS-OFFCRYPTO] 1.3).
            data = compound_file({"EncryptionInfo": 300, "EncryptedPackage": 5000}, {})
            expected = "内容是加密的文件，不能读取。请用 Word 或 WPS 打开，去掉密码"
        case ".wps":
            locked = bytearray(made(name))
            locked[locked.find(b"\xec\xa5") + 11] |= 1  # fEncrypted of the FIB, [MS-DOC] 2.5.2
            data, expected = bytes(locked), "LibreOffice 打不开，可能设了打开密码，或已损坏"
        case ".odt":
            data, expected = locked_text(), "LibreOffice 打不开，可能设了打开密码，或已损坏"
        case ".rtf":
            return  # The format has no passwords.
        case ".pdf":
            data = by_office(as_word(True), "docx", f"pdf:writer_pdf_Export:{_OPEN_PASSWORD}")
            expected = "PDF 有密码。请用密码打开后另存为（或打印为）没有密码的 PDF"
        case _:
            data = zipped({"OFD.xml": bytes(range(256)) * 9})
            expected = "不是完好的 OFD 文件，可能被截断、加密或改了后缀"
    assert f"{name}：{expected}" in refusal(name, data)


def damage(name: str) -> None:
    """A file that was cut or broken is refused by name, with the way out."""
    whole = made(name) if ending(name) != ".tif" else plan.picture()
    if ending(name) in (".html", ".csv", ".txt", ".md"):
        words = whole.decode("gb18030" if ending(name) in (".csv", ".txt") else "utf-8")
        broken, said = words.encode("gb18030") + b"\xff\xff\xff", "编码已损坏"
    elif ending(name) in (".wps", ".rtf"):
        broken, said = whole[: len(whole) // 2], "或已损坏"
    else:
        broken, said = whole[: len(whole) // 2], "截断"
    shown = "a.png" if ending(name) == ".tif" else name
    assert re.fullmatch(f"{re.escape(shown)}：.*{said}.*请.*添加。", refusal(shown, broken))


def _annotated(data: bytes) -> bytes:
    """A PDF with a comment on its first page."""
    opened = pdfium.PdfDocument(data)
    note = raw.FPDFPage_CreateAnnot(opened[0], raw.FPDF_ANNOT_TEXT)
    words = (plan.COMMENT + "\0").encode("utf-16-le")
    value = (raw.FPDF_WCHAR * (len(words) // 2)).from_buffer_copy(words)
    assert raw.FPDFAnnot_SetStringValue(note, b"Contents", value)
    raw.FPDFPage_CloseAnnot(note)
    buffer = io.BytesIO()
    opened.save(buffer)
    opened.close()
    return buffer.getvalue()


def _annotated_ofd() -> bytes:
    """An OFD with a comment beside its page (GB/T 33190, 15)."""
    remark = f"<ofd:PageAnnot xmlns:ofd='http://www.ofdspec.org/2016'><ofd:Annot ID='7'><ofd:Remark>{plan.COMMENT}"
    data = ofd([text("一、压实责任", 30, 45)])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {part: archive.read(part) for part in archive.namelist()}
    annotations = f"{remark}</ofd:Remark></ofd:Annot></ofd:PageAnnot>".encode()
    return zipped(files | {"Doc_0/Annots/Page_0/Annotation.xml": annotations})


def _page_of_a_picture(name: str) -> Document:
    """A file whose only page is a picture of words."""
    if ending(name) == ".pdf":
        with Image.open(io.BytesIO(plan.picture())) as shown:
            return read_bytes(name, scanned([shown], 150))
    placed = '<ofd:ImageObject ID="3" ResourceID="p" Boundary="0 0 210 72"/>'
    return read_bytes(name, ofd([placed], pictures={"p": plan.picture()}, box="0 0 210 72"))


def _in_a_code_page() -> bytes:
    """An RTF in a Chinese code page, its numbers automatic."""

    def gbk(words: str) -> str:
        return "".join(rf"\'{byte:02x}" for byte in words.encode("gbk"))

    level = (
        r"\listlevel\levelnfc39\levelnfcn39\levelfollow2\levelstartat1"
        rf"{{\leveltext\'02\'00{gbk('、')};}}{{\levelnumbers\'01;}}"
    )
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 " + gbk("宋体") + ";}}"
    lists = (
        rf"{{\*\listtable{{\list{{{level}}}\listid7}}}}"
        r"{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
    )
    items = rf"\pard\ls1\ilvl0 {gbk('责任')}\par {gbk('治理')}\par}}"
    return f"{head}{lists}\\pard\\f0 {gbk('青石镇工作要点')}\\par{items}".encode("ascii")
