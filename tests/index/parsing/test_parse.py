from itertools import pairwise

import pytest

from index.document import Document
from index.parsing.parse import parse
from index.plan import ClauseKind, Level
from index.readers.markdown import read_markdown
from tests.index.documents import TITLE, addresses, plan_of

PLAN = """为做好工作，制定如下要点。
一、健全责任体系
（一）党政责任
1.压实领导责任。每季度研究1次。(责任单位：镇应急办)
2．明确部门责任。（1）行业监管。要落实到人。（2）属地管理。要落实到村。
（二）企业责任
3、落实主体责任。企业要自查。
二、推进专项整治
4 .消防安全。重点做好：①通道。要畅通。②器材。要完好。
5.电动自行车。严查充电。（镇应急办牵头，各村分工负责）"""


def test_the_tree_of_a_plan() -> None:
    plan = plan_of(PLAN)
    assert addresses(plan) == [
        "开头",
        "一、›（一）›1.",
        "一、›（一）›2.›（1）",
        "一、›（一）›2.›（2）",
        "一、›（二）›3.",
        "二、›4.",
        "二、›4.›①",
        "二、›4.›②",
        "二、›5.",
    ]
    assert plan.title == TITLE
    assert plan.items() == (0, 1, 2, 3, 4, 5)[1:]
    assert plan.warnings == ()
    assert [section.title for section in plan.sections] == [
        "健全责任体系",
        "党政责任",
        "明确部门责任",
        "企业责任",
        "推进专项整治",
        "消防安全",
    ]


def test_a_clause_knows_heading_item_path_and_place() -> None:
    plan = plan_of(PLAN)
    clause = plan.clause("一、›（一）›1.")
    assert clause is not None
    assert (clause.heading, clause.item, clause.label) == ("压实领导责任", 1, "1.")
    assert clause.path == ("一、健全责任体系", "（一）党政责任")
    assert clause.kind is ClauseKind.ITEM
    assert clause.origin.place == "第5行"
    assert plan.text[clause.body_start : clause.end] == "每季度研究1次。(责任单位：镇应急办)"
    opening = plan.clause("开头")
    assert opening is not None and opening.item == 0 and opening.kind is ClauseKind.OPENING
    part = plan.clause("一、›（一）›2.›（2）")
    assert part is not None and part.item == 2


def test_clauses_stand_inside_the_text_and_do_not_overlap() -> None:
    plan = plan_of(PLAN)
    for before, after in pairwise(plan.clauses):
        assert before.start <= before.body_start <= before.end <= after.start
    assert plan.clauses[-1].end == len(plan.text)


@pytest.mark.parametrize(
    "sentence",
    [
        "每月抓住一、两项重点工作",
        "在一、二季度检查",
        "组织4.15全民国家安全教育日活动",
        "下降3.5%以上，2024.3.1前完成",
        "落实刑法修正案（十一）的规定",
        "传达第十二次会议和第三批名单",
        "整治3、4号楼",
        "见附件（1）和第2条",
        "在2024年3月1日至5月2日",
    ],
)
def test_numbers_in_a_sentence_open_nothing(sentence: str) -> None:
    text = f"1.检查。要检查。\n2.宣传。{sentence}。\n3.培训。{sentence}，{sentence}。"
    plan = plan_of(text)
    assert addresses(plan) == ["1.", "2.", "3."]
    assert plan.warnings == ()


@pytest.mark.parametrize(
    "line", ["4.15全民国家安全教育日。", "3.5%的企业要检查。", "（十一）的规定。", "第十二次会议。"]
)
def test_a_line_that_starts_with_such_a_number_opens_nothing(line: str) -> None:
    plan = plan_of(f"1.检查。要检查。\n2.宣传。要宣传。\n{line}\n3.培训。要培训。")
    assert addresses(plan) == ["1.", "2.", "3."]


def test_headings_that_begin_with_a_number() -> None:
    text = (
        "一、2023年回顾\n已经完成。\n二、2024年任务\n1.检查。要检查。\n2.2024年底前完成。要完成。\n"
    )
    plan = plan_of(text + "三、三年行动\n3、24小时值班。要值班，不得离岗。")
    assert addresses(plan) == ["一、", "二、›1.", "二、›2.", "三、›3."]
    assert [section.title for section in plan.sections] == ["2024年任务", "三年行动"]


def test_a_gap_is_reported_and_kept() -> None:
    plan = plan_of("8.检查。要检查。\n10.宣传。要宣传。\n11.培训。要培训。")
    assert plan.items() == (8, 10, 11)
    assert "第3行：编号从8跳到10，缺9。" in plan.warnings


def test_a_repeated_number_is_reported_and_has_an_address_of_its_own() -> None:
    plan = plan_of("1.检查。要检查。\n2.宣传。要宣传。\n2.培训。要培训。")
    assert addresses(plan) == ["1.", "2.", "2.~2"]
    assert plan.items() == (1, 2, 3)
    assert any("重复或倒退" in warning for warning in plan.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "第一章 总则\n第一条 甲甲。\n第二条 乙乙。\n第二章 职责\n第三条 丙丙。\n第四条 丁丁。",
        "一、责任\n（一）甲。甲甲。\n（二）乙。乙乙。\n二、治理\n（三）丙。丙丙。\n（四）丁。丁丁。",
        "一、责任。（一）甲。甲甲。（二）乙。乙乙。二、治理。（三）丙。丙丙。（四）丁。丁丁。",
    ],
)
def test_numbers_may_run_on_below_the_next_heading(text: str) -> None:
    plan = plan_of(text)
    assert plan.items() == (1, 2, 3, 4)
    assert [clause.parent for clause in plan.clauses] == [
        *[plan.sections[0].address] * 2,
        *[plan.sections[1].address] * 2,
    ]
    assert plan.warnings == ()


def test_items_that_start_again_are_counted_through() -> None:
    plan = plan_of("一、甲\n1.检查。要检查。\n2.宣传。要宣传。\n二、乙\n1.培训。要培训。")
    assert addresses(plan) == ["一、›1.", "一、›2.", "二、›1."]
    assert plan.items() == (1, 2, 3)


def test_an_item_that_breaks_off_is_reported() -> None:
    plan = plan_of("1.检查。要检查。\n2.宣传。由区公安分局、区民")
    assert plan.warnings == ("第2项在文末中断（…区公安分局、区民）。",)


def test_a_signed_plan_does_not_break_off() -> None:
    assert plan_of("1.检查。要检查。\n2.宣传。要宣传。\n青石镇安委会\n2024年3月1日").warnings == ()


def test_a_first_sentence_with_a_figure_is_no_heading() -> None:
    plan = plan_of("1.每月检查2次。检查结果要报告。\n2.宣传。要宣传。")
    assert [clause.heading for clause in plan.clauses] == ["", "宣传"]


def test_a_note_is_no_body() -> None:
    (clause,) = plan_of("1.明确责任。（责任单位：各村（社区））").clauses
    assert clause.heading == ""
    assert clause.body_start == clause.start


def test_an_attachment_is_a_part_of_its_own() -> None:
    plan = plan_of("1.检查。要检查。\n2.宣传。要宣传。\n附件：清单\n1.甲。甲甲甲。\n2.乙。乙乙乙。")
    assert addresses(plan) == ["1.", "2.", "附件›1.", "附件›2."]


def test_the_same_document_gives_the_same_plan() -> None:
    assert plan_of(PLAN) == plan_of(PLAN)
    assert len(plan_of(PLAN).id) == 8


FAMILIES = {
    "the third level starts again": (
        "一、压实责任\n（一）党政责任\n1.学习。要学习。\n2.检查。要检查。\n（二）部门责任\n1.监管。要监管。\n"
        "二、专项整治\n（一）消防\n1.通道。要畅通。\n2.器材。要完好。",
        "一、›（一）›1. 一、›（一）›2. 一、›（二）›1. 二、›（一）›1. 二、›（一）›2.",
        (1, 2, 3, 4, 5),
    ),
    "the items run on through all sections": (
        "一、责任\n1.学习。要学习。\n2.检查。要检查。\n二、整治\n3.消防。要整治。\n三、保障\n4.宣传。要宣传。",
        "一、›1. 一、›2. 二、›3. 三、›4.",
        (1, 2, 3, 4),
    ),
    "two levels": (
        "一、责任\n（一）学习。要学习。\n（二）检查。要检查。\n二、整治\n（一）消防。要整治。",
        "一、›（一） 一、›（二） 二、›（一）",
        (1, 2, 3),
    ),
    "chapters and articles": (
        "第一章 总则\n第一条 为做好工作，制定本要点。\n第二章 职责\n第二条 镇应急办负责监管。\n"
        "第三条 各村负责：\n（一）巡查；\n（二）上报。",
        "第一章›第一条 第二章›第二条 第二章›第三条 第二章›第三条›（一） 第二章›第三条›（二）",
        (1, 2, 3),
    ),
    "headings without a full stop over paragraphs": (
        "一、压实责任\n（一）党政责任\n镇党委每季度研究1次。镇领导每月检查1次。\n（二）企业责任\n企业每月自查1次。\n"
        "二、整治\n1.消防安全\n沿街门店每月检查1次。\n每季度通报1次。\n2、燃气安全\n每季度检查1次。",
        "一、›（一） 一、›（二） 二、›1. 二、›2.",
        (1, 2),
    ),
    "a space behind the title": (
        "一、压实责任\n1.压实党政责任 镇党委每季度研究1次安全生产工作。\n2.压实企业责任 企业每月自查1次，报镇应急办。\n"
        "二、整治\n3.消防安全　沿街门店每月至少检查1次。",
        "一、›1. 一、›2. 二、›3.",
        (1, 2, 3),
    ),
    "items without full stops": (
        "一、责任\n1.镇党委每季度研究1次\n2.镇领导每月带队检查2次\n二、整治\n3.沿街门店每月检查1次\n4.燃气场所每季度检查1次",
        "一、›1. 一、›2. 二、›3. 二、›4.",
        (1, 2, 3, 4),
    ),
    "names that were struck out": (
        "一、责任\n1.学习。**镇党委每季度学习1次。\n2.检查。XX派出所每月检查。（**镇应急办牵头，**公司配合）",
        "一、›1. 一、›2.",
        (1, 2),
    ),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_the_numbering_families_of_real_plans(family: str) -> None:
    text, expected, items = FAMILIES[family]
    for written in (text, f"{text}\n青石镇安委会\n2024年3月6日"):
        plan = plan_of(written)
        assert addresses(plan) == expected.split()
        assert plan.items() == items
        assert not any("编号" in warning for warning in plan.warnings)
        assert "**" not in text or plan.text.count("**") == text.count("**")


@pytest.mark.parametrize("mark", ["", "**"])
def test_the_families_are_the_same_in_markdown(mark: str) -> None:
    lines = ["# **镇2024年安全生产工作要点", "按照**市、**区部署，制定要点。", "## 一、压实责任"]
    lines += [
        f"{mark}（一）党政责任。{mark}每季度研究1次。",
        f"{mark}（二）企业责任。{mark} 每月自查1次。",
    ]
    (plan,) = parse(Document("a.md", "0" * 64, read_markdown("\n\n".join(lines).encode(), "a.md")))
    assert (plan.title, plan.issuer, plan.level) == (lines[0][2:], "**镇", Level.TOWNSHIP)
    assert plan.quote(plan.clauses[0]) == lines[1]
    assert addresses(plan) == ["开头", "一、›（一）", "一、›（二）"]
    assert [clause.heading for clause in plan.clauses[1:]] == ["党政责任", "企业责任"]


def test_headings_of_the_families() -> None:
    text, _, _ = FAMILIES["headings without a full stop over paragraphs"]
    headings = [clause.heading for clause in plan_of(text).clauses]
    assert headings == ["党政责任", "企业责任", "消防安全", "燃气安全"]
    plan = plan_of(FAMILIES["a space behind the title"][0])
    assert [clause.heading for clause in plan.clauses] == [
        "压实党政责任",
        "压实企业责任",
        "消防安全",
    ]
    assert plan.text[plan.clauses[2].body_start :] == "沿街门店每月至少检查1次。"


def test_short_items_without_full_stops_do_not_break_off() -> None:
    text, _, _ = FAMILIES["items without full stops"]
    assert plan_of(text).warnings == ()


def test_the_items_of_an_attachment_leave_those_of_the_plan_alone() -> None:
    plan = plan_of(
        "一、检查。要检查。\n二、宣传。要宣传。\n附件：清单\n1.甲。甲甲甲。\n2.乙。乙乙乙。"
    )
    assert [clause.item for clause in plan.clauses] == [1, 2, None, None]


def test_the_name_of_an_attachment_below_its_mark_opens_nothing() -> None:
    plan = plan_of(
        "1.检查。要检查。\n2.宣传。要宣传。\n附件2\n重点任务分工表\n1.甲。甲甲甲。\n2.乙。乙乙乙。"
    )
    assert addresses(plan) == ["1.", "2.", "附件›1.", "附件›2."]


def test_brackets_that_a_conversion_bent_are_numbers() -> None:
    plan = plan_of("一、任务\n〔一〕加强领导\n要落实。\n〔二〕加强宣传\n每村2次。")
    assert addresses(plan) == ["一、›（一）", "一、›（二）"]
    assert plan.clauses[0].heading == "加强领导"


def test_a_name_with_a_colon_heads_the_items_below_it() -> None:
    plan = plan_of(
        "一、应急值守：\n1.值班。每日值班。\n2.报告。及时报告。\n二、各村要做到：\n1.巡查。\n2.劝导。"
    )
    assert addresses(plan) == ["一、›1.", "一、›2.", "二、", "二、›1.", "二、›2."]
    assert plan.clauses[0].path == ("一、应急值守：",)


def test_a_sentence_that_says_until_when_is_no_heading() -> None:
    plan = plan_of(
        "一、整改\n（一）对发现的问题，7日内交办。\n1.一般隐患。\n2.重大隐患。\n（二）验收。要验收。"
    )
    assert addresses(plan)[0] == "一、›（一）"
    assert plan.quote(plan.clauses[0]) == "对发现的问题，7日内交办。"


def test_a_count_behind_the_number_of_an_item() -> None:
    text = "1.事故下降5.5%。\n2.培训2000人。\n3.3家企业完成评估。\n4.演练6场。"
    assert addresses(plan_of(text)) == ["1.", "2.", "3.", "4."]
    assert addresses(plan_of("1.1 责任\n1.2 检查\n2.1 宣传")) == ["开头"]


def test_items_that_end_with_their_units_are_no_pages() -> None:
    text = "1.组织。3月底前调整。责任单位：镇应急办\n2.检查。每季度1次。责任单位：各村\n3.宣传。6月举办。"
    assert addresses(plan_of(text)) == ["1.", "2.", "3."]
