"""The words of Word paragraphs as they are printed."""

import pytest

from index.document import Block, BlockKind
from index.readers.docx import read_docx
from tests.index.word_files import lvl, num, p, r, tbl, word


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read_docx(word(body, **parts), "a.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def changed(mark: str) -> str:
    """Properties of a paragraph whose mark was changed."""
    return f'<w:rPr><w:{mark} w:id="1" w:author="a"/></w:rPr>'


def para(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(instruction: str, result: str, nested: str = "") -> str:
    """A complex field, its parts in runs of their own."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    asked = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>{nested}"
    shown = mark("separate") + result if result else ""
    return mark("begin") + asked + shown + mark("end")


def test_tracked_changes_are_read_as_accepted() -> None:
    body = para(
        f'<w:del w:id="1">{r("旧")}</w:del><w:ins w:id="2">{r("新")}</w:ins>',
        f'<w:moveFrom w:id="3">{r("原处")}</w:moveFrom>',
        f'<w:moveTo w:id="4"><w:ins w:id="5">{r("词")}</w:ins></w:moveTo>',
    )
    assert texts(body) == ["新词"]


def test_paragraphs_whose_mark_was_deleted_are_one_with_the_number_of_the_last() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = (
        p("落实", changed("del"))
        + p("责任，", changed("moveFrom"))
        + p("每月检查。", num(1))
        + para(f'<w:del w:id="1">{r("删去的一项")}</w:del>', properties=num(1) + changed("del"))
        + p("按季通报。", num(1))
    )
    read = blocks(body, numbering=numbering)
    assert [(block.text, block.place) for block in read] == [
        ("1.落实责任，每月检查。", "第1段"),
        ("2.按季通报。", "第2段"),
    ]


def test_a_deleted_mark_before_a_table_or_the_end_joins_nothing() -> None:
    gone = para(f'<w:del w:id="1">{r("删")}</w:del>', properties=changed("del"))
    body = p("甲", changed("del")) + tbl(["框"]) + p("乙", changed("del")) + gone
    assert texts(body) == ["甲", "框", "乙"]


def test_hidden_text_is_left_out_by_run_style_and_paragraph_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="I"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="J"><w:rPr><w:vanish w:val="true"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
    )
    body = (
        para(r("甲"), r("隐", "<w:vanish/>"), r("乙", '<w:vanish w:val="0"/>'))
        + para(r("丙"), r("隐", '<w:rStyle w:val="I"/>'))
        + para(r("隐"), r("丁", '<w:vanish w:val="false"/>'), properties='<w:pStyle w:val="J"/>')
    )
    assert texts(body, styles=styles) == ["甲乙", "丙", "丁"]


def test_a_heading_whose_mark_is_hidden_runs_on_in_its_text() -> None:
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    body = p("压实责任。", "<w:rPr><w:specVanish/></w:rPr>", "1") + p("每月检查。")
    (read,) = blocks(body, styles=styles)
    assert (read.text, read.kind, read.depth) == ("压实责任。每月检查。", BlockKind.HEADING, 2)


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    assert texts(p("为", '<w:framePr w:dropCap="drop"/>') + p("落实责任。")) == ["为落实责任。"]


def test_fields_show_their_result_only() -> None:
    nested = field("PAGE", r("7"))
    body = (
        para(r("见"), field("REF _1 \\\\h", r("第三条")), r("。"))
        + para(
            r("甲"), field("IF ", r("乙"), nested + "<w:r><w:instrText> = 7</w:instrText></w:r>")
        )
        + para('<w:fldSimple w:instr=" DATE ">' + r("2024年") + "</w:fldSimple>")
        + para('<w:hyperlink r:id="x">' + r("公告") + "</w:hyperlink>", field("PRINT x", ""))
    )
    assert texts(body) == ["见第三条。", "甲乙", "2024年", "公告"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = para(begin, "<w:r><w:instrText>TOC</w:instrText></w:r>", r("一、责任")) + p("检查。")
    assert texts(body) == ["一、责任", "检查。"]


def test_many_open_fields_are_read_in_a_moment() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = mark.replace("begin", "end")
    assert texts(p("甲") + para(mark * 9_000, r("隐") * 9_000, end * 9_000)) == ["甲"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        ("eq \\o\\ac(○,3)", "③要"),
        ("EQ \\o\\ac(◯,李)", "李要"),
        ("EQ \\f(1,2)", "要"),
    ],
)
def test_an_encircled_number_made_by_a_field_is_a_number(instruction: str, shown: str) -> None:
    assert texts(para(field(instruction, ""), r("要"))) == [shown]


@pytest.mark.parametrize(
    "contents",
    [
        para(*[field("TOC \\o", r("一、责任 3"))]),
        para(field("TOC", r("一、责任 3") + "</w:p><w:p>" + r("二、检查 4"))),
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{p('目 录')}{p('一、责任 3')}</w:sdtContent></w:sdt>",
        p("一、责任 3", style="TOC1"),
        para(f'<w:fldSimple w:instr="TOC">{r("一、责任 3")}</w:fldSimple>'),
    ],
)
def test_a_table_of_contents_is_not_read(contents: str) -> None:
    styles = '<w:style w:styleId="TOC1"><w:name w:val="WPSOffice手动目录 1"/></w:style>'
    assert texts(contents + p("一、责任"), styles=styles) == ["一、责任"]


def test_content_controls_nest_and_one_still_to_be_filled_in_says_nothing() -> None:
    def control(inside: str, properties: str = "") -> str:
        content = f"<w:sdtContent>{inside}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"

    tagged = f"<w:smartTag><w:customXml>{r('镇')}</w:customXml></w:smartTag>"
    empty = control(r("单击此处输入文字。"), "<w:showingPlcHdr/>")
    body = control(control(para(control(control(r("青石"))), tagged, empty)))
    assert texts(body) == ["青石镇"]


def test_breaks_begin_new_lines_and_signs_are_read() -> None:
    run = (
        "<w:r><w:t>一、责任</w:t><w:br/><w:t>1.检</w:t><w:softHyphen/><w:t>查</w:t><w:cr/>"
        '<w:t>2.A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:tab/><w:t>楼</w:t><w:br w:type="page"/></w:r>'
    )
    read = blocks(f"<w:p>{run}</w:p>")
    assert [block.text for block in read] == ["一、责任", "1.检查", "2.A-1 楼"]
    assert {block.place for block in read} == {"第1段"}


def test_space_of_the_source_is_none_unless_it_is_marked() -> None:
    body = '<w:p><w:r><w:t>\n  安 全\n生产 </w:t><w:t xml:space="preserve"> 工作</w:t></w:r></w:p>'
    assert texts(body) == ["安 全 生产 工作"]


def test_symbols_look_as_printed() -> None:
    signs = [("Wingdings", "F0FE"), ("Wingdings 2", "F06B"), ("Symbol", "F0B3"), ("宋体", "2460")]
    unknown = [("Webdings", "F041"), ("Wingdings", "F041")]
    run = "".join(f'<w:sym w:font="{font}" w:char="{code}"/>' for font, code in signs + unknown)
    assert texts(f"<w:p><w:r>{run}</w:r></w:p>") == ["☑②≥①"]


def test_a_ruby_reads_as_its_base() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('bēng')}</w:rt><w:rubyBase>{r('泵')}</w:rubyBase></w:ruby>"
    assert texts(para(f"<w:r>{ruby}</w:r>", r("房"))) == ["泵房"]


def test_equations_keep_fractions_and_powers_apart() -> None:
    def part(name: str, text: str) -> str:
        return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"

    fraction = f"<m:f><m:fPr/>{part('num', '1')}{part('den', 'n+1')}</m:f>"
    power = f"<m:sSup>{part('e', '10')}{part('sup', '6')}</m:sSup>"
    index = f"<m:sSub>{part('e', 'LC')}{part('sub', '50')}</m:sSub>"
    bracket = f'<m:d><m:dPr><m:begChr m:val="["/></m:dPr>{part("e", "a")}</m:d>'
    root = f"<m:rad>{part('e', '2')}</m:rad>"
    math = f"<m:oMath>{fraction}{power}{index}{bracket}{root}<w:r><w:t>=x</w:t></w:r></m:oMath>"
    assert texts(para(r("式"), f"<m:oMathPara>{math}</m:oMathPara>")) == [
        "式1/(n+1)10^6LC_50[a)√2=x"
    ]


def test_comments_pictures_headers_and_footers_are_left_out() -> None:
    section = '<w:sectPr><w:headerReference r:id="h" w:type="default"/></w:sectPr>'
    comment = '<w:commentRangeStart w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    body = para(comment, r("正文。"), "<w:r><w:drawing/></w:r>") + section
    header = p("内部资料")
    assert texts(body, header=header, comments=f'<w:comment w:id="1">{p("批注")}</w:comment>') == [
        "正文。"
    ]


@pytest.mark.parametrize(
    ("name", "outline", "direct", "depth"),
    [
        ("heading 1", None, None, 2),
        ("Heading 3", None, None, 4),
        ("标题 2", None, None, 3),
        ("标题1", None, None, 2),
        ("Title", None, None, 1),
        ("标题", None, None, 1),
        ("一级标题", 0, None, 2),
        ("heading 1", 9, None, 0),
        ("heading 1", None, 9, 0),
        ("正文", None, 2, 4),
        ("标题 1 Char", None, None, 0),
    ],
)
def test_headings_are_told_by_style_and_outline_level(
    name: str, outline: int | None, direct: int | None, depth: int
) -> None:
    def level(value: int | None) -> str:
        return "" if value is None else f'<w:outlineLvl w:val="{value}"/>'

    styles = (
        f'<w:style w:styleId="a"><w:name w:val="{name}"/><w:pPr>{level(outline)}</w:pPr></w:style>'
        '<w:style w:styleId="b"><w:name w:val="我的"/><w:basedOn w:val="a"/></w:style>'
    )
    for style in "ab":
        (read,) = blocks(p("责任", level(direct), style), styles=styles)
        assert read.depth == depth
        assert read.kind is (BlockKind.HEADING if depth else BlockKind.PARAGRAPH)


def test_the_lines_of_a_heading_are_one_and_a_long_paragraph_is_none() -> None:
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    broken = "</w:t><w:br/><w:t>".join(["青石镇", "工作要点", "一、责任"])
    two = p(broken, style="1")
    read = blocks(two + p("检查。" * 30, style="1"), styles=styles)
    assert [(block.text[:8], block.kind) for block in read] == [
        ("青石镇工作要点", BlockKind.HEADING),
        ("一、责任", BlockKind.PARAGRAPH),
        ("检查。检查。检查", BlockKind.PARAGRAPH),
    ]
