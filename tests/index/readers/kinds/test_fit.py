import pytest

from index.errors import InputError
from index.readers.kinds.fit import check_fit
from tests.index.readers.compound_files import compound_file
from tests.index.readers.kinds.test_kind import MAIL, PAGE, excel, packed, picture, word

ALL = (".txt", ".md", ".docx", ".xlsx", ".doc", ".xls", ".wps", ".pdf", ".html", ".rtf", ".ofd")
PICTURES = (".png", ".jpg", ".jpeg", ".bmp")
EVERY = (*ALL, *PICTURES, ".zip", ".eml", ".csv", ".odd")
PDF, RTF, HTML = b"%PDF-1.7\n", b"{\\rtf1", b"<html>"
DOC = compound_file({"WordDocument": 1}, {})
LOCKED = compound_file({"EncryptedPackage": 1}, {})


@pytest.mark.parametrize(
    ("data", "ending", "words"),
    [
        (PDF, ".docx", "内容是 PDF 文件，与后缀“.docx”不符。请把后缀改为 .pdf 后再添加。"),
        (word(), ".txt", "内容是 Word 文件，与后缀“.txt”不符。请把后缀改为 .docx 后再添加。"),
        (word(), ".zip", "内容是 Word 文件，与后缀“.zip”不符。请把后缀改为 .docx 后再添加。"),
        (excel(), ".csv", "内容是 Excel 文件，与后缀“.csv”不符。请把后缀改为 .xlsx 后再添加。"),
        (DOC, ".docx", "内容是旧版 Word 文件，与后缀“.docx”不符。请把后缀改为 .doc 后再添加。"),
        (RTF, ".docx", "内容是 RTF 文件，与后缀“.docx”不符。请把后缀改为 .rtf 后再添加。"),
        (HTML, ".txt", "内容是网页，与后缀“.txt”不符。请把后缀改为 .html 后再添加。"),
        (MAIL, ".md", "内容是电子邮件，与后缀“.md”不符。请把后缀改为 .eml 后再添加。"),
        (packed("a.txt"), ".docx", "内容是压缩包，与后缀“.docx”不符。请把后缀改为 .zip 后再添加。"),
        (
            picture("JPEG"),
            ".pdf",
            "内容是 JPEG 图片，与后缀“.pdf”不符。请把后缀改为 .jpg 后再添加。",
        ),
        (b"PK\3\4" + bytes(50), ".txt", "内容是损坏的压缩包或文档，与后缀“.txt”不符。请重新导出"),
        (PDF, ".tmp", "内容是 PDF 文件，与后缀“.tmp”不符。请把后缀改为 .pdf 后再添加。"),
        (PDF, "", "内容是 PDF 文件，但没有后缀。请把后缀改为 .pdf 后再添加。"),
        (
            picture("GIF"),
            ".docx",
            "内容是 GIF 图片，与后缀“.docx”不符。请把后缀改为 .png 后再添加。",
        ),
        (packed("[Content_Types].xml", "ppt/a"), ".docx", "另存为可以添加的格式（"),
        (
            b"Rar!\x1a\x07\0",
            ".docx",
            "内容是 RAR 压缩包，不能读取。请先解压，或改用 .zip 后再添加。",
        ),
        (
            b"Rar!\x1a\x07\0",
            ".rar",
            "内容是 RAR 压缩包，不能读取。请先解压，或改用 .zip 后再添加。",
        ),
        (b"7z\xbc\xaf\x27\x1c", ".zip", "内容是 7z 压缩包，不能读取。请先解压"),
        (b"\x7fELF", ".doc", "内容是可执行程序，不能读取。它不是文档"),
        (LOCKED, ".docx", "内容是加密的文件，不能读取。请用 Word 或 WPS 打开，去掉密码"),
        (LOCKED, ".doc", "内容是加密的文件，不能读取。请用 Word 或 WPS 打开，去掉密码"),
        (PDF, ".doc", "内容是 PDF 文件，与后缀“.doc”不符。请把后缀改为 .pdf 后再添加。"),
        (packed("a.txt"), ".wps", "内容是压缩包，与后缀“.wps”不符。请把后缀改为 .zip 后再添加。"),
        (picture("PNG"), ".xls", "内容是 PNG 图片，与后缀“.xls”不符。请把后缀改为 .png 后再添加。"),
        (
            packed("OFD.xml"),
            ".doc",
            "内容是 OFD 文件，与后缀“.doc”不符。请把后缀改为 .ofd 后再添加。",
        ),
    ],
)
def test_content_under_a_wrong_name_is_refused_with_the_right_one(
    data: bytes, ending: str, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        check_fit(data, ending, f"a{ending}", EVERY)
    assert str(caught.value).startswith(f"a{ending}：内容是")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (word(), ".docx"),
        (word(), ".doc"),
        (word(), ".wps"),
        (b"PK\3\4" + bytes(50), ".docx"),
        (HTML, ".doc"),
        (HTML, ".xls"),
        (RTF, ".doc"),
        (PAGE, ".doc"),
        (DOC, ".wps"),
        (excel(), ".xls"),
        (compound_file({"__properties": 1}, {}), ".doc"),
        (picture("JPEG"), ".png"),
        (MAIL, ".eml"),
        (PAGE, ".eml"),
        (PDF, ".odd"),
        ("其实是文本".encode(), ".docx"),
        (b"1.", ".unknown"),
    ],
)
def test_content_that_a_reader_can_judge_itself_passes(data: bytes, ending: str) -> None:
    check_fit(data, ending, f"a{ending}", EVERY)


def test_only_what_can_be_added_is_proposed() -> None:
    with pytest.raises(
        InputError, match=r"请打开它，另存为可以添加的格式（Word \.docx、文本 \.txt）后再添加"
    ):
        check_fit(PDF, ".docx", "a.docx", (".txt", ".docx"))
    check_fit(PDF, ".pdf", "a.pdf", (".txt", ".docx"))
    check_fit(PDF, ".tmp", "a.tmp", (".txt", ".docx"))
