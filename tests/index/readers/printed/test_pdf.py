import io
import subprocess
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.document import Block, BlockKind
from index.errors import InputError
from index.readers.printed.pdf import read_pdf
from index.readers.source import Source, silent
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


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_damage_raises_nothing_but_a_sentence(data: st.DataObject) -> None:
    broken = bytearray(two_columns())
    for at in data.draw(st.lists(st.integers(0, len(broken) - 1), max_size=30)):
        broken[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(broken)))
    for damaged in (bytes(broken), bytes(broken[:cut])):
        try:
            blocks_of(damaged)
        except InputError as error:
            assert str(error).startswith("a.pdf：")
