import io
import zipfile
from functools import cache

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import BlockKind
from index.errors import InputError
from index.readers.docx import read_docx
from tests.index.word_files import numbered, numbered_word, rewritten, saved, table


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_docx(data, "a.docx")]


@cache
def small() -> bytes:
    document = numbered_word()
    numbered(document, 0, "责任")
    numbered(document, 2, "检查。要检查。")
    return saved(document)


def test_automatic_numbers_become_text() -> None:
    document = numbered_word()
    for level, text in [(0, "责任"), (1, "党政"), (2, "甲"), (2, "乙"), (3, "细"), (3, "目")]:
        numbered(document, level, text)
    for level, text in [(1, "企业"), (2, "丙"), (0, "治理"), (1, "消防"), (2, "丁"), (3, "新")]:
        numbered(document, level, text)
    assert texts(saved(document)) == [
        *["一、责任", "（一）党政", "1.甲", "2.乙", "①细", "②目"],
        *["（二）企业", "3.丙", "二、治理", "（一）消防", "4.丁", "①新"],
    ]


def test_a_level_that_restarts_counts_anew() -> None:
    document = numbered_word(restart_third=True)
    for level, text in [(1, "党政"), (2, "甲"), (1, "企业"), (2, "乙")]:
        numbered(document, level, text)
    assert texts(saved(document)) == ["（一）党政", "1.甲", "（二）企业", "1.乙"]


def test_a_number_beyond_chinese_counting_is_shown_in_digits() -> None:
    data = rewritten(
        small(), lambda name, xml: xml.replace(b'start w:val="1"', b'start w:val="9999"')
    )
    assert texts(data)[0] == "9999、责任"


def test_paragraphs_headings_and_rows_keep_kind_and_place() -> None:
    document = Document()
    document.add_heading("青石镇工作要点", 0)
    document.add_paragraph("")
    document.add_heading("责任", 1)
    table(document, [["序号", "任务", "牵头单位"], ["1", "检查。", "镇应急办"], ["2", "", ""]])
    document.add_paragraph("结束。")
    blocks = read_docx(saved(document), "a.docx")
    assert [(block.text, block.place, block.kind) for block in blocks] == [
        ("青石镇工作要点", "第1段", BlockKind.HEADING),
        ("责任", "第3段", BlockKind.HEADING),
        ("任务：检查；牵头单位：镇应急办。", "表1第2行", BlockKind.ROW),
        ("结束。", "第4段", BlockKind.PARAGRAPH),
    ]


def test_content_controls_are_read_and_a_table_of_contents_is_not() -> None:
    document = Document()
    inside = "<w:p><w:r><w:t>控件里的一段。</w:t></w:r></w:p>"
    document.element.body.insert(
        0,
        parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent>{inside}</w:sdtContent></w:sdt>"),
    )
    document.styles.add_style("TOC 1", 1)
    document.add_paragraph("一、责任 3", "TOC 1")
    assert texts(saved(document)) == ["控件里的一段。"]


def test_deleted_words_are_left_out_and_inserted_ones_taken() -> None:
    document = Document()
    run = "<w:r><w:{0}>{1}</w:{0}></w:r>"
    document.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:del>{run.format('t', '旧')}</w:del>"
            f"<w:ins>{run.format('t', '新')}</w:ins>{run.format('t', '词')}</w:p>"
        ),
    )
    assert texts(saved(document)) == ["新词"]


@pytest.mark.parametrize("part", ["[Content_Types].xml", "word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize("junk", [b"", b"<a/>", b"\xff\xfe"])
def test_a_broken_part_is_refused(part: str, junk: bytes) -> None:
    data = rewritten(small(), lambda name, xml: junk if name == part else xml)
    with pytest.raises(InputError, match=r"a\.docx：不是完好的 Word 文件.*另存为"):
        read_docx(data, "a.docx")


def test_a_nonsensical_numbering_is_refused() -> None:
    data = rewritten(small(), lambda name, xml: xml.replace(b'ilvl w:val="', b'ilvl w:val="x'))
    with pytest.raises(InputError, match="不是完好的 Word 文件"):
        read_docx(data, "a.docx")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(small())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=20)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        try:
            read_docx(damaged, "a.docx")
        except InputError as error:
            assert str(error).startswith("a.docx：")


@pytest.mark.parametrize(("name", "size"), [("word/media/a.bin", 301), ("word/document.xml", 21)])
def test_a_bomb_is_refused_unopened(name: str, size: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(name, bytes(size * 1_000_000))
    with pytest.raises(InputError, match=f"解压后有 {size} MB"):
        read_docx(buffer.getvalue(), "a.docx")


def test_an_encrypted_file_is_told_from_a_damaged_one() -> None:
    with pytest.raises(InputError, match=r"加密的 Word 文件或旧版 \.doc。请去掉密码"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.docx")
