"""Automatic numbers as Word counts and shows them."""

import pytest

from index.readers.docx import read_docx
from tests.index.word_files import lvl, num, p, tbl, tc, word

PLAIN = lvl(0, "chineseCountingThousand", "%1、") + lvl(1, "decimal", "%2.")


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_docx(data, "a.docx")]


def abstract(at: int, levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{at}">{more}{levels}</w:abstractNum>'


def instance(at: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{at}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def override(level: int, inside: str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}">{inside}</w:lvlOverride>'


def listed(*items: tuple[int, int, str], numbering: str) -> list[str]:
    body = "".join(p(text, num(list_id, level)) for list_id, level, text in items)
    return texts(word(body, numbering=numbering))


@pytest.mark.parametrize(
    ("number_format", "start", "shown"),
    [
        ("chineseCounting", 12, ["十二", "十三"]),
        ("chineseCountingThousand", 20, ["二十", "二十一"]),
        ("japaneseCounting", 3, ["三", "四"]),
        ("chineseLegalSimplified", 10, ["壹拾", "壹拾壹"]),
        ("ideographLegalTraditional", 2, ["貳", "參"]),
        ("ideographDigital", 10, ["一〇", "一一"]),
        ("taiwaneseDigital", 20, ["二○", "二一"]),
        ("ideographTraditional", 10, ["癸", "11"]),
        ("ideographZodiac", 1, ["子", "丑"]),
        ("ideographZodiacTraditional", 60, ["癸亥", "61"]),
        ("ideographEnclosedCircle", 3, ["㊂", "㊃"]),
        ("decimalEnclosedCircleChinese", 20, ["⑳", "21"]),
        ("decimalEnclosedParen", 1, ["⑴", "⑵"]),
        ("decimalEnclosedFullstop", 9, ["⒐", "⒑"]),
        ("decimalFullWidth", 9, ["９", "１０"]),
        ("decimalZero", 9, ["09", "10"]),
        ("lowerLetter", 26, ["z", "aa"]),
        ("upperLetter", 28, ["BB", "CC"]),
        ("lowerRoman", 4, ["iv", "v"]),
        ("upperRoman", 1999, ["MCMXCIX", "MM"]),
        ("upperRoman", 999_999_999, ["999999999", "1000000000"]),
        ("lowerLetter", 999_999_999, ["999999999", "1000000000"]),
        ("decimal", 0, ["0", "1"]),
        ("thaiCounting", 1, ["1", "2"]),
    ],
)
def test_every_number_format_reads_as_shown(
    number_format: str, start: int, shown: list[str]
) -> None:
    numbering = abstract(0, lvl(0, number_format, "（%1）", start=start)) + instance(1, 0)
    read = listed((1, 0, "甲"), (1, 0, "乙"), numbering=numbering)
    assert read == [f"（{number}）{text}" for number, text in zip(shown, "甲乙", strict=True)]


def test_a_custom_format_of_a_later_word_is_padded() -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1号"/></w:lvl>'
    )
    assert listed((1, 0, "令"), numbering=abstract(0, level) + instance(1, 0)) == ["007号令"]


def test_bullets_and_patterns_without_a_number_show_none() -> None:
    numbering = abstract(
        0, lvl(0, "bullet", "") + lvl(1, "none", "%2.") + lvl(2, "decimal", "附：")
    ) + instance(1, 0)
    read = listed((1, 0, "甲"), (1, 1, "乙"), (1, 2, "丙"), (1, 7, "丁"), numbering=numbering)
    assert read == ["甲", "乙", "附：丙", "丁"]


def test_levels_above_are_shown_in_their_own_format_but_legally_in_digits() -> None:
    levels = (
        lvl(0, "chineseCounting", "第%1章")
        + lvl(1, "decimal", "%1.%2")
        + lvl(2, "decimal", "%1.%2.%3.", "<w:isLgl/>")
    )
    read = listed(
        (1, 0, "总则"),
        (1, 1, "目标"),
        (1, 2, "指标"),
        numbering=abstract(0, levels) + instance(1, 0),
    )
    assert read == ["第一章总则", "一.1 目标", "1.1.1.指标"]


def test_a_bare_number_stays_apart_from_a_year_unless_nothing_follows_it() -> None:
    tight = lvl(1, "decimal", "%2", '<w:suff w:val="nothing"/>')
    numbering = abstract(0, lvl(0, "decimal", "%1") + tight) + instance(1, 0)
    read = listed((1, 0, "2024年目标"), (1, 1, "号文件"), numbering=numbering)
    assert read == ["1 2024年目标", "1号文件"]


def test_lists_over_one_definition_count_on_unless_one_starts_anew() -> None:
    start = override(0, '<w:startOverride w:val="5"/>')
    numbering = abstract(0, PLAIN) + instance(1, 0) + instance(2, 0) + instance(3, 0, start)
    read = listed(
        *[(1, 0, "甲"), (2, 0, "乙"), (3, 0, "丙"), (3, 0, "丁"), (1, 0, "戊")],
        numbering=numbering,
    )
    assert read == ["一、甲", "二、乙", "五、丙", "六、丁", "七、戊"]


def test_a_start_of_its_own_counts_again_below_each_heading() -> None:
    start = override(1, '<w:startOverride w:val="3"/>')
    read = listed(
        *[(1, 0, "甲"), (1, 1, "子"), (1, 1, "丑"), (1, 0, "乙"), (1, 1, "寅")],
        numbering=abstract(0, PLAIN) + instance(1, 0, start),
    )
    assert read == ["一、甲", "3.子", "4.丑", "二、乙", "3.寅"]


def test_a_list_may_define_a_level_of_its_own() -> None:
    own = override(0, lvl(0, "decimal", "第%1条 ", start=3))
    numbering = abstract(0, PLAIN) + instance(1, 0, own)
    assert listed((1, 0, "甲"), (1, 0, "乙"), numbering=numbering) == ["第3条 甲", "第4条 乙"]


def test_a_list_that_names_a_list_style_has_its_levels() -> None:
    numbering = (
        abstract(0, PLAIN, '<w:styleLink w:val="S"/>')
        + abstract(1, "", '<w:numStyleLink w:val="S"/>')
        + abstract(2, "", '<w:numStyleLink w:val="T"/>')
        + "".join(instance(at + 1, at) for at in range(3))
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="T"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    body = "".join(p(text, num(list_id)) for list_id, text in ((2, "甲"), (2, "乙"), (3, "丙")))
    read = texts(word(body, numbering=numbering, styles=styles))
    assert read == ["一、甲", "二、乙", "一、丙"]


def style(name: str, based_on: str = "", properties: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def test_numbers_come_from_styles_by_the_level_that_stands_for_the_style() -> None:
    levels = lvl(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>') + lvl(
        1, "chineseCounting", "（%2）", '<w:pStyle w:val="B"/>'
    )
    styles = (
        style("A", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("B", "A", '<w:numPr><w:numId w:val="1"/></w:numPr>')
        + style("C", "B")
        + style("D", "B", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    body = (
        "".join(p(text, style=name) for name, text in zip("ABCD", "甲乙丙丁", strict=True))
        + p("戊", '<w:numPr><w:numId w:val="0"/></w:numPr>', "A")
        + p("己", '<w:numPr><w:ilvl w:val="1"/></w:numPr>', "A")
        + p("庚", '<w:numPr><w:ins w:id="1" w:author="a"/></w:numPr>', "A")
    )
    read = texts(word(body, numbering=abstract(0, levels) + instance(1, 0), styles=styles))
    assert read == ["一、甲", "（一）乙", "（二）丙", "丁", "戊", "（三）己", "二、庚"]


def test_styles_that_are_based_on_one_another_in_a_ring_end() -> None:
    assert texts(word(p("甲", style="A"), styles=style("A", "B") + style("B", "A"))) == ["甲"]


def test_a_list_of_one_level_counts_on_that_level_alone() -> None:
    single = abstract(0, PLAIN, '<w:multiLevelType w:val="singleLevel"/>') + instance(1, 0)
    assert listed((1, 0, "甲"), (1, 1, "乙"), numbering=single) == ["一、甲", "二、乙"]


def test_numbers_run_on_through_table_cells_and_fill_empty_ones() -> None:
    counted = tc(p("", num(1, 1)))
    body = p("任务", num(1, 0)) + tbl(
        ["序号", "任务", "牵头单位"],
        [counted, tc(p("检查", num(2))), "镇应急办"],
        [counted, "整改", "镇"],
    )
    numbering = abstract(0, PLAIN) + instance(1, 0) + abstract(1, lvl(0, "decimal", "（%1）"))
    assert texts(word(body, numbering=numbering + instance(2, 1))) == [
        "一、任务",
        "任务：（1）检查；牵头单位：镇应急办。",
        "任务：整改；牵头单位：镇。",
    ]


def test_empty_numbered_paragraphs_count_but_those_that_only_end_a_section_do_not() -> None:
    section = num(1) + "<w:sectPr/>"
    body = p("甲", num(1)) + p("", num(1)) + p("", section) + p("乙", num(1))
    assert texts(word(body, numbering=abstract(0, PLAIN) + instance(1, 0))) == ["一、甲", "三、乙"]


def test_a_list_that_is_not_defined_numbers_nothing() -> None:
    assert listed((5, 0, "甲"), (0, 0, "乙"), numbering=instance(5, 9) + instance(0, 0)) == [
        "甲",
        "乙",
    ]
    assert texts(word(p("甲", num(1)))) == ["甲"]
