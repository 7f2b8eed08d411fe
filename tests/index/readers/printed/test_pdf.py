import base64
import ctypes
import io
import subprocess
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.printed.pdf import read_pdf
from index.readers.source import Source, silent
from tests.index.ofd_files import png
from tests.index.one_plan import as_html
from tests.index.printed import PAGE, pictures, printed, scanned

BODY = "<p>1.检查。镇应急办每月对全镇工贸企业检查1次，发现隐患的当场下达整改通知，逾期不改的上报区应急局。</p>"


def blocks_of(data: bytes, remarks: list[str] | None = None) -> tuple[Block, ...]:
    heard: list[str] = [] if remarks is None else remarks
    return read_pdf(Source(data, "a.pdf", silent, heard.append))


def page(body: str) -> str:
    """A page to print without a running head, which on one page alone cannot be told from text."""
    style = PAGE + "@page { @top-center { content: none } }"
    return f'<!doctype html><meta charset="utf-8"><style>{style}</style><body>{body}</body>'


def saved(document: pdfium.PdfDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def plan() -> bytes:
    return printed(as_html(PAGE))


@cache
def two_columns() -> bytes:
    parts = "".join(f"<p>{at}.{'检查企业安全生产情况' * 6}。</p>" for at in range(1, 25))
    style = "column-count:2;column-gap:3em;font-size:12pt;line-height:20pt"
    body = f"<h1>白沙镇简报</h1><div style='{style}'>{parts}</div>"
    return printed(page(body))


def whole(blocks: tuple[Block, ...]) -> list[str]:
    """The paragraphs, those over a page break in one."""
    found: list[str] = []
    for block in blocks:
        if block.continues:
            found[-1] += block.text
        else:
            found.append(block.text)
    return found


def test_paragraphs_are_whole_and_know_their_page() -> None:
    remarks: list[str] = []
    blocks = blocks_of(plan(), remarks)
    assert [text[:3] for text in whole(blocks)[3:6]] == ["一、压", "（一）", "1.加"]
    assert not any("\n" in block.text for block in blocks)
    assert [block.place for block in blocks] == sorted(block.place for block in blocks)
    assert blocks[0].place == "第1页" and blocks[-1].place == "第5页"
    assert remarks == ["去掉页眉或页脚“白沙区安全生产委员会文件”（5页）。"]


def test_a_table_over_a_page_break_has_one_header_and_whole_rows() -> None:
    rows = [block for block in blocks_of(plan()) if block.kind is BlockKind.ROW]
    assert [row.label for row in rows] == [f"表1第{at}行" for at in range(2, 14)]
    assert {row.place for row in rows} == {"第4页", "第5页"}
    assert rows[2].text == (
        "工作任务：危化品运输停车场启用；牵头单位：区应急局；配合单位：区交通运输局；完成时限：9月15日前。"
    )


def test_two_columns_are_read_one_after_the_other() -> None:
    texts = whole(blocks_of(two_columns()))
    assert texts[0] == "白沙镇简报"
    assert texts[1:] == [f"{at}.{'检查企业安全生产情况' * 6}。" for at in range(1, 25)]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_read_all_the_same(turn: int) -> None:
    document = pdfium.PdfDocument(plan())
    for one in document:
        one.set_rotation(turn)
    turned = [text.replace(" ", "") for text in whole(blocks_of(saved(document)))]
    assert turned == [text.replace(" ", "") for text in whole(blocks_of(plan()))]


def test_a_slanted_watermark_is_no_text() -> None:
    mark = "<div style='position:fixed;top:40%;left:20%;transform:rotate(-40deg);font-size:40pt'>内部资料</div>"
    assert whole(blocks_of(printed(page(BODY + mark)))) == [BODY[3:-4]]


def test_a_scanned_page_among_others_is_recognised_and_said() -> None:
    document = pdfium.PdfDocument(printed(page(BODY)))
    scan = pdfium.PdfDocument(scanned(pictures(printed(page(BODY.replace("1.", "2."))))))
    document.import_pages(scan)
    remarks: list[str] = []
    told: list[tuple[int, int]] = []
    source = Source(saved(document), "a.pdf", lambda *done: told.append(done), remarks.append)
    assert whole(read_pdf(source)) == [BODY[3:-4], BODY[3:-4].replace("1.", "2.", 1)]
    assert remarks[0].startswith("第2页是图片，文字由识别得出（1页）")
    assert told == [(1, 2), (2, 2)]


def test_a_nearly_empty_page_is_not_taken_for_a_scan() -> None:
    assert whole(blocks_of(printed(page("<p>完。</p>")))) == ["完。"]


def test_a_password_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1.检查。", encoding="utf-8")
    options = (
        '{"EncryptFile":{"type":"boolean","value":"true"},'
        '"DocumentOpenPassword":{"type":"string","value":"123"}}'
    )
    subprocess.run(
        [
            *("soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"),
            *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(tmp_path)),
            str(tmp_path / "a.txt"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    with pytest.raises(InputError, match=r"^a\.pdf：PDF 有密码。请用密码打开后另存为"):
        blocks_of((tmp_path / "a.pdf").read_bytes())


def test_too_many_pages_are_refused_at_once() -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(10_000):
        document.new_page(100, 100)
    with pytest.raises(InputError, match="有 10000 页，超过上限 3000 页"):
        blocks_of(saved(document))


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.7\n%%EOF", plan()[:2000]])
def test_a_damaged_file_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.pdf：不是完好的 PDF 文件.*请重新导出"):
        blocks_of(data)


@cache
def small() -> bytes:
    """Two small pages: what damage leaves without words is recognised, which takes its time."""
    style = (
        "<style>@page{size:50mm 40mm;margin:4mm} body{font:9pt/12pt 'Noto Serif CJK SC'}</style>"
    )
    cells = "<tr><td>任务</td><td>单位</td></tr><tr><td>检查</td><td>镇应急办</td></tr>"
    return printed(page(f"{style}{BODY}<table>{cells}</table>"))


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(small())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=30)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        try:
            blocks_of(damaged)
        except InputError as error:
            assert str(error).startswith("a.pdf：")


@cache
def adorned() -> tuple[Block, ...]:
    """Pages with everything that is drawn behind, over and around the text of a plan."""
    style = (
        "@page{size:A4;margin:12mm 20mm;@top-center{content:'白沙区2024年工作要点';"
        "font:9pt 'Noto Serif CJK SC'}} .mark{position:fixed;top:45%;left:10%;font-size:60pt;"
        "line-height:80pt;color:#ddd;z-index:-1} .slant{font-style:italic}"
        ".twice{text-shadow:1px 1px 0 #999} .wide{letter-spacing:.5em} .drawn{-webkit-text-stroke:.5px}"
    )
    items = [
        "<p class='slant'>1.对28家企业检查12次，整改率达到100%。</p>",
        "<p class='twice'>2.对36家企业检查11次，整改率达到99%。</p>",
        "<p class='drawn'>3.对41家企业检查10次，整改率达到98%。</p>",
        "<p class='wide'>4.共2024处。</p>",
        "<p>5.库容30万m<sup>3</sup>，CO<sub>2</sub>浓度不高。</p>",
    ]
    body = BODY[3:-4].replace("1.", "") * 45
    text = f"<h1>白沙区2024年工作要点</h1>{''.join(items)}<p>{body}</p>"
    return blocks_of(printed(page(f"<style>{style}</style>{text}<div class='mark'>内部资料</div>")))


def test_text_that_leans_or_is_drawn_twice_is_read_as_it_is() -> None:
    assert whole(adorned())[1:6] == [
        "1.对28家企业检查12次，整改率达到100%。",
        "2.对36家企业检查11次，整改率达到99%。",
        "3.对41家企业检查10次，整改率达到98%。",
        "4.共2024处。",
        "5.库容30万m3，CO2浓度不高。",
    ]


def test_a_head_with_the_words_of_the_title_leaves_the_title() -> None:
    assert {block.place for block in adorned()} == {"第1页", "第2页", "第3页"}
    assert [block.text for block in adorned()].count("白沙区2024年工作要点") == 1


def test_large_words_behind_the_text_of_every_page_are_no_text() -> None:
    assert not any("内部资料" in block.text for block in adorned())
    assert whole(adorned())[6] == BODY[3:-4].replace("1.", "") * 45


HEADER = ("序号", "工作任务", "牵头单位", "完成时限")
ROWS = tuple(
    (str(at), f"{words}，覆盖企业{at}家", unit, f"{at}月底前")
    for at, (words, unit) in enumerate(
        (("开展拉网式排查并且督促整改到位", "区应急局"), ("更新隐患台账", "区住建局、区教育局"))
        * 2,
        1,
    )
)


def table(style: str, rows: tuple[tuple[str, ...], ...] = (HEADER, *ROWS)) -> str:
    cells = (f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table class={style}>{''.join(cells)}</table>"


@cache
def tables() -> tuple[Block, ...]:
    style = (
        ".dashed td{border:1px dashed #777} .double{border-collapse:separate;border-spacing:3px}"
        ".double td{border:3px double} .flat td,.shaded td{border:0} .flat tr{border-bottom:1px solid}"
        ".shaded tr:nth-child(odd){background:#dde} .shaded td,.flat td{padding:4pt}"
        "td:nth-child(2){width:11em}"
    )
    kinds = ("dashed", "double", "flat", "shaded")
    parts = "".join(f"<p>{kind}：</p>{table(kind)}" for kind in kinds)
    return blocks_of(printed(page(f"<style>{style}</style>{parts}")))


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_table_is_one_however_its_cells_are_parted(number: int) -> None:
    rows = [block for block in tables() if block.label.startswith(f"表{number}第")]
    assert [(block.label, block.text) for block in rows] == [
        (f"表{number}第{at}行", f"工作任务：{task}；牵头单位：{unit}；完成时限：{due}。")
        for at, (_, task, unit, due) in enumerate(ROWS, 2)
    ]


def test_a_row_that_a_page_breaks_without_a_rule_is_whole() -> None:
    long = "对企业开展检查发现隐患当场下达整改通知书" * 30
    rows = (HEADER[1:], (long, "区应急局", "6月底前"), (long, "区住建局", "9月底前"))
    found = blocks_of(printed(page(table("plain", rows))))
    assert [block.text for block in found] == [
        f"工作任务：{long}；牵头单位：{unit}；完成时限：{due}。" for _, unit, due in rows[1:]
    ]


def with_words(document: pdfium.PdfDocument, words: str, mode: int) -> bytes:
    """A PDF whose first page has some words more, drawn in a mode (ISO 32000-1, 9.3.6)."""
    one = document[0]
    item = raw.FPDFPageObj_NewTextObj(document, b"Helvetica", 12)
    encoded = (words + "\0").encode("utf-16-le")
    raw.FPDFText_SetText(item, ctypes.cast(ctypes.c_char_p(encoded), raw.FPDF_WIDESTRING))
    raw.FPDFTextObj_SetTextRenderMode(item, mode)
    raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, 100, 300)
    raw.FPDFPage_InsertObject(one, item)
    raw.FPDFPage_GenerateContent(one)
    return saved(document)


def test_words_hidden_behind_a_scan_are_not_trusted() -> None:
    scan = pdfium.PdfDocument(scanned(pictures(printed(page(BODY)))))
    data = with_words(scan, "another program's reading of it", raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    assert whole(blocks_of(data)) == [BODY[3:-4]]


def test_a_stamp_of_some_system_on_a_scan_hides_nothing() -> None:
    """Who printed it and when, as text over the picture of the page."""
    scan = pdfium.PdfDocument(scanned(pictures(printed(page(BODY)))))
    words = "printed by 0417 on 2024-03-12 at 10:22:31, internal use only"
    hidden = pdfium.PdfDocument(
        with_words(scan, "another program's reading of it" * 9, raw.FPDF_TEXTRENDERMODE_INVISIBLE)
    )
    for document in (scan, hidden):
        remarks: list[str] = []
        stamped = with_words(document, words, raw.FPDF_TEXTRENDERMODE_FILL)
        assert BODY[3:-4] in whole(blocks_of(stamped, remarks))
        assert remarks[0].startswith("第1页是图片")


def test_a_picture_beside_the_text_is_named_and_a_seal_is_not() -> None:
    shown = base64.b64encode(png(pictures(printed(page(BODY)))[0].resize((400, 560)))).decode()
    for width, named in (("90mm", True), ("30mm", False)):
        image = f"<img src='data:image/png;base64,{shown}' style='width:{width};height:{width}'>"
        remarks: list[str] = []
        assert BODY[3:-4] in whole(blocks_of(printed(page(BODY + image)), remarks))
        assert any("图片中的文字没有读取" in remark for remark in remarks) == named


def test_letters_that_a_font_without_a_map_comes_out_as_are_not_trusted() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    remarks: list[str] = []
    blocks_of(with_words(document, "ÖÐÁÖÊÐÇøÕòÓ¦¼±¹ÜÀí¾Ö°²È«" * 2, 0), remarks)
    assert remarks[0].startswith("第1页是图片")
