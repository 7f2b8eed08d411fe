import random

from index.readers.pages.glyphs import Glyph
from index.readers.pages.levels import leveled, without_backdrop

EM = 10.0


def run(text: str, left: float, top: float = 0.0, em: float = EM, step: float = 1.0) -> list[Glyph]:
    """Characters side by side, `step` of their width apart; a space is half as wide."""
    found = []
    at = left
    for char in text:
        width = em * (0.5 if char.isascii() else 1.0)
        found.append(Glyph(char, at, top, at + width, top + em))
        at += width * step
    return found


def texts(*runs: list[Glyph]) -> list[str]:
    return ["".join(glyph.text for glyph in line) for line in leveled(runs)]


def test_a_line_is_put_together_in_whatever_order_it_was_drawn() -> None:
    parts = [run("各镇街", 0), run("2024", 30), run("年底前", 50), run("完成", 0, 20)]
    random.Random(1).shuffle(parts)
    assert sorted(texts(*parts)) == ["各镇街2024年底前", "完成"]


def test_small_figures_above_and_below_belong_to_their_line() -> None:
    raised, lowered = run("3", 30, -1, 6), run("2", 53, 6, 6)
    (line,) = leveled([run("库容万", 0), raised, run("，CO", 33), lowered, run("浓度", 56)])
    assert "".join(glyph.text for glyph in line) == "库容万3，CO2浓度"
    assert [glyph.text for glyph in line if glyph.raised] == ["3"]


def test_lines_close_below_one_another_stay_apart() -> None:
    assert texts(run("上一行", 0), run("下一行", 0, 10.5)) == ["上一行", "下一行"]


def test_a_character_that_is_drawn_twice_is_one() -> None:
    assert texts(run("安全生产11", 0), run("安全生产11", 0.6, 0.6)) == ["安全生产11"]


def test_a_space_stands_where_latin_words_are_apart() -> None:
    assert texts(run("GB", 0), run("50016", 13)) == ["GB 50016"]
    assert texts(run("区2024年", 0, step=1.5)) == ["区2024年"]


def test_a_space_that_the_next_character_covers_is_none() -> None:
    space = Glyph(" ", 12.4, 0, 17.4, EM)
    assert texts([*run("于", 0), space], run("96", 12.5)) == ["于96"]


def test_large_words_behind_the_text_are_no_text() -> None:
    text = [run("对企业开展检查" * 4, 0, top) for top in range(0, 60, 15)]
    kept, behind = without_backdrop([run("内部资料", 20, 10, 30), *text])
    assert behind == ("内部资料",)
    assert list(kept) == text


def test_a_title_above_the_text_is_no_backdrop() -> None:
    runs = [run("工作要点", 20, 0, 22), run("对企业开展检查", 0, 30), run("完成整改", 0, 45)]
    assert without_backdrop(runs) == (runs, ())
