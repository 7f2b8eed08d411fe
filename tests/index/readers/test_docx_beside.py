"""What stands beside the text of a Word file: text boxes, footnotes and endnotes."""

from index.document import Block, BlockKind
from index.readers.docx import read_docx
from tests.index.word_files import lvl, num, p, r, tbl, word


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read_docx(word(body, **parts), "a.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in blocks(body, **parts)]


def para(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


BOX = "<w:txbxContent>{}</w:txbxContent>"
DRAWN = (
    "<w:drawing><wp:anchor><a:graphic><wps:txbx>"
    + BOX
    + "</wps:txbx></a:graphic></wp:anchor></w:drawing>"
)
OLD = (
    '<w:pict><v:shape style="position:absolute"><v:textbox>'
    + BOX
    + "</v:textbox></v:shape></w:pict>"
)


def twice(content: str) -> str:
    """A text box as Word writes it: for itself, and again for older programs."""
    choice = f'<mc:Choice Requires="wps">{DRAWN.format(content)}</mc:Choice>'
    return (
        f"<w:r><mc:AlternateContent>{choice}<mc:Fallback>{OLD.format(content)}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it() -> None:
    inside = (
        p("框里第一段")
        + para(r("框里"), twice(p("最里面")))
        + tbl(["任务", "单位"], ["检查", "镇"])
    )
    body = para(twice(inside), r("正文。")) + para(f"<w:r>{OLD.format(p('旧框'))}</w:r>")
    read = blocks(body)
    assert [(block.text, block.place) for block in read] == [
        ("正文。", "第1段"),
        ("框里第一段", "第1段文本框"),
        ("框里", "第1段文本框"),
        ("最里面", "第1段文本框"),
        ("任务：检查；单位：镇。", "表1第2行"),
        ("旧框", "第2段文本框"),
    ]


def test_only_a_fallback_is_read_where_there_is_no_choice() -> None:
    fallback = f"<mc:AlternateContent><mc:Fallback>{OLD.format(p('旧框'))}</mc:Fallback></mc:AlternateContent>"
    assert texts(para(f"<w:r>{fallback}</w:r>")) == ["旧框"]


def test_a_text_box_counts_for_itself() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{lvl(0, "decimal", "%1.")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    body = para(r("甲"), twice(p("框", num(1))), properties=num(1)) + p("乙", num(1))
    assert texts(body, numbering=numbering) == ["1.甲", "1.框", "2.乙"]


def note(at: int, *content: str) -> str:
    return f'<w:footnote w:id="{at}">{"".join(content)}</w:footnote>'


def cited(at: int, kind: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{kind}Reference w:id="{at}"{more}/></w:r>'


MARK = "<w:r><w:footnoteRef/></w:r>"


def test_notes_follow_the_paragraph_that_cites_them_and_leave_its_sentence_whole() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        + note(2, para(MARK, r(" 1.指高层建筑。")), p("含地下室。"))
        + note(3, para(MARK, r(" 不含村级。")))
        + note(4, p("从未引用。"))
    )
    ends = f'<w:endnote w:id="1">{p("见附件。")}</w:endnote>'
    body = para(r("排查建筑"), cited(3), r("，逐栋登记"), cited(2), r("。")) + para(
        r("按月通报"), cited(1, "endnote"), cited(3), cited(9), r("。")
    )
    read = blocks(body, footnotes=notes, endnotes=ends)
    assert [(block.text, block.place) for block in read] == [
        ("排查建筑，逐栋登记。", "第1段"),
        ("脚注1：不含村级。", "脚注1"),
        ("脚注2：1.指高层建筑。 含地下室。", "脚注2"),
        ("按月通报。", "第2段"),
        ("尾注1：见附件。", "尾注1"),
    ]
    assert {block.kind for block in read} == {BlockKind.PARAGRAPH}


def test_a_note_with_a_mark_of_its_own_leaves_no_mark() -> None:
    run = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    assert texts(para(r("检查"), run, r("。")), footnotes=note(2, p("说明。"))) == [
        "检查。",
        "脚注1：说明。",
    ]


def test_notes_of_a_table_follow_it() -> None:
    cell = f"<w:tc>{para(r('检查'), cited(2))}</w:tc>"
    body = tbl(["任务", "单位"], [cell, "镇应急办"]) + p("完。")
    assert texts(body, footnotes=note(2, p("含夜间。"))) == [
        "任务：检查；单位：镇应急办。",
        "脚注1：含夜间。",
        "完。",
    ]
