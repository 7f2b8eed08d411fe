"""Word tables: merged cells in every place that they cover, changed and nested ones."""

import pytest

from index.document import BlockKind
from index.errors import InputError
from index.readers.docx import read_docx
from tests.index.word_files import p, r, tbl, tc, word

HEAD = ["任务", "牵头单位", "完成时限"]


def texts(*body: str) -> list[str]:
    return [block.text for block in read_docx(word("".join(body)), "a.docx")]


def down(start: bool = False) -> str:
    return '<w:vMerge w:val="restart"/>' if start else "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_a_merged_cell_counts_in_every_row_that_it_covers() -> None:
    table = tbl(
        HEAD,
        ["检查", tc("镇应急办", down(start=True)), "6月底前"],
        ["整改", tc("", down()), "9月底前"],
        ["宣传", "镇宣传办", tc("年底前", '<w:vMerge w:val="continue"/>')],
    )
    assert texts(table) == [
        "任务：检查；牵头单位：镇应急办；完成时限：6月底前。",
        "任务：整改；牵头单位：镇应急办；完成时限：9月底前。",
        "任务：宣传；牵头单位：镇宣传办；完成时限：年底前。",
    ]


def test_cells_merged_both_ways_and_rows_that_start_further_right() -> None:
    table = tbl(
        HEAD,
        ["检查", tc("镇应急办", span(2) + down(start=True))],
        ["整改", tc("", span(2) + down())],
    )
    wide, on = (f'<w:hMerge w:val="{kind}"/>' for kind in ("restart", "continue"))
    later = table.replace(
        "</w:tbl>",
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{tc("镇")}</w:tr>'
        f"<w:tr>{tc('巡查')}{tc('村', wide)}{tc('', on)}</w:tr></w:tbl>",
    )
    assert texts(later) == [
        "任务：检查；牵头单位：镇应急办；完成时限：镇应急办。",
        "任务：整改；牵头单位：镇应急办；完成时限：镇应急办。",
        "牵头单位：镇。",
        "任务：巡查；牵头单位：村；完成时限：村。",
    ]


def test_deleted_and_hidden_rows_and_deleted_cells_are_left_out() -> None:
    changed = '<w:{} w:id="1" w:author="a"/>'

    def row(mark: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(map(tc, cells))}</w:tr>"

    rows = (
        row(changed.format("del"), "旧", "镇", "1月")
        + row("<w:hidden/>", "隐", "镇", "2月")
        + row(changed.format("ins"), "新", "镇", "3月")
        + f"<w:tr>{tc('查')}{tc('删', changed.format('cellDel'))}{tc('村')}{tc('4月')}</w:tr>"
    )
    table = tbl(HEAD).replace("</w:tbl>", f"{rows}</w:tbl>")
    read = read_docx(word(table), "a.docx")
    assert [(block.text, block.label) for block in read] == [
        ("任务：新；牵头单位：镇；完成时限：3月。", "表1第2行"),
        ("任务：查；牵头单位：村；完成时限：4月。", "表1第3行"),
    ]
    gone = tbl(["任务", "单位"]).replace(
        "<w:tr>", f"<w:tr><w:trPr>{changed.format('del')}</w:trPr>"
    )
    assert texts(gone, p("完。")) == ["完。"]


def test_a_cell_keeps_its_paragraphs_and_the_rows_of_a_table_in_it_apart() -> None:
    inner = tbl(["一季度", "检查"], ["二季度", tc(p("整") + p("改"))])
    row = [tc(p("分季检查：") + inner + p()), tc(p("镇应急办") + p("镇教育办")), "年底前"]
    read = read_docx(word(tbl(HEAD, row)), "a.docx")
    apart = read_docx(word(tbl(["甲" * 30, tc(p("一") + p("二"))])), "a.docx")
    assert read[0].text.startswith("任务：分季检查：一季度检查二季度整改；牵头单位：")
    assert [block.text for block in apart] == ["甲" * 30, "一", "二"]


def test_rows_and_cells_stand_in_content_controls_too() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('镇应急办')}</w:sdtContent></w:sdt>"
    row = f"<w:tr>{tc('检查')}{cell}</w:tr>"
    table = tbl(["任务", "单位"]).replace(
        "</w:tbl>", f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    )
    assert texts(table) == ["任务：检查；单位：镇应急办。"]


def test_a_table_of_one_column_is_a_frame_around_text_and_counts_as_none() -> None:
    styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    inner = tbl(["任务", "单位"], ["检查", "镇"])
    body = tbl([tc(p("责任", style="1") + inner)], [tc(p("落实。"))]) + p("完。")
    read = read_docx(word(body, styles=styles), "a.docx")
    assert [(block.text, block.place, block.kind) for block in read] == [
        ("责任", "第1段", BlockKind.HEADING),
        ("任务：检查；单位：镇。", "表1第2行", BlockKind.ROW),
        ("落实。", "第2段", BlockKind.PARAGRAPH),
        ("完。", "第3段", BlockKind.PARAGRAPH),
    ]


def test_only_tables_of_tasks_are_counted() -> None:
    layout = tbl(["青石镇安委会办公室", "2024年1月5日印发"])
    table = tbl(["任务", "单位"], ["检查", "镇"])
    read = read_docx(word(layout + table + table), "a.docx")
    assert [block.label for block in read if block.label] == ["表1第2行", "表2第2行"]


def test_changes_inside_cells_are_accepted() -> None:
    words = f'<w:p><w:del w:id="1">{r("旧")}</w:del><w:ins w:id="2">{r("新办法")}</w:ins></w:p>'
    assert texts(tbl(["任务", "单位"], [tc(words), "镇"])) == ["任务：新办法；单位：镇。"]


@pytest.mark.parametrize(
    "rows",
    [
        [[tc("字" * 9000, down(start=True)), "镇"], *[[tc("", down()), "村"]] * 3000],
        [[tc("字" * 30_000, span(2_000_000_000)), "镇"]] * 9,
    ],
)
def test_a_table_that_swells_is_refused_before_it_does(rows: list[list[str]]) -> None:
    with pytest.raises(InputError, match="不是完好的 Word 文件"):
        texts(tbl(["任务", "单位"], *rows))
