from difflib import SequenceMatcher
from functools import cache

import numpy as np
import pytest
from PIL import Image

from index.readers.pages.blocks import pages_to_blocks
from index.readers.pages.glyphs import Glyph
from index.readers.pages.page import Page
from index.readers.pages.recognised import chinese_marks, doubts_of
from index.readers.printed.ocr import recognise
from tests.index.printed import pictures, printed

TEXT = "1.检查。镇应急办每月对28家工贸企业检查1次，（责任单位：镇应急办）6月底前完成。"
ROWS = (
    ("序号", "工作任务", "牵头单位"),
    ("1", "隐患排查", "镇应急办"),
    ("2", "应急演练", "镇安监站"),
)


@cache
def picture() -> Image.Image:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    style = (
        "@page{size:148mm 92mm;margin:15mm} body{font:14pt/24pt 'Noto Serif CJK SC'}"
        "table{border-collapse:collapse} td{border:1px solid;padding:4pt 8pt}"
    )
    body = f"<p>{TEXT}</p><table>{cells}</table>"
    return pictures(printed(f"<meta charset='utf-8'><style>{style}</style>{body}"), slant=0)[0]


def read(image: Image.Image) -> Page:
    return recognise(np.asarray(image.convert("RGB"), np.uint8), 1)


def words(page: Page) -> list[str]:
    return [block.text for block in pages_to_blocks([page])[0]]


EXPECTED = [
    TEXT,
    "工作任务：隐患排查；牵头单位：镇应急办。",
    "工作任务：应急演练；牵头单位：镇安监站。",
]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_text_and_table_are_read_whichever_way_up(turn: int) -> None:
    assert words(read(picture().rotate(turn, expand=True))) == EXPECTED


@pytest.mark.parametrize("slant", [-1, 2.5])
def test_a_crooked_page_keeps_its_paragraph_and_the_cells_of_its_table(slant: float) -> None:
    crooked = picture().rotate(slant, Image.Resampling.BICUBIC, fillcolor=245)
    text, *rows = words(read(crooked))
    assert rows == EXPECTED[1:]
    assert SequenceMatcher(None, text, TEXT, autojunk=False).ratio() > 0.95


def test_a_sheet_in_a_black_border_is_read_without_it() -> None:
    width, height = picture().size
    copied = Image.new("L", (width + 240, height + 200), 8)
    copied.paste(picture(), (130, 90))
    page = read(copied.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=8))
    assert words(page) == EXPECTED
    assert abs(page.width - width) < 0.03 * width


def test_print_that_shines_through_from_behind_is_no_text() -> None:
    front = np.asarray(picture(), np.float32)
    through = front * (0.72 + 0.28 * np.flipud(np.fliplr(front)) / 255)
    assert words(read(Image.fromarray(through.astype(np.uint8)))) == EXPECTED


def test_the_strokes_of_a_large_title_are_no_ruled_lines() -> None:
    title = "<h1 style='font:40pt \"Noto Sans CJK SC\";margin:0'>生产事故</h1>"
    style = "@page{size:148mm 92mm;margin:15mm} body{font:10pt/16pt 'Noto Serif CJK SC'}"
    body = f"{title}<p>{TEXT}</p>"
    large = pictures(printed(f"<meta charset='utf-8'><style>{style}</style>{body}"), slant=0)[0]
    assert words(read(large)) == ["生产事故", TEXT]


def test_white_words_on_light_blue_are_text() -> None:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    style = (
        "@page{size:148mm 92mm;margin:15mm} body{font:14pt/24pt 'Noto Serif CJK SC'}"
        "table{border-collapse:collapse} td{border:1px solid black;padding:4pt 8pt}"
        "tr:first-child td{background:#5B9BD5;color:white;-webkit-print-color-adjust:exact}"
    )
    body = f"<p>{TEXT}</p><table>{cells}</table>"
    page = f"<meta charset='utf-8'><style>{style}</style>{body}"
    assert words(read(pictures(printed(page), slant=0)[0])) == EXPECTED


def test_an_empty_sheet_says_nothing() -> None:
    assert read(Image.new("L", (800, 1000), 250)).lines == ()


def test_every_line_has_its_confidence() -> None:
    assert all(0.3 <= line.sure <= 1 for line in read(picture()).lines)


def glyphs(text: str, sure: float = 1.0) -> list[Glyph]:
    return [Glyph(char, at, 0, at + 1, 1, sure) for at, char in enumerate(text)]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("(责任单位:镇应急办)", "（责任单位：镇应急办）"),
        ("临安委[2024]2号", "临安委〔2024〕2号"),
        ("每天10:30检查,不少于1,000次", "每天10:30检查，不少于1,000次"),
        ("(2)通道;", "（2）通道；"),
        ("OK (see a, b)", "OK (see a, b)"),
        (".·1.开展检查", "1.开展检查"),
        ("、开展检查", "开展检查"),
        ("工作要点.", "工作要点"),
        ("1.", "1."),
    ],
)
def test_punctuation_gets_its_chinese_width(seen: str, meant: str) -> None:
    assert "".join(glyph.text for glyph in chinese_marks(glyphs(seen))) == meant


def test_doubtful_words_are_named_with_what_stands_around() -> None:
    line = glyphs("每月检查") + glyphs("28", 0.4) + glyphs("家企业") + glyphs("，", 0.1)
    assert list(doubts_of([line])) == ["“28”识别把握只有 40%（…每月检查28家企业，…），请核对原件。"]
