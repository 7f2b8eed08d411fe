"""OFD: the text of fixed pages, at its place."""

import io
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.printed.ofd import read_ofd
from index.readers.printed.pdf import read_pdf
from index.readers.source import Source, silent
from tests.index.ofd_files import NAME, from_pdf, line, ofd, png, text
from tests.index.one_plan import as_html
from tests.index.printed import PAGE, pictures, printed
from tests.index.word_files import rewritten, zipped


def read(data: bytes, remarks: list[str] | None = None) -> tuple[Block, ...]:
    heard: list[str] = [] if remarks is None else remarks
    return read_ofd(Source(data, "a.ofd", silent, heard.append))


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data)]


@cache
def plan() -> bytes:
    """The PDF of a plan of five pages with a table."""
    return printed(as_html(PAGE))


@cache
def small() -> bytes:
    """A page of text and a table of two rows, with a template and a picture."""
    lines = [line(20, top, 190, top) for top in (60, 70, 80)]
    lines += [line(left, 60, left, 80) for left in (20, 100, 190)]
    cells = [("任务", 25, 67), ("牵头单位", 105, 67), ("检查企业", 25, 77), ("镇应急办", 105, 77)]
    title = text("青石镇2024年安全生产工作要点", 50, 30, 7)
    body = text("一、压实责任", 30, 45) + "".join(text(*cell) for cell in cells)
    objects = title + body + "".join(lines)
    return ofd([objects], text("青石镇人民政府文件", 60, 15), {"p": b"no picture"})


def test_a_plan_reads_as_from_the_pdf() -> None:
    remarks: list[str] = []
    expected = read_pdf(Source(plan(), "a.pdf", silent, remarks.append))
    heard: list[str] = []
    found = read(from_pdf(plan()), heard)
    assert [(one.text, one.place, one.label) for one in found] == [
        (one.text, one.place, one.label) for one in expected
    ]
    assert heard == remarks
    assert sum(block.kind is BlockKind.ROW for block in found) == 12


def test_text_tables_and_templates_are_read() -> None:
    found = read(small())
    assert [(block.text, block.place, block.label) for block in found] == [
        ("青石镇人民政府文件", "第1页", ""),
        ("青石镇2024年安全生产工作要点", "第1页", ""),
        ("一、压实责任", "第1页", ""),
        ("任务：检查企业；牵头单位：镇应急办。", "第1页", "表1第2行"),
    ]


def test_steps_follow_one_another_in_any_form_and_stray_ones_do_no_harm() -> None:
    def code(words: str, steps: str) -> str:
        return (
            '<ofd:TextObject Size="5" Boundary="20 20 100 10"><ofd:TextCode X="0" Y="5" '
            f'DeltaX="{steps}">{words}</ofd:TextCode></ofd:TextObject>'
        )

    for steps in ("5 5 5", "g 3 5", "g 2 5 5", "g 999999999 5", "", "5", "g -4 5", "g"):
        assert texts(ofd([code("一、责任", steps)])) == ["一、责任"]
    for steps in ("x", "nan", "1e999", "g x"):
        with pytest.raises(InputError, match="不是完好的 OFD 文件"):
            read(ofd([code("一、责任", steps)]))


def test_several_codes_of_an_object_and_single_characters_are_one_line() -> None:
    parts = (
        '<ofd:TextObject Size="5" Boundary="20 20 100 10"><ofd:TextCode X="0" Y="5" '
        'DeltaX="5">一、</ofd:TextCode><ofd:TextCode X="10" DeltaX="5">压实</ofd:TextCode>'
        "</ofd:TextObject>"
        + "".join(text(char, 40 + 5 * at, 25) for at, char in enumerate("责任体系"))
    )
    assert texts(ofd([parts])) == ["一、压实责任体系"]


def test_a_page_that_stands_on_its_side_is_read_upright_and_slanted_marks_are_not() -> None:
    sideways = "".join(
        text(words, 200 - 20 * at, 40, 5, 'CTM="0 1 -1 0 0 0"')
        for at, words in enumerate(("一、压实责任要落实到人", "1.检查要每月进行一次"))
    )
    watermark = text("内部资料", 80, 150, 9, 'CTM="0.7 0.7 -0.7 0.7 0 0"')
    assert texts(ofd([sideways + watermark])) == ["一、压实责任要落实到人", "1.检查要每月进行一次"]


def test_what_is_invisible_is_left_out() -> None:
    seen = text("一、压实责任", 30, 45)
    assert texts(ofd([seen + text("二、旧文", 30, 60, 5, 'Visible="false"')])) == ["一、压实责任"]


def test_all_documents_of_a_file_are_read() -> None:
    second = rewritten(
        small(), lambda name, xml: xml.replace("一、压实责任".encode(), "二、治理隐患".encode())
    )
    files = {}
    for at, data in enumerate((small(), second)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                files[name.replace("Doc_0", f"Doc_{at}")] = archive.read(name)
    body = "<ofd:DocBody><ofd:DocRoot>/Doc_{}/Document.xml</ofd:DocRoot></ofd:DocBody>"
    files["OFD.xml"] = f"<ofd:OFD {NAME}>{body.format(0)}{body.format(1)}</ofd:OFD>".encode()
    found = read(zipped(files))
    assert [(block.text, block.place) for block in found if "、" in block.text] == [
        ("一、压实责任", "第1页"),
        ("二、治理隐患", "第2页"),
    ]


def test_a_scanned_page_is_recognised() -> None:
    page = (
        f'<!doctype html><meta charset="utf-8"><style>{PAGE}</style><p>一、压实安全生产责任。</p>'
    )
    (scan,) = pictures(printed(page))
    scan = scan.crop((0, 200, scan.width, 500))
    picture = (
        '<ofd:ImageObject ID="3" ResourceID="p" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
    )
    remarks: list[str] = []
    found = read(
        ofd(
            [text("一、扫描件说明和正文各一页，共两页", 20, 40), picture], pictures={"p": png(scan)}
        ),
        remarks,
    )
    assert any("压实安全生产责任" in block.text and block.place == "第2页" for block in found)
    assert any(remark.startswith("第2页是图片") for remark in remarks)


def test_a_stamp_on_a_scan_hides_nothing_and_a_picture_beside_text_is_named() -> None:
    page = (
        f'<!doctype html><meta charset="utf-8"><style>{PAGE}</style><p>一、压实安全生产责任。</p>'
    )
    scan = {"p": png(pictures(printed(page))[0])}
    whole = '<ofd:ImageObject ID="3" ResourceID="p" Boundary="0 0 210 297"/>'
    small = '<ofd:ImageObject ID="3" ResourceID="p" Boundary="20 100 90 90"/>'
    words = text("二、打印人王某，打印时间2024年3月12日，内部使用", 20, 250)
    remarks: list[str] = []
    stamped = read(ofd([whole + words], pictures=scan), remarks)
    assert any("压实安全生产责任" in block.text for block in stamped)
    beside = read(ofd([words + small], pictures=scan), remarks)
    assert [block.text for block in beside] == ["二、打印人王某，打印时间2024年3月12日，内部使用"]
    assert remarks[-1].startswith("第1页上有图片，图片中的文字没有读取。")


def test_pictures_that_cannot_be_opened_and_drawn_letters_are_told() -> None:
    picture = '<ofd:ImageObject ID="3" ResourceID="p" Boundary="0 0 210 297"/>'
    with pytest.raises(InputError, match=r"a\.ofd：第1页的图片（png）打不开。.*PDF"):
        read(ofd([picture], pictures={"p": b"JBIG2"}))
    remarks: list[str] = []
    assert read(ofd([line(10, 10, 90, 10)]), remarks) == ()
    assert remarks == [
        "第1页没有文字，只有图形，没有读取。请用 OFD 阅读器打开，另存（或打印）为 PDF 后再添加。"
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        zipped({"OFD.xml": b"<a/>", "a": b""})[:-30],
        zipped({"Encryptions.xml": b"<a/>"}),
        zipped({"OFD.xml": f"<ofd:OFD {NAME}><ofd:DocBody/></ofd:OFD>".encode()}),
    ],
)
def test_what_is_no_ofd_is_refused(data: bytes) -> None:
    with pytest.raises(
        InputError, match=r"a\.ofd：不是完好的 OFD 文件，可能被截断、加密或改了后缀。请用"
    ):
        read(data)


def test_entities_and_bombs_are_refused() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'

    def change(name: str, xml: bytes) -> bytes:
        return xml.replace(b"?>", b"?>" + bomb) if name.endswith("Content.xml") else xml

    with pytest.raises(InputError, match="含有 XML 实体声明"):
        read(rewritten(small(), change))
    with pytest.raises(InputError, match="解压后有 101 MB"):
        read(zipped({"OFD.xml": bytes(101_000_000)}))


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    def change(name: str, xml: bytes) -> bytes:
        words = xml.split(b" ")
        for at in data.draw(st.lists(st.integers(0, len(words) - 1), max_size=2)):
            words[at] = data.draw(st.sampled_from([b"0", b"-1", b"x", b"", b'A="1"', b"9" * 30]))
        return b" ".join(words)

    broken = bytearray(rewritten(small(), change))
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=3)):
        broken[at] = data.draw(st.integers(0, 255))
    for damaged in (bytes(broken), rewritten(small(), change)):
        try:
            read(damaged)
        except InputError as error:
            assert str(error).startswith("a.ofd：")
