"""A workbook that cannot be read is a sentence with the way out, whatever is wrong with it."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from eval.gold.workbook import read_workbook
from index.errors import InputError
from tests.eval.workbooks import ASKED, fault, written


def packed(name: str, data: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return made.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
UNUSABLE: Mapping[str, bytes] = {
    "不是完好的": "问题,计划\n".encode(),
    "不是完好的 .xlsx 工作簿": packed("word/document.xml", b"<w/>"),
    "有密码": OLE + "EncryptedPackage".encode("utf-16-le"),
    "是旧版 .xls 文件": OLE + "Workbook".encode("utf-16-le"),
    "解压后有 50 MB": packed("xl/worksheets/sheet1.xml", bytes(50_000_000)),
}


@pytest.mark.parametrize("said", UNUSABLE)
def test_a_file_that_is_no_workbook_is_refused(said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(UNUSABLE[said])
    assert said in fault(path)


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    assert "无法读取" in fault(tmp_path / "none.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    assert "无法读取" in fault(tmp_path / "folder.xlsx")


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("题目")
    for _ in range(20_002):
        sheet.append(["问题"])
    book.save(tmp_path / "a.xlsx")
    assert fault(tmp_path / "a.xlsx").startswith(" 工作表“题目”：有内容的行超过 20000 行")


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed_as(path: Path, kept: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for part, content in kept.items():
            archive.writestr(part, content)
    return path


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = [ASKED, (None, None, 3, "每月"), ("二", "甲", "=1+1"), ("三",)]
    return written(tmp_path_factory.mktemp("damage"), rows, merge="B2:B3")


def test_a_sheet_that_misstates_its_size_is_read_whole(whole: Path) -> None:
    kept = parts(whole)
    name = "xl/worksheets/sheet1.xml"
    assert b'<dimension ref="A1:I5"' in kept[name]
    kept[name] = kept[name].replace(b'<dimension ref="A1:I5"', b'<dimension ref="A1"')
    kept[name] = kept[name].replace(b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    kept[name] = kept[name].replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    first, second, third = read_workbook(packed_as(whole.parent / "size.xlsx", kept))
    assert [gold.item for gold in (*first.gold, *second.gold)] == [20, 3, 2]
    assert not third.answerable


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_damage_is_a_crash(data: st.DataObject, whole: Path) -> None:
    """A stretch of one part is lost or replaced; what is read then is questions or a sentence."""
    kept = parts(whole)
    name = data.draw(st.sampled_from(sorted(kept)))
    start = data.draw(st.integers(0, len(kept[name]) - 1))
    end = data.draw(st.integers(start, min(start + 200, len(kept[name]))))
    put = data.draw(
        st.sampled_from([b"", b"0", b"-1", b"x", b'"', b"<", b"</row>", b"&#0;", b"9" * 30])
    )
    kept[name] = kept[name][:start] + put + kept[name][end:]
    path = packed_as(whole.parent / "damaged.xlsx", kept)
    try:
        read_workbook(path)
    except InputError as error:
        assert str(path) in str(error)


@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_no_damage_of_the_archive_is_a_crash(data: st.DataObject, whole: Path) -> None:
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = whole.parent / "damaged.xlsx"
    path.write_bytes(content[: data.draw(st.integers(0, len(content)))])
    try:
        read_workbook(path)
    except InputError as error:
        assert str(path) in str(error)
