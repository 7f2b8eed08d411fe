import pytest

from index.parsing.clean import month_range
from tests.index.documents import cleaned

PAGES = """为做好工作，制定要点。一、健全体系。1.加强检
查工作。要查实。2.加强宣
传。覆盖全镇。3.加强培
训，全员培训。4.加强领
导。要领导。"""


def numbered(text: str) -> str:
    """The lines of a text behind running page numbers."""
    return "\n".join(f"{at}、{line}" for at, line in enumerate(text.split("\n"), 1))


def test_page_markers_go_and_the_sentences_join() -> None:
    clean = cleaned(numbered(PAGES))
    assert clean.text == PAGES.replace("\n", "")
    assert {mending.reason for mending in clean.mendings} == {"去掉页码标记并接续断句"}
    assert [mending.place for mending in clean.mendings] == [f"第{at}行" for at in range(1, 6)]


def test_a_title_above_the_page_markers_stays_a_line() -> None:
    clean = cleaned("青石镇2024年工作要点\n" + numbered(PAGES))
    assert clean.text == "青石镇2024年工作要点\n" + PAGES.replace("\n", "")


def test_a_list_of_items_is_not_taken_for_pages() -> None:
    text = "1、加强检查。要查实。\n2、加强宣传。要宣传。\n3、加强培训。要培训。"
    assert cleaned(text).text == text


@pytest.mark.parametrize(
    "page", ["— 3 —", "-3-", "第3页", "第3页 共9页", "第 3 页，共 9 页", "3/9"]
)
def test_page_lines_go(page: str) -> None:
    clean = cleaned(f"1.检查，排查\n{page}\n各类隐患。\n{page}\n2.宣传。")
    assert clean.text == "1.检查，排查各类隐患。\n2.宣传。"
    assert [mending.reason for mending in clean.mendings] == ["去掉页码行"] * 2


def test_a_page_line_below_a_heading_leaves_a_line_break() -> None:
    assert cleaned("（一）强化责任\n— 3 —\n各单位要落实。").text == "（一）强化责任\n各单位要落实。"


def test_certain_repairs_are_made_and_reported() -> None:
    clean = cleaned("加强检查o在510月开展（责任单位区应急局）。严格 落实\u200b责任。")
    assert clean.text == "加强检查。在5-10月开展（责任单位：区应急局）。严格落实责任。"
    assert [mending.reason for mending in clean.mendings] == [
        "去掉不可见字符",
        "去掉汉字间空白",
        "句号误识为字母",
        "月份之间缺连接号",
        "责任单位后缺冒号",
    ]
    for mending in clean.mendings:
        assert clean.text[mending.start :].startswith(mending.after)


def test_what_is_uncertain_stays_and_is_reported() -> None:
    text = "安全培训I机构要落实“三断条件下的通信。"
    clean = cleaned(text)
    assert clean.text == text
    assert len(clean.doubts) == 2
    assert "可疑字符“I”" in clean.doubts[0].message
    assert "引号不成对" in clean.doubts[1].message
    assert all(doubt.message.startswith("第1行：") for doubt in clean.doubts)


@pytest.mark.parametrize(
    ("digits", "months"), [("510", "5-10"), ("112", None), ("1112", "11-12"), ("000", None)]
)
def test_months_are_split_only_when_there_is_one_way(digits: str, months: str | None) -> None:
    assert month_range(digits) == months


def test_hard_wrapped_lines_join_but_items_stay() -> None:
    body = "全镇各单位要认真落实安全生产责任，全面排查各类风险隐患并及时整改到位，确保全年平稳" * 8
    width = 30
    lines = [body[at : at + width] for at in range(0, len(body), width)]
    clean = cleaned("\n".join([*lines, "1.加强检查。", "2.加强宣传。"]))
    assert clean.text == f"{body}\n1.加强检查。\n2.加强宣传。"


def test_a_place_leads_back_to_its_line_in_the_file() -> None:
    clean = cleaned(numbered(PAGES))
    assert clean.block(clean.text.index("领导")).place == "第4行"
    assert clean.block(clean.text.index("全员")).place == "第4行"
    assert clean.block(clean.text.index("传。覆盖")).place == "第3行"


def test_a_space_that_ends_a_title_stays_where_the_plan_writes_it_so() -> None:
    text = "1.压实党政责任 镇党委每季度研究1次。\n2.压实企业责任 企业每月自查1次。"
    assert cleaned(text).text == text
    scattered = (
        "1.严格 落实责任，认真抓 好检查。\n2.压实企业责任 企业每月自查1次。\n3.检查。要检查。"
    )
    assert " " not in cleaned(scattered).text


def test_the_right_edge_of_a_table_goes_and_its_rows_stay_lines() -> None:
    clean = cleaned("索引号 | A1 | 文号 | 云安〔2024〕1号 |\n||\n青石镇要点 | |\n| 甲 | 乙 |")
    assert clean.text == "索引号 | A1 | 文号 | 云安〔2024〕1号\n\n青石镇要点\n| 甲 | 乙 |"
    rows = "\n".join(
        f"{at}|检查各村各单位安全生产责任落实情况|镇应急办|6月底前" for at in range(1, 7)
    )
    assert cleaned(rows).text == rows


def test_a_line_that_begins_with_a_comma_goes_on() -> None:
    assert cleaned("坚持预防为主\n，确保安全。\n。").text == "坚持预防为主，确保安全。\n。"
