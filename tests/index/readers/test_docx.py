import io
import zipfile
from functools import cache

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from PIL import Image

from index.document import BlockKind
from index.errors import InputError
from index.readers.docx import read_docx, read_word
from index.readers.source import Source, silent
from tests.index.word_files import (
    numbered,
    numbered_word,
    p,
    rewritten,
    rich,
    saved,
    table,
    word,
    zipped,
)


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


def test_the_rich_file_is_read_whole() -> None:
    assert texts(rich()) == [
        "I.落实责任",
        "甲乙",
        "脚注1：说明",
        "（一）框",
        "任务：检查；单位：镇甲乙；时限：6月。",
        "任务：检查；单位：村；时限：村。",
    ]


@pytest.mark.parametrize(
    "content_type",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_files_with_macros_and_templates_are_read(content_type: str) -> None:
    assert texts(word(p("一、责任"), content_type)) == ["一、责任"]


def test_strict_office_open_xml_reads_like_the_everyday_one() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math": b"officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": (
            b"officeDocument/relationships"
        ),
    }

    def change(name: str, xml: bytes) -> bytes:
        for everyday, other in strict.items():
            xml = xml.replace(everyday, b"http://purl.oclc.org/ooxml/" + other)
        return xml

    data = rewritten(rich(), change)
    assert b"purl" in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    assert read_docx(data, "a.docx") == read_docx(rich(), "a.docx")


def test_parts_are_found_by_name_whatever_their_case_and_slashes() -> None:
    with zipfile.ZipFile(io.BytesIO(rich())) as archive:
        files = {name.replace("/", "\\").title(): archive.read(name) for name in archive.namelist()}
    assert texts(zipped(files)) == texts(rich())


@pytest.mark.parametrize(
    ("kind", "words"),
    [("spreadsheetml.sheet", "Excel 表格.*改成 .xlsx"), ("presentationml.slideshow", "演示文稿")],
)
def test_another_office_file_is_named_as_what_it_is(kind: str, words: str) -> None:
    content_type = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    with pytest.raises(InputError, match=words):
        read_docx(word(p("甲"), content_type), "a.docx")


def test_pictures_are_counted_in_a_remark() -> None:
    document = Document()
    document.add_paragraph("1.检查。")
    drawn = io.BytesIO()
    Image.new("L", (40, 40), 128).save(drawn, "PNG")
    document.add_picture(drawn)
    remarks: list[str] = []
    read_word(Source(saved(document), "a.docx", silent, remarks.append))
    assert remarks == ["文件里有1张图片，图片中的文字没有读取。要读的请另存为图片，单独添加。"]
