"""Old and other office formats, made and read by a real LibreOffice."""

import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from index.document import Block
from index.errors import InputError
from index.readers.docx import read_docx
from index.readers.office import read_converted
from index.readers.sheet import read_xlsx
from tests.index.office_files import open_text
from tests.index.one_plan import as_word

ROWS = [
    ["任务", "牵头单位", "完成时限"],
    ["检查", "镇应急办", "6月底前"],
    ["整改", "镇教育办", "年底前"],
]


@cache
def workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The plan as .doc and .odt, the workbook as .xls."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.fail(
            "LibreOffice is needed: apt-get install libreoffice-writer-nogui libreoffice-calc-nogui"
        )
    folder = tmp_path_factory.mktemp("office")
    (folder / "a.docx").write_bytes(as_word())
    (folder / "a.xlsx").write_bytes(workbook())
    for ending, given in (("doc", "docx"), ("odt", "docx"), ("xls", "xlsx")):
        subprocess.run(
            [
                *(soffice, "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}"),
                *("--convert-to", ending, "--outdir", str(folder), str(folder / f"a.{given}")),
            ],
            capture_output=True,
            timeout=60,
        )
    return {ending: (folder / f"a.{ending}").read_bytes() for ending in ("doc", "odt", "xls")}


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def words(blocks: tuple[Block, ...]) -> list[tuple[str, str, str]]:
    return [(block.text, block.place, block.label) for block in blocks]


@pytest.mark.parametrize(("form", "name"), [("doc", "a.WPS"), ("odt", "a.odt")])
def test_a_plan_reads_the_same_whatever_saved_it(
    made: dict[str, bytes], form: str, name: str
) -> None:
    expected = words(read_docx(as_word(), "a.docx"))
    assert [text[:6] for text, _, _ in expected[3:6]] == [
        "一、压实安全",
        "（一）落实党",
        "1.加强理论",
    ]
    assert expected[-1][2] == "表1第13行"
    assert words(read_converted(made[form], name)) == expected


def test_a_table_reads_the_same_whatever_saved_it(made: dict[str, bytes]) -> None:
    read = read_converted(made["xls"], "a.et")
    assert [(block.text, block.label) for block in read] == [
        (block.text, block.label) for block in read_xlsx(workbook(), "a.xlsx")
    ]
    assert read[0].text == "任务：检查；牵头单位：镇应急办；完成时限：6月底前。"


def test_numbers_of_rich_text_in_a_chinese_code_page_are_read() -> None:
    def level(pattern: str) -> str:
        return (
            r"\listlevel\levelnfc39\levelnfcn39\levelfollow2\levelstartat1"
            rf"{{\leveltext{pattern};}}{{\levelnumbers\'01;}}"
        )

    def gbk(text: str) -> str:
        return "".join(rf"\'{byte:02x}" for byte in text.encode("gbk"))

    rtf = (
        r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 "
        + gbk("宋体")
        + r";}}{\*\listtable{\list{"
        + level(rf"\'02\'00{gbk('、')}")
        + r"}\listid7}}{\*\listoverridetable{\listoverride\listid7\listoverridecount0\ls1}}"
        + rf"\pard\f0 {gbk('青石镇工作要点')}\par\pard\ls1\ilvl0 {gbk('责任')}\par {gbk('治理')}\par}}"
    )
    read = read_converted(rtf.encode("ascii"), "a.rtf")
    assert [block.text for block in read] == ["青石镇工作要点", "一、责任", "二、治理"]


WORD_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument '
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>'
    "一、责任</w:t></w:r></w:p></w:body></w:wordDocument>"
)
EXCEL_2003 = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook '
    'xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表"><Table>'
    + "".join(
        "<Row>"
        + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row)
        + "</Row>"
        for row in ROWS
    )
    + "</Table></Worksheet></Workbook>"
)


@pytest.mark.parametrize(
    ("name", "text", "first"),
    [
        ("a.doc", WORD_2003, "一、责任"),
        ("a.xls", EXCEL_2003, "任务：检查；牵头单位：镇应急办；完成时限：6月底前。"),
    ],
)
def test_the_xml_of_office_2003_is_read(name: str, text: str, first: str) -> None:
    assert read_converted(text.encode(), name)[0].text == first


PAGE = "<html><body><p>青石镇2024年安全生产工作要点</p><p>一、责任</p>{}</body></html>"
CELLS = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(
    ("name", "data", "last"),
    [
        ("a.doc", as_word(), "镇街应急物资补齐缺口"),
        ("a.doc", "青石镇工作要点\r\n一、责任\r\n1.检查。".encode("gb18030"), "1.检查。"),
        ("a.doc", PAGE.format("<p>1.检查。</p>").encode("gb18030"), "1.检查。"),
        ("a.xls", PAGE.format(f"<table>{CELLS}</table>").encode(), ROWS[2][1]),
        ("a.et", workbook(), ROWS[2][1]),
        ("a.xls", "\n".join("\t".join(row) for row in ROWS).encode("gb18030"), ROWS[2][1]),
    ],
)
def test_what_only_has_an_old_ending_needs_no_libreoffice(
    name: str, data: bytes, last: str
) -> None:
    assert last in read_converted(data, name)[-1].text


@pytest.mark.usefixtures("no_office")
@pytest.mark.parametrize(("form", "target"), [("doc", "docx"), ("xls", "xlsx")])
def test_a_machine_without_libreoffice_says_so(
    made: dict[str, bytes], form: str, target: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_converted(made[form], f"/计划/a.{form}")
    assert str(caught.value) == (
        f"/计划/a.{form}：读取这种格式需要 LibreOffice，这台电脑没有安装：请安装 LibreOffice（soffice），"
        f"或用 WPS 打开，另存为 .{target} 后再添加。"
    )


def test_a_conversion_that_takes_too_long_says_so(made: dict[str, bytes]) -> None:
    with pytest.raises(InputError, match=r"a\.doc：LibreOffice 在 0\.1 秒内没有转换完，已停止"):
        read_converted(made["doc"], "a.doc", seconds=0.1)


def test_a_password_is_told_with_the_way_out(made: dict[str, bytes]) -> None:
    locked = bytearray(made["doc"])
    locked[locked.find(b"\xec\xa5") + 11] |= 1  # fEncrypted of the FIB, [MS-DOC] 2.5.2
    with pytest.raises(
        InputError, match=r"a\.doc：LibreOffice 打不开，可能设了打开密码.*另存为 \.docx"
    ):
        read_converted(bytes(locked), "a.doc")


def test_damage_raises_nothing_but_a_sentence(made: dict[str, bytes]) -> None:
    with pytest.raises(InputError, match=r"a\.doc：LibreOffice 打不开.*或已损坏"):
        read_converted(made["doc"][:6000], "a.doc")
    with pytest.raises(InputError, match=r"a\.odt：文件不完整"):
        read_converted(made["odt"][:900], "a.odt")


def test_content_of_another_kind_is_refused() -> None:
    for data in (b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(50), b'<?xml version="1.0"?><a/>'):
        with pytest.raises(InputError, match=r"a\.doc：内容不是文字文件或表格，不能读取。请用 WPS"):
            read_converted(data, "a.doc")


def test_what_is_unpacked_is_bounded() -> None:
    with pytest.raises(InputError, match="解压后有 22 MB"):
        read_converted(open_text("<text:p/>" * 2_400_000), "a.odt")
